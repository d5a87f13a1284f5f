package jp.sekisho.gateway;

import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** A day on which layouts and maps change, on both databases. */
class DayOfChangeTest {
    @Nested
    class OnH2 extends DayOfChange {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup;
        }
    }

    @Nested
    class OnPostgresql extends DayOfChange {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(TestDatabases.POSTGRESQL.url("day_of_change_" + System.nanoTime()));
        }
    }
}
