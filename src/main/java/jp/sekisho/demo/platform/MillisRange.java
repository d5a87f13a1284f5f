package jp.sekisho.demo.platform;

import java.time.Duration;

/** From so many to so many milliseconds, written {@code 200} or {@code 200-900}. */
record MillisRange(long least, long most) {

    MillisRange {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("a range of milliseconds runs upwards from 0 or more");
        }
    }

    static MillisRange parse(String text) {
        int hyphen = text.indexOf('-');
        return hyphen < 0
                ? new MillisRange(Long.parseLong(text), Long.parseLong(text))
                : new MillisRange(
                        Long.parseLong(text.substring(0, hyphen)), Long.parseLong(text.substring(hyphen + 1)));
    }

    /** The point of the range at that share of it, from 0 to 1. */
    Duration at(double share) {
        return Duration.ofMillis(least + (long) ((most - least) * share));
    }
}
