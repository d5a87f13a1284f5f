package jp.sekisho.transport.listen;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bodies that one listener holds at a time, by their bytes together. Thread safe. */
final class BytesInAll {
    private static final long MOST = 64L * 1024 * 1024;

    private final AtomicLong held = new AtomicLong();

    /** Whether there is room for so many more; if so, they count until they are given back. */
    boolean take(int more) {
        if (held.addAndGet(more) <= MOST) {
            return true;
        }
        held.addAndGet(-more);
        return false;
    }

    void giveBack(int bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
