package jp.sekisho.seal;

import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.xml.Bound;
import jp.sekisho.seal.xml.SealError;

/**
 * Bounds the letters, of whatever envelope, that are worked on at the same time, by their size in sum, first come, first served: their trees take many
 * times that, and several would fill the memory. A letter of the bound or more is worked on by itself. Small letters count for
 * nothing, and wait for nobody: there are no more of them at a time than threads. Thread safe.
 */
final class LettersInWork {
    /** All that are opened share it. */
    static final LettersInWork OF_THIS_PROCESS = new LettersInWork();

    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int KIB = 1024;
    private static final int MOST_KIB = 1024;

    private final Semaphore room = new Semaphore(MOST_KIB, true);

    /** Opens a letter from outside in its turn; one of more than 16 MiB is refused by its size alone. */
    Letter open(byte[] closed, Function<byte[], Letter> work) {
        if (closed.length > LARGEST) {
            throw Finding.of(SealError.TOO_LARGE, "limit", LARGEST).asException();
        }
        return inTurn(closed.length, () -> work.apply(closed));
    }

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
