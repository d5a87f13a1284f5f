package jp.sekisho.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jp.sekisho.Patience;
import jp.sekisho.Ports;

/**
 * The databases that every statement is tested on; for {@code @ParameterizedTest @EnumSource}.
 *
 * <p>The server behind a constant starts once per JVM, at its first use. {@link #fresh()} gives a new, migrated, empty
 * database in some tens of milliseconds; {@link #url(String)} one that another process can open, too (PostgreSQL).
 */
public enum TestDatabases {
    H2 {
        @Override
        String create(String name) {
            return "jdbc:h2:mem:" + name
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1;WRITE_DELAY=0;QUERY_CACHE_SIZE=256;LOCK_TIMEOUT="
                    + Patience.MILLIS;
        }
    },
    POSTGRESQL {
        @Override
        String create(String name) {
            EmbeddedPostgres server = Postgres.SERVER;
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return server.getJdbcUrl("postgres", name);
        }
    };

    private static final AtomicInteger MADE = new AtomicInteger();
    /** Hundreds of tests share one server, and leave their databases open. */
    private static final long IDLE_MILLIS = 10_000;

    private static final String CONNECTIONS = "500";

    /** A new database with the migrations in it, and nothing else. */
    public Store fresh() {
        return new Store(freshDataSource());
    }

    /** The migrations of all roles: their tables have names of their own. */
    public static final List<String> ROOMS = List.of("city", "juki");

    /** As {@link #fresh()}, for tests that need the connections themselves. */
    public DataSource freshDataSource() {
        HikariConfig config = Tables.pool(url("test_" + MADE.incrementAndGet()));
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_MILLIS);
        HikariDataSource dataSource = new HikariDataSource(config);
        Tables.migrate(dataSource, ROOMS);
        return dataSource;
    }

    /** Makes a database without migrations and says where it is. */
    public String url(String name) {
        return create(name);
    }

    abstract String create(String name);

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", CONNECTIONS)
                        .setPort(Ports.free())
                        .setPGStartupWait(Patience.LONG)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
