package jp.sekisho.convert.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Canonical dates and days of any year, and how {@code date(…)} writes them. */
public final class Dates {
    /** How much of a canonical date with a time is its date. */
    public static final int LENGTH = 10;

    private static final int HALF_A_YEAR = 183;
    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

    private Dates() {}

    /** The day of a canonical date, with a time or without. */
    public static LocalDate day(String canonical) {
        return LocalDate.parse(canonical.substring(0, LENGTH));
    }

    public static boolean isDay(String text) {
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

    public static boolean isMonthDay(String text) {
        try {
            return MonthDay.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * The date with that month and day that is nearest to another date, the later of two that are just as near. It is at most
     * half a year away: a 29 February of which there is none so near is nowhere.
     */
    public static Optional<LocalDate> nearest(MonthDay day, LocalDate to) {
        return IntStream.rangeClosed(to.getYear() - 1, to.getYear() + 1)
                .filter(day::isValidYear)
                .mapToObj(day::atYear)
                .filter(date -> distance(date, to) <= HALF_A_YEAR)
                .min(Comparator.<LocalDate>comparingLong(date -> distance(date, to))
                        .thenComparing(Comparator.reverseOrder()));
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    /**
     * A pattern of what values of that kind have: years, months and days, or months and days alone.
     *
     * @param example a value of the kind
     */
    private static Optional<DateTimeFormatter> format(String pattern, TemporalAccessor example) {
        try {
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                    .appendPattern(pattern.replace('y', 'u'))
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            format.format(example);
            return Optional.of(format);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How {@code date(pattern)} writes canonical values of that kind; empty if the pattern says what they do not have. */
    public static Optional<UnaryOperator<String>> writing(String pattern, Kind kind) {
        return kind == Kind.MONTH_DAY
                ? format(pattern, MonthDay.from(LEAP_DAY))
                        .map(format -> text -> MonthDay.parse(text).format(format))
                : format(pattern, LEAP_DAY).map(format -> text -> day(text).format(format));
    }
}
