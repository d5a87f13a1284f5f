package jp.sekisho.gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** Layouts that change while requests are open, on both databases. */
class ChangedLayoutsTest {
    @Nested
    class OnH2 extends ChangedLayouts {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup;
        }

        @Override
        void copyTables() {}
    }

    @Nested
    class OnPostgresql extends ChangedLayouts {
        private final String name = "changed_layouts_" + System.nanoTime();
        private String url = TestDatabases.POSTGRESQL.url(name);

        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(url);
        }

        @Override
        void copyTables() {
            try (Connection server = DriverManager.getConnection(url.replace("/" + name, "/postgres"));
                    Statement statement = server.createStatement()) {
                statement.execute("create database " + name + "_copy template " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            url = url.replace("/" + name, "/" + name + "_copy");
        }
    }
}
