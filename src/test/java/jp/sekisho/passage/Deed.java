package jp.sekisho.passage;

import java.util.Optional;

/**
 * One thing that happens in a walk.
 *
 * @param which of the messages, requests or claims that there are, counted round
 * @param many of how many lines a new message is, or what is wrong with an answer
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
        DOUBT,
        REJECT,
        WITHDRAW,
        ANSWER,
        TAKE_AGAIN,
        DAY_PASSES,
        TAKE_OVER
    }

    @Override
    public String toString() {
        return kind + " " + which + "/" + many
                + dies.map(at -> " dies at " + at).orElse("") + (late ? " late" : "");
    }
}
