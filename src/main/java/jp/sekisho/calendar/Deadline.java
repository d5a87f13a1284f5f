package jp.sekisho.calendar;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something may take.
 *
 * <p>A number of business days or days is counted from the day after the first, and ends with the last of them (民法第140条,
 * 第141条); hours and minutes run from the instant.
 */
public record Deadline(int amount, Unit unit) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})\\s+(business-day|day|hour|minute)s?");

    /** What is counted. */
    public enum Unit {
        BUSINESS_DAY,
        DAY,
        HOUR,
        MINUTE
    }

    public Deadline {
        if (amount < 1) {
            throw new IllegalArgumentException("a deadline of nothing");
        }
    }

    /**
     * Reads {@code 5 business-days}, {@code 30 days}, {@code 2 hours}, {@code 10 minutes}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Deadline parse(String written) {
        Matcher match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("not a deadline");
        }
        String unit = match.group(2).toUpperCase(Locale.ROOT).replace('-', '_');
        return new Deadline(Integer.parseInt(match.group(1)), Unit.valueOf(unit));
    }

    /** The first instant that is too late. */
    public ZonedDateTime endAfter(ZonedDateTime accepted, BusinessCalendar calendar) {
        LocalDate day = accepted.withZoneSameInstant(calendar.zone()).toLocalDate();
        return switch (unit) {
            case BUSINESS_DAY -> endOf(calendar.plusBusinessDays(day, amount), calendar);
            case DAY -> endOf(day.plusDays(amount), calendar);
            case HOUR -> accepted.plusHours(amount);
            case MINUTE -> accepted.plusMinutes(amount);
        };
    }

    private static ZonedDateTime endOf(LocalDate day, BusinessCalendar calendar) {
        return day.plusDays(1).atStartOfDay(calendar.zone());
    }
}
