package jp.sekisho.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.flywaydb.core.Flyway;

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
     * H2 in a file below the data folder: opened so that an interrupt cannot close it, and that it stays open until the
     * last room has stopped.
     */
    public static String embedded(Path data) {
        return "jdbc:h2:async:"
                + data.toAbsolutePath().normalize().resolve("db").resolve("sekisho")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=10000";
    }

    /** Whether these tables are for demo and development only. */
    public static boolean isEmbedded(String url) {
        return url.startsWith("jdbc:h2:");
    }

    /** Opens a pool; whoever opens it closes it. */
    public HikariDataSource open() {
        HikariConfig pool = pool(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        pool.setInitializationFailTimeout(CONNECTION_TIMEOUT_MILLIS * 2);
        pool.setPoolName("tables");
        try {
            return new HikariDataSource(pool);
        } catch (HikariPool.PoolInitializationException e) {
            throw new SekishoException(Finding.of(StoreError.NOT_REACHED), e);
        }
    }

    /** A pool whose connections behave as the gateway's. */
    static HikariConfig pool(String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        if (!isEmbedded(url)) {
            pool.addDataSourceProperty("reWriteBatchedInserts", "true");
            pool.addDataSourceProperty("options", BY_KEY);
        }
        return pool;
    }

    /** Brings the tables to the form that this version needs. */
    public static void migrate(HikariDataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    @Override
    public String toString() {
        return "Tables[" + user + "]";
    }
}
