package jp.sekisho.seal;

import java.time.Duration;
import java.time.Instant;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.xml.SealError;

/**
 * What a letter on one link must say to be taken, seen from one side.
 *
 * @param environment the link's environment; a letter of another is refused
 * @param own the id of this side: the recipient of every letter that is opened
 * @param counterpart the id of the other side: the sender of every letter that is opened
 * @param tolerance how far a letter's time may lie from ours, in either direction
 */
public record SealPolicy(String environment, String own, String counterpart, Duration tolerance) {

    public SealPolicy {
        if (tolerance.isNegative() || tolerance.isZero()) {
            throw new IllegalArgumentException("a letter's journey takes time: the tolerance must be positive");
        }
    }

    /** The policy of the side that has these keys as its own: letters bear the keys' names. */
    public static SealPolicy of(KeyNames names, Duration tolerance) {
        return new SealPolicy(names.environment(), names.own(), names.counterpart(), tolerance);
    }

    /** The same link seen from the other side. */
    public SealPolicy reversed() {
        return new SealPolicy(environment, counterpart, own, tolerance);
    }

    /** Holds a head to be one of this side's own. */
    void requireOwn(Head head) {
        if (!head.environment().equals(environment)
                || !head.sender().equals(own)
                || !head.recipient().equals(counterpart)) {
            throw new IllegalArgumentException("the head is not of this link and side");
        }
    }

    /** Refuses a letter whose head, though signed, is not the counterpart's to this side, in this environment, about now. */
    void requireOurs(Head head, Instant now) {
        if (!head.environment().equals(environment)) {
            throw Finding.of(SealError.WRONG_ENVIRONMENT, "environment", environment)
                    .asException();
        }
        if (!head.sender().equals(counterpart)) {
            throw Finding.of(SealError.WRONG_SENDER, "sender", counterpart).asException();
        }
        if (!head.recipient().equals(own)) {
            throw Finding.of(SealError.WRONG_RECIPIENT, "recipient", own).asException();
        }
        Duration difference = Duration.between(head.at(), now).abs();
        if (difference.compareTo(tolerance) > 0) {
            throw Finding.of(
                            SealError.WRONG_TIME,
                            "tolerance",
                            tolerance.toSeconds(),
                            "difference",
                            difference.toSeconds())
                    .asException();
        }
    }
}
