package jp.sekisho.calendar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as people write it: {@code 500 ms}, {@code 5 s}, {@code 10 min}, {@code 2 h}. */
public final class WrittenDuration {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)");

    private WrittenDuration() {}

    /** @throws IllegalArgumentException if it is none */
    public static Duration parse(String written) {
        Matcher match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("not a duration");
        }
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
