package jp.sekisho.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * Business time as a function of real time: at {@code real} it was {@code business}, and it runs {@code rate} times as
 * fast.
 */
public record Anchor(Instant real, ZonedDateTime business, double rate) {
    private static final double NANOS = 1e9;

    public Anchor {
        if (!(rate > 0) || rate > 1_000_000) {
            throw new IllegalArgumentException("a rate is above 0 and at most 1,000,000");
        }
    }

    /** Business time at that real time. */
    public ZonedDateTime at(Instant now) {
        Duration since = Duration.between(real, now);
        if (rate == 1) {
            return business.plus(since);
        }
        double seconds = (since.getSeconds() + since.getNano() / NANOS) * rate;
        long whole = (long) Math.floor(seconds);
        return business.plusSeconds(whole).plusNanos(Math.round((seconds - whole) * NANOS));
    }
}
