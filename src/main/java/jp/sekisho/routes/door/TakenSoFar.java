package jp.sekisho.routes.door;

import java.util.concurrent.TimeUnit;

/**
 * From where on what a counterpart brings has to be read: what lies before has been looked at, and reading it at every poll would
 * only cost. Everything is read anew now and then, since a counterpart may have forgotten its order; where something was left with
 * it, as soon as that takes a twentieth of the time at most. Mutable; owned by the thread that polls.
 */
public final class TakenSoFar {
    private static final long SELDOM_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int SHARE = 20;

    private long reached;
    private boolean isLeft;
    private boolean isWhole;
    private boolean wasRead;
    private long began;
    private long wholeAt;
    private long wholeTook;

    /** The position behind which to read. */
    public long from(long now) {
        began = now;
        isWhole = !wasRead || now - wholeAt >= rest();
        if (isWhole) {
            reached = 0;
            isLeft = false;
        }
        return reached;
    }

    /** What lies there is in the tables. */
    public void taken(long position) {
        reached = Math.max(reached, position);
    }

    /** What lies there stays with the counterpart, and is looked at again. What is behind it does not wait, and is not read again for it. */
    public void left(long position) {
        taken(position);
        isLeft = true;
    }

    /** It has been read to its end. */
    public void read(long now) {
        if (isWhole) {
            wasRead = true;
            wholeAt = now;
            wholeTook = now - began;
        }
    }

    private long rest() {
        return Math.min(LONGEST_NANOS, Math.max(isLeft ? 0 : SELDOM_NANOS, wholeTook * SHARE));
    }
}
