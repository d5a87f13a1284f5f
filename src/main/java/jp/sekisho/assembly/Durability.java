package jp.sekisho.assembly;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** Refuses a PostgreSQL that may forget what it has committed. */
final class Durability {
    private static final String POSTGRESQL = "PostgreSQL";

    private Durability() {}

    static void check(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            if (!connection.getMetaData().getDatabaseProductName().equals(POSTGRESQL)) {
                return;
            }
            for (String setting : List.of("fsync", "synchronous_commit")) {
                if (value(connection, setting).equals("off")) {
                    throw Finding.of(AssemblyError.NOT_DURABLE, "setting", setting)
                            .asException();
                }
            }
        } catch (SQLException e) {
            throw new SekishoException(Finding.of(AssemblyError.NO_DATABASE), e);
        }
    }

    private static String value(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
