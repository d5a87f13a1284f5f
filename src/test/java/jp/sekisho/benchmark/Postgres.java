package jp.sekisho.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.Ports;

/**
 * A PostgreSQL server whose commits last ({@code fsync} and {@code synchronous_commit} on), and that remembers when each was
 * made.
 */
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final ProcessHandle main;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
        this.main = mainProcess(server);
    }

    static Postgres start() {
        try {
            return new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("track_commit_timestamp", "on")
                    .setPort(Ports.free())
                    .setPGStartupWait(Patience.LONG)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new database; answers its address. */
    String create(String name) {
        rows(server.getJdbcUrl("postgres", "postgres"), "create database " + name);
        return server.getJdbcUrl("postgres", name);
    }

    String version() {
        return rows(server.getJdbcUrl("postgres", "postgres"), "show server_version")
                .get(0)
                .get(0);
    }

    /** What a statement answers, as text; nothing if it is not a query. */
    List<List<String>> rows(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            List<List<String>> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                read(statement.getResultSet(), rows);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(ResultSet result, List<List<String>> rows) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                row.add(String.valueOf(result.getString(i)));
            }
            rows.add(row);
        }
    }

    /** Processor time used so far by all processes of the server. */
    Duration cpu() {
        return Stream.concat(Stream.of(main), main.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The server's first process: the parent of the one that serves this connection. */
    private static ProcessHandle mainProcess(EmbeddedPostgres server) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
