package jp.sekisho.passage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Outcomes;

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
    /** Whether the counterpart may have a request is not remembered. */
    FORGOTTEN_DOUBT {
        @Override
        void afterwards(PassageFixture fixture, Station now) {
            fixture.store.useTransaction(handle -> handle.execute("update request set in_doubt = false"));
        }
    },
    /** What was sent is overdue though nobody has looked whether its answer is there. */
    OVERDUE_UNASKED {
        @Override
        Fetches.Known fetched(Fetches.Known fetched, Station now) {
            return PassageFixture.fetchedNow(now);
        }
    },
    /** What was sent is overdue as soon as the answers of any interface were fetched. */
    OVERDUE_OTHERS_ASKED {
        @Override
        Fetches.Known fetched(Fetches.Known fetched, Station now) {
            return PassageFixture.fetched(Collections.max(fetched.began().values()));
        }
    },
    /** A clock that has leapt is believed. */
    LEAPT_DEADLINES {
        @Override
        boolean agrees(ClockWatch watch) {
            watch.agrees();
            return true;
        }
    },
    /** Older tables are taken for the latest. */
    RESTORE_UNNOTICED {
        @Override
        void restarted(PassageFixture fixture) {
            fixture.store.useTransaction(Incarnation::accepted);
        }
    },
    /** What waits by older tables has never left. */
    RESTORE_BELIEVED {
        @Override
        void afterwards(PassageFixture fixture, Station now) {
            fixture.store.useTransaction(handle -> handle.execute(
                    "update request set state = 'WAITING', in_doubt = false where state = 'SENDING' and attempts = 0"));
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

    private static final Set<Defect> UPHEAVED = EnumSet.of(LEAPT_DEADLINES, RESTORE_UNNOTICED, RESTORE_BELIEVED);

    /** The process before, as the one that took over leaves it. */
    Station superseded(PassageFixture fixture, Station before, Station now) {
        return before;
    }

    void afterwards(PassageFixture fixture, Station now) {}

    /** How often in a walk the clock has to leap and older tables to come back. */
    int upheavals() {
        return UPHEAVED.contains(this) ? 2 : 0;
    }

    /** What is said of a clock. */
    boolean agrees(ClockWatch watch) {
        return watch.agrees();
    }

    /** The next run is about to begin. */
    void restarted(PassageFixture fixture) {}

    /** What the last whole fetches say. */
    Fetches.Known fetched(Fetches.Known fetched, Station now) {
        return fetched;
    }
}
