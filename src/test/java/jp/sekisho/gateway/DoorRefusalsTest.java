package jp.sekisho.gateway;

import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** The doors' refusals, on both databases. */
class DoorRefusalsTest {
    @Nested
    class OnH2 extends DoorRefusals {
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
    class OnPostgresql extends DoorRefusals {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(TestDatabases.POSTGRESQL.url("door_refusals_" + System.nanoTime()));
        }

        @Override
        String name() {
            return "postgresql";
        }
    }
}
