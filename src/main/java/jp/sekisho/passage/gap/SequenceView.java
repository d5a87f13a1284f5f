package jp.sekisho.passage.gap;

import java.time.Instant;
import java.util.Optional;

/**
 * How a sender's numbers stand, for operators. Times are business time. Names nobody.
 *
 * @param last all up to this number have gone through the door, or never will
 * @param missing the numbers that later ones wait for, as {@code 101-104 106}; empty if none is missing
 * @param held how many messages wait
 * @param since when the first of them came
 * @param askedAt when the sender was asked last
 * @param askedAgainAt when it is asked next
 * @param isAlarm whether an operator is to look
 */
public record SequenceView(
        String system,
        String interfaceId,
        int generation,
        long last,
        String missing,
        int held,
        Optional<Instant> since,
        Optional<Instant> askedAt,
        Optional<Instant> askedAgainAt,
        boolean isAlarm) {
    /** Whether later numbers wait for one that is missing. */
    public boolean isWaiting() {
        return !missing.isEmpty();
    }
}
