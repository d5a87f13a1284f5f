package jp.sekisho.passage.link;

import java.time.Duration;

/**
 * How long to wait before trying again, in real time.
 *
 * @param first the wait after the first failure
 * @param factor by how much each wait is longer than the one before; at least 1
 * @param longest no wait is longer
 */
public record Retry(Duration first, double factor, Duration longest) {

    public Retry {
        if (first.isNegative() || first.isZero() || !(factor >= 1) || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("a retry that does not wait");
        }
    }

    /** The wait after that many failures, the first being 1. */
    public Duration afterFailures(int failures) {
        double millis = first.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
        return millis >= longest.toMillis() ? longest : Duration.ofMillis((long) millis);
    }
}
