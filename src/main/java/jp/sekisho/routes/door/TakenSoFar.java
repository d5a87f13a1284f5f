package jp.sekisho.routes.door;

import java.util.concurrent.TimeUnit;

/**
 * From where on what a counterpart brings has to be read: what lies before has been taken, and waits for its receiver, so that
 * reading it at every poll would only cost. Everything is read anew now and then, since a counterpart may have forgotten its order;
 * that takes a twentieth of the time at most. Mutable; owned by the thread that polls.
 */
public final class TakenSoFar {
    private static final long SELDOM_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int SHARE = 20;

    private long before;
    private boolean isUnbroken;
    private boolean isWhole;
    private boolean wasRead;
    private long began;
    private long nextWhole;

    /** The position behind which to read. */
    public long from(long now) {
        began = now;
        isUnbroken = true;
        isWhole = !wasRead || now - nextWhole >= 0;
        if (isWhole) {
            before = 0;
        }
        return before;
    }

    /** What lies there is in the tables. */
    public void taken(long position) {
        if (isUnbroken) {
            before = Math.max(before, position);
        }
    }

    /** What lies here stays with the counterpart: it and what is behind it is read again. */
    public void left() {
        isUnbroken = false;
    }

    /** It has been read to its end. */
    public void read(long now) {
        if (isWhole) {
            wasRead = true;
            nextWhole = now + Math.max(SELDOM_NANOS, (now - began) * SHARE);
        }
    }
}
