package jp.sekisho.calendar;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the machine's clock with its monotonic one. If the clock leaps forward by more than a minute (it was set, or the
 * machine slept), no deadline may pass by it until it agrees again, or a person says that it is right.
 *
 * <p>What a time service does to a clock, up to a thousandth, is no leap; nor is a clock that goes back. Thread safe.
 */
public final class ClockWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final long MOST_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final double STEERED = 0.001;

    private final Clock real;
    private final LongSupplier nanos;
    private final long start;
    /** What the clock said at the start, as far as it is believed. */
    private double offset;

    private long lookedAt;
    private long aheadMillis;
    private boolean leapt;

    /** @param nanos as {@link System#nanoTime} counts */
    public ClockWatch(Clock real, LongSupplier nanos) {
        this.real = real;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.lookedAt = millis();
        this.offset = real.millis() - (double) lookedAt;
    }

    /** Looks, and answers whether deadlines may pass by the clock as it is now. */
    public synchronized boolean agrees() {
        long now = millis();
        double found = real.millis() - (double) now;
        aheadMillis = Math.round(found - offset);
        if (aheadMillis > MOST_MILLIS) {
            leap();
        } else {
            follow(found, now - lookedAt);
            comeBack();
        }
        lookedAt = now;
        return !leapt;
    }

    private void leap() {
        if (!leapt) {
            leapt = true;
            LOG.error(
                    "The clock has leapt forward. No deadline passes until it agrees again, or an operator accepts it. seconds={}",
                    aheadSeconds());
        }
    }

    /** Back at once, forward as slowly as a clock is steered. */
    private void follow(double found, long since) {
        offset = Math.min(found, offset + since * STEERED);
    }

    private void comeBack() {
        if (leapt) {
            leapt = false;
            LOG.info("The clock agrees again; deadlines pass.");
        }
    }

    /** How far it is ahead of what is believed. */
    public synchronized long aheadSeconds() {
        return TimeUnit.MILLISECONDS.toSeconds(aheadMillis);
    }

    /** A person says that the clock is right as it is now; answers by how many seconds it had leapt. */
    public synchronized long accept() {
        long seconds = agrees() ? 0 : aheadSeconds();
        if (leapt) {
            leapt = false;
            aheadMillis = 0;
            offset = real.millis() - (double) millis();
            LOG.info("The clock was accepted as it is; deadlines pass. seconds={}", seconds);
        }
        return seconds;
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start);
    }
}
