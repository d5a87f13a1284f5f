package jp.sekisho.passage.watch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Notices that this process stood still: the time between two looks is longer than any thread should sleep, by the monotonic
 * clock (a frozen process) or by the wall clock (a machine that slept). Thread safe.
 */
final class Pulse {
    private final long mostNanos;
    private final LongSupplier nanos;
    private final LongSupplier millis;
    private Moment last;
    /** When it was last found to have stood still. */
    private long stillUntil;
    /** When what was confirmed last had begun. */
    private long confirmed;

    /** An instant by both clocks. */
    record Moment(long nanos, long millis) {}

    Pulse(Duration most, LongSupplier nanos, LongSupplier millis) {
        this.mostNanos = most.toNanos();
        this.nanos = nanos;
        this.millis = millis;
        this.last = now();
        this.stillUntil = last.nanos - 1;
        this.confirmed = last.nanos;
    }

    Moment now() {
        return new Moment(nanos.getAsLong(), millis.getAsLong());
    }

    /** Looks; to be called far more often than the bound. */
    synchronized void tick() {
        Moment now = now();
        long wallNanos = TimeUnit.MILLISECONDS.toNanos(now.millis - last.millis);
        if (Math.max(now.nanos - last.nanos, wallNanos) > mostNanos) {
            stillUntil = now.nanos;
        }
        last = now;
    }

    /** What began then has shown that all is as it was. */
    synchronized void confirm(Moment begun) {
        tick();
        confirmed = begun.nanos;
        notifyAll();
    }

    /** Whether it has not stood still since what was confirmed last. */
    synchronized boolean isSteady() {
        tick();
        return confirmed - stillUntil > 0;
    }

    /** As {@link #isSteady()}, after waiting so long at most for that to be confirmed. */
    synchronized boolean isSteadyWithin(Duration patience) throws InterruptedException {
        long until = nanos.getAsLong() + patience.toNanos();
        for (long left = patience.toNanos(); !isSteady() && left > 0; left = until - nanos.getAsLong()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return isSteady();
    }
}
