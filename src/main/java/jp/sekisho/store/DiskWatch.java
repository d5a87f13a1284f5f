package jp.sekisho.store;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the space that is left where queues, tables and logs are. Below a stated number of bytes doors stop reading, long
 * before anything is written in vain; a tenth more than that, and they read again. Thread safe.
 */
public final class DiskWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

    private final LongSupplier free;
    private final long least;
    private boolean low;

    /** @param free how many bytes are left; what cannot be told counts as none */
    public DiskWatch(LongSupplier free, long least) {
        this.free = free;
        this.least = least;
    }

    public long freeBytes() {
        return free.getAsLong();
    }

    /** Looks, and answers whether too little is left. */
    public synchronized boolean isLow() {
        long left = freeBytes();
        boolean now = left < (low ? least + least / 10 : least);
        if (now && !low) {
            LOG.error("The disk is nearly full: doors stop reading. Make room. free={} least={}", left, least);
        } else if (low && !now) {
            LOG.info("There is room on the disk again: doors read. free={}", left);
        }
        low = now;
        return low;
    }
}
