package jp.sekisho.demo.counterpart;

import java.time.Duration;
import picocli.CommandLine;

/** From so many to so many milliseconds, written {@code 200} or {@code 200-900}. */
public record MillisRange(long least, long most) {

    public MillisRange {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("a range of milliseconds runs upwards from 0 or more");
        }
    }

    public static MillisRange parse(String text) {
        int hyphen = text.indexOf('-');
        return hyphen < 0
                ? new MillisRange(Long.parseLong(text), Long.parseLong(text))
                : new MillisRange(
                        Long.parseLong(text.substring(0, hyphen)), Long.parseLong(text.substring(hyphen + 1)));
    }

    /** The point of the range at that share of it, from 0 to 1. */
    public Duration at(double share) {
        return Duration.ofMillis(least + (long) ((most - least) * share));
    }

    /** Reads one from a command line. */
    public static final class Converter implements CommandLine.ITypeConverter<MillisRange> {
        @Override
        public MillisRange convert(String value) {
            return parse(value);
        }
    }
}
