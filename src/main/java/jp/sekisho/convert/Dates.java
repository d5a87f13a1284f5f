package jp.sekisho.convert;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Canonical dates, and how {@code date(…)} writes them. */
final class Dates {
    /** How much of a canonical date with a time is its date. */
    static final int LENGTH = 10;

    private Dates() {}

    /** The day of a canonical date, with a time or without. */
    static LocalDate day(String canonical) {
        return LocalDate.parse(canonical.substring(0, LENGTH));
    }

    static boolean isDay(String text) {
        if (text.length() != LENGTH || text.charAt(4) != '-') {
            return false;
        }
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** A pattern of years, months and days. */
    static Optional<DateTimeFormatter> format(String pattern) {
        try {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .appendPattern(pattern.replace('y', 'u'))
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            format.format(LocalDate.EPOCH);
            return Optional.of(format);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
