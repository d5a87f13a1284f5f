package jp.sekisho.gateway;

import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** Headers that point elsewhere, on both databases. */
class DoorEscapesTest {
    @Nested
    class OnH2 extends DoorEscapes {
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
    class OnPostgresql extends DoorEscapes {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(TestDatabases.POSTGRESQL.url("door_escapes_" + System.nanoTime()));
        }

        @Override
        String name() {
            return "postgresql";
        }
    }
}
