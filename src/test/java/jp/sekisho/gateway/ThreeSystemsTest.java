package jp.sekisho.gateway;

import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** Three systems with three forms, on both databases. */
class ThreeSystemsTest {
    @Nested
    class OnH2 extends ThreeSystems {
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
    class OnPostgresql extends ThreeSystems {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(TestDatabases.POSTGRESQL.url("three_systems_" + System.nanoTime()));
        }

        @Override
        String name() {
            return "postgresql";
        }
    }
}
