package jp.sekisho.gateway;

import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** Messages of several records, on both databases. */
class SeveralLinesTest {
    @Nested
    class OnH2 extends SeveralLines {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup;
        }

        @Override
        String name() {
            return "h2";
        }
    }

    @Nested
    class OnPostgresql extends SeveralLines {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(TestDatabases.POSTGRESQL.url("several_lines_" + System.nanoTime()));
        }

        @Override
        String name() {
            return "postgresql";
        }
    }
}
