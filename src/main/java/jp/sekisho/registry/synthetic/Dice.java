package jp.sekisho.registry.synthetic;

import java.util.List;

/**
 * Pseudo-random draws (SplitMix64) that are the same on every JDK for ever, which the JDK's own generators do not
 * promise for their bounded draws. Mutable; owned by the thread that makes one resident.
 */
final class Dice {
    private long state;

    Dice(long seed, long stream) {
        this.state = mixed(seed) ^ mixed(stream * 0x9E3779B97F4A7C15L + 1);
    }

    /** From 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    boolean oneIn(int n) {
        return below(n) == 0;
    }

    <T> T oneOf(List<T> things) {
        return things.get(below(things.size()));
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        return mixed(state);
    }

    static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
