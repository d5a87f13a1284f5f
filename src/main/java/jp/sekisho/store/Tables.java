package jp.sekisho.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * How the database is reached.
 *
 * @param url JDBC
 * @param connections the size of the pool
 */
public record Tables(String url, String user, String password, int connections) {
    private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

    /**
     * Rows are found by their keys. PostgreSQL keeps the plan of a prepared statement, and one made while a table was nearly
     * empty would walk through it when it has grown. Nor is a statement compiled first, which takes longer than any of them.
     */
    private static final String BY_KEY =
            "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off";

    /**
     * What the server ends by itself, all of it before {@link #SILENCE_SECONDS} are over: a wait for a lock, a statement, a
     * transaction in which nothing is asked any more, a session whose other end is gone.
     */
    private static final String LOCKS = " -c lock_timeout=20s";

    private static final String BOUNDS = LOCKS + " -c statement_timeout=50s -c idle_in_transaction_session_timeout=45s";
    private static final String VANISHED =
            " -c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /** So long a server may say nothing in the midst of an exchange before its host counts as gone. */
    private static final int SILENCE_SECONDS = 60;

    /** The folder of the migrations that every gateway has. */
    private static final String COMMON = "common";

    /** Flyway's own lock, and the migration. */
    private static final int MIGRATING = 2;

    private static final int CONNECT_SECONDS = 5;
    private static final int LOGIN_SECONDS = 10;
    private static final String PASSWORD = "database";
    private static final String LOGIN_REFUSED = "28";

    /**
     * H2 in a file below the data folder: opened so that an interrupt cannot close it, and that it stays open until the
     * last room has stopped.
     */
    public static String embedded(Path data) {
        return "jdbc:h2:async:"
                + data.toAbsolutePath().normalize().resolve("db").resolve("sekisho")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;QUERY_CACHE_SIZE=256"
                + ";LOCK_TIMEOUT=10000";
    }

    /** The password of H2's file: made together with it, and never beside one that is there already. */
    public static String embeddedPassword(Path data, Secrets secrets) {
        if (Files.exists(data.resolve("db").resolve("sekisho.mv.db")) && !secrets.knowsPassword(PASSWORD)) {
            throw secrets.notOfTheseTables().asException();
        }
        return secrets.password(PASSWORD);
    }

    /** Whether these tables are for demo and development only. */
    public static boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:");
    }

    /** Opens a pool; whoever opens it closes it. */
    public HikariDataSource open() {
        return open(Sessions.newName());
    }

    /** As {@link #open()}, with a name by which the server knows its sessions. */
    public HikariDataSource open(String sessionName) {
        HikariConfig pool = pool(url);
        if (!isEmbedded(url)) {
            pool.addDataSourceProperty("ApplicationName", sessionName);
        }
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setInitializationFailTimeout(CONNECTION_TIMEOUT_MILLIS * 2);
        pool.setPoolName("tables");
        try {
            return new HikariDataSource(pool);
        } catch (HikariPool.PoolInitializationException e) {
            throw new SekishoException(isLoginRefused(e) ? refused() : Finding.of(StoreError.NOT_REACHED), e);
        }
    }

    private Finding refused() {
        return Finding.of(StoreError.LOGIN_REFUSED, "user", user);
    }

    private static boolean isLoginRefused(Throwable failure) {
        return failure.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith(LOGIN_REFUSED);
    }

    /** A pool whose connections behave as the gateway's. What the URL says goes before what is said here. */
    static HikariConfig pool(String url) {
        HikariConfig pool = pool(url, BY_KEY + BOUNDS + VANISHED);
        if (!isEmbedded(url)) {
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            pool.addDataSourceProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
        }
        return pool;
    }

    /** A pool in which a statement may take as long as it does, and only a lock is not waited for without end. */
    static HikariConfig patient(String url) {
        return pool(url, LOCKS + VANISHED);
    }

    private static HikariConfig pool(String url, String options) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (!isEmbedded(url)) {
            pool.addDataSourceProperty("options", options);
            pool.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
            pool.addDataSourceProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
            pool.addDataSourceProperty("tcpKeepAlive", "true");
        }
        return pool;
    }

    /**
     * Brings the tables to the form that this version needs, on connections of its own: a large table takes its time.
     *
     * @param folders whose migrations are added to those that every gateway has, such as {@code city}
     */
    public void migrate(List<String> folders) {
        HikariConfig pool = patient(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(MIGRATING);
        pool.setPoolName("migrations");
        try (HikariDataSource connections = new HikariDataSource(pool)) {
            migrate(connections, folders);
        }
    }

    /** As {@link #migrate(List)}, on connections that are there. */
    public static void migrate(DataSource dataSource, List<String> folders) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations(Stream.concat(Stream.of(COMMON), folders.stream())
                            .map(folder -> "classpath:db/" + folder)
                            .toArray(String[]::new))
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new SekishoException(Finding.of(StoreError.NOT_THESE_TABLES), e);
        }
    }

    @Override
    public String toString() {
        return "Tables[" + user + "]";
    }
}
