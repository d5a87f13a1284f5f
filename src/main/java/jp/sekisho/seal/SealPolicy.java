package jp.sekisho.seal;

import java.time.Duration;

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

    /** The same link seen from the other side. */
    public SealPolicy reversed() {
        return new SealPolicy(environment, counterpart, own, tolerance);
    }
}
