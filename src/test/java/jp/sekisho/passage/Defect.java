package jp.sekisho.passage;

/** What a walk has to find when it is planted. */
enum Defect {
    NONE,
    /** The process before takes itself for the present one. */
    NO_FENCE {
        @Override
        Station superseded(PassageFixture fixture, Station before, Station now) {
            return fixture.of(now.epoch(), Waypoints.UNWATCHED);
        }
    },
    /** A delivery's identity is not remembered. */
    NO_DELIVERIES {
        @Override
        void afterwards(PassageFixture fixture, Station now) {
            fixture.store.useTransaction(handle -> handle.execute("delete from delivery"));
        }
    },
    /** An answer's id is not remembered. */
    NO_SEEN_ANSWERS {
        @Override
        void afterwards(PassageFixture fixture, Station now) {
            fixture.store.useTransaction(handle -> handle.execute("delete from seen_answer"));
        }
    },
    /** An outcome that was handed over once is handed over again. */
    OUTCOME_TWICE {
        @Override
        void afterwards(PassageFixture fixture, Station now) {
            fixture.store.useTransaction(
                    handle -> fixture.query("select message_id from outcome fetch first 1 row only")
                            .forEach(id -> new Outcomes(now).again(handle, new Messages(now).get(handle, id))));
        }
    },
    /** Waiting and sent are one to the process after a crash: what left may leave under a claim of its own. */
    FORGOTTEN_CLAIMS {
        @Override
        Station superseded(PassageFixture fixture, Station before, Station now) {
            fixture.store.useTransaction(
                    handle -> handle.execute("update request set state = 'WAITING' where state = 'SENDING'"));
            return before;
        }
    };

    /** The process before, as the one that took over leaves it. */
    Station superseded(PassageFixture fixture, Station before, Station now) {
        return before;
    }

    void afterwards(PassageFixture fixture, Station now) {}
}
