package jp.sekisho.seal;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import jp.sekisho.seal.xml.Bound;

/**
 * Bounds the letters that are worked on at the same time, by their size in sum, first come, first served: their trees take many
 * times that, and several would fill the memory. A letter of the bound or more is worked on by itself. Small letters count for
 * nothing, and wait for nobody: there are no more of them at a time than threads. Thread safe.
 */
final class LettersInWork {
    private static final int KIB = 1024;
    private static final int MOST_KIB = 1024;

    private final Semaphore room = new Semaphore(MOST_KIB, true);

    /** Does the work, which must come to an end by itself. */
    <T> T inTurn(int length, Supplier<T> work) {
        if (length < Bound.SMALL) {
            return work.get();
        }
        int takes = Math.min(MOST_KIB, (length + KIB - 1) / KIB);
        room.acquireUninterruptibly(takes);
        try {
            return work.get();
        } finally {
            room.release(takes);
        }
    }

    /** How many wait for their turn now. */
    int waiting() {
        return room.getQueueLength();
    }
}
