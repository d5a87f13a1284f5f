package jp.sekisho.demo.story;

import java.util.OptionalLong;

/** Real seconds since it was first asked. Used by one thread. */
final class Stopwatch {
    private static final double NANOS = 1e9;

    private OptionalLong start = OptionalLong.empty();

    double seconds() {
        long now = System.nanoTime();
        if (start.isEmpty()) {
            start = OptionalLong.of(now);
        }
        return (now - start.getAsLong()) / NANOS;
    }

    void reset() {
        start = OptionalLong.empty();
    }
}
