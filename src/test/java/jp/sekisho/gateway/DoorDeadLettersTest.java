package jp.sekisho.gateway;

import java.nio.file.Path;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Tables;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** What no client can read, on both databases. */
class DoorDeadLettersTest {
    @Nested
    class OnH2 extends DoorDeadLetters {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup;
        }

        @Override
        Tables database(Path folder) {
            Path data = folder.resolve("data");
            String password = Secrets.in(data.resolve("secrets")).password("database");
            return new Tables(Tables.embedded(data), "sekisho", password, 1);
        }

        @Override
        String name() {
            return "h2";
        }
    }

    @Nested
    class OnPostgresql extends DoorDeadLetters {
        private final String url = TestDatabases.POSTGRESQL.url("dead_letters_" + System.nanoTime());

        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(url);
        }

        @Override
        Tables database(Path folder) {
            return new Tables(url, "postgres", "postgres", 1);
        }

        @Override
        String name() {
            return "postgresql";
        }
    }
}
