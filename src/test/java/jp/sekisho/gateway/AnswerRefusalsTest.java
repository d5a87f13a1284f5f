package jp.sekisho.gateway;

import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Nested;

/** What the platform answers badly, on both databases. */
class AnswerRefusalsTest {
    @Nested
    class OnH2 extends AnswerRefusals {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup;
        }

        @Override
        String name() {
            return "h2";
        }

        @Override
        boolean thorough() {
            return true;
        }
    }

    @Nested
    class OnPostgresql extends AnswerRefusals {
        @Override
        RunningGateway.Setup on(RunningGateway.Setup setup) {
            return setup.database(TestDatabases.POSTGRESQL.url("answer_refusals_" + System.nanoTime()));
        }

        @Override
        String name() {
            return "postgresql";
        }

        @Override
        boolean thorough() {
            return false;
        }
    }
}
