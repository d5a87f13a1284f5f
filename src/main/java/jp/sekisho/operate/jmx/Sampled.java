package jp.sekisho.operate.jmx;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that costs something to read: read anew at most once a second, and never so often that reading takes more than
 * a twentieth of the time. Thread safe; of several who ask at once, one reads.
 */
public final class Sampled<T> {
    private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
    private static final int SHARE = 20;

    private final Supplier<T> source;
    private final LongSupplier nanos;
    private Sample<T> sample;

    private record Sample<T>(T value, long until) {}

    /** @param nanos real time, as {@link System#nanoTime} counts it */
    public Sampled(Supplier<T> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
        this.sample = read();
    }

    public synchronized T get() {
        if (nanos.getAsLong() - sample.until >= 0) {
            sample = read();
        }
        return sample.value;
    }

    private Sample<T> read() {
        long began = nanos.getAsLong();
        T value = source.get();
        long now = nanos.getAsLong();
        return new Sample<>(value, now + Math.max(SHORTEST, (now - began) * SHARE));
    }
}
