package jp.sekisho.passage;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happens in a walk.
 *
 * @param which of the messages, requests or claims that there are, counted round
 * @param many of how many lines a new message is, what is wrong with an answer, how sure a person is, whether answers are
 *     fetched, or by how many days a clock leaps
 * @param dies the instant at which the gateway dies, if it comes by
 * @param late whether it is done by the process before this one, which does not know that it was replaced
 */
record Deed(Kind kind, int which, int many, Optional<Waypoint> dies, boolean late) {

    /** What may happen. */
    enum Kind {
        SEND,
        SEND_AGAIN,
        SEND_OTHER_BODY,
        CANCEL,
        REDELIVER,
        CLAIM,
        RECEIPT,
        TURN_AWAY,
        FAULT,
        DOUBT,
        REJECT,
        RECALL,
        SET_ASIDE,
        SETTLE,
        GIVE_UP,
        SEND_AGAIN_PARKED,
        WITHDRAW,
        ANSWER,
        TAKE_AGAIN,
        DAY_PASSES,
        CLOCK_LEAPS,
        CLOCK_RETURNS,
        CLOCK_ACCEPTED,
        TABLES_KEPT,
        TABLES_PUT_BACK,
        RESTORE_ACCEPTED,
        TAKE_OVER;

        private static final Set<Kind> OF_NONE = EnumSet.of(
                CLOCK_LEAPS, CLOCK_RETURNS, CLOCK_ACCEPTED, TABLES_KEPT, TABLES_PUT_BACK, RESTORE_ACCEPTED, TAKE_OVER);

        /** Whether a process does it, and perhaps one that was replaced. */
        boolean isOfAProcess() {
            return !OF_NONE.contains(this);
        }
    }

    @Override
    public String toString() {
        return kind + " " + which + "/" + many
                + dies.map(at -> " dies at " + at).orElse("") + (late ? " late" : "");
    }
}
