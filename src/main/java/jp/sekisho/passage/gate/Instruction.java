package jp.sekisho.passage.gate;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What an operator has said about a lane's gate; it holds until it is taken back or its time has come. Immutable.
 *
 * @param reason in the operator's words
 * @param by who said so
 * @param since business time
 * @param until when an opening ends, business time; a hold has no end
 */
public record Instruction(Kind kind, String reason, String by, ZonedDateTime since, Optional<ZonedDateTime> until) {

    /** What is said. */
    public enum Kind {
        /** Nothing leaves. */
        HOLD,
        /** Open, whatever the hours say. */
        OPEN
    }

    public boolean holds() {
        return kind == Kind.HOLD;
    }

    /** Whether its time has come. */
    public boolean isOver(ZonedDateTime now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }
}
