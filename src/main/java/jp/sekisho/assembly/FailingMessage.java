package jp.sekisho.assembly;

import java.util.OptionalLong;

/**
 * The message of a door's queue that fails again and again before it is known whose it is, and how often it has. Immutable.
 *
 * @param id the broker's; empty while it is not known which one it is
 */
record FailingMessage(OptionalLong id, int attempts) {
    private static final int ATTEMPTS = 3;

    /** Nothing has failed since the last message that went through. */
    static final FailingMessage NONE = new FailingMessage(OptionalLong.empty(), 0);

    /** One more failure, of this message or of an unknown one. */
    FailingMessage again(OptionalLong failed) {
        boolean another = id.isPresent() && failed.isPresent() && id.getAsLong() != failed.getAsLong();
        return another
                ? new FailingMessage(failed, 1)
                : new FailingMessage(failed.isPresent() ? failed : id, attempts + 1);
    }

    /** Whether it still fails although it was to be set aside: not before a pause is it worth another attempt. */
    boolean isThereStill() {
        return attempts > ATTEMPTS;
    }

    /** Whether it has failed often enough, and is known. */
    boolean isProven() {
        return attempts >= ATTEMPTS && id.isPresent();
    }
}
