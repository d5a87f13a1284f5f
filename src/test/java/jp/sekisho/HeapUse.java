package jp.sekisho;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** How much memory is held, in bytes, once what nobody holds has been collected. */
public final class HeapUse {
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();
    private static final int TRIES = 4;

    private HeapUse() {}

    /** The least of several readings: other threads of the test's process come and go. */
    public static long now() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            MEMORY.gc();
            least = Math.min(least, MEMORY.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
