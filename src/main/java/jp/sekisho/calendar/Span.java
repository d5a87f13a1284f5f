package jp.sekisho.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stretch of hours that begins on a day and ends on it or on the next: its end is not part of it. */
record Span(LocalTime from, LocalTime until) {
    static final Span WHOLE_DAY = new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,2}:\\d{2})\\s*-\\s*(\\d{1,2}:\\d{2})");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");

    /**
     * Reads {@code 8:30-17:00}; {@code 17:30-6:00} ends on the next day, {@code 0:00-24:00} is the whole day.
     *
     * @throws IllegalArgumentException or DateTimeParseException for anything else
     */
    static Span parse(String written) {
        Matcher match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("not a span of hours");
        }
        LocalTime from = LocalTime.parse(match.group(1), TIME);
        boolean toMidnight = match.group(2).equals("24:00");
        LocalTime until = toMidnight ? LocalTime.MIDNIGHT : LocalTime.parse(match.group(2), TIME);
        if (from.equals(until) && !toMidnight) {
            throw new IllegalArgumentException("a span without length");
        }
        return new Span(from, until);
    }

    boolean crossesMidnight() {
        return !until.isAfter(from);
    }

    LocalDateTime startOn(LocalDate day) {
        return day.atTime(from);
    }

    LocalDateTime endFrom(LocalDate day) {
        return (crossesMidnight() ? day.plusDays(1) : day).atTime(until);
    }

    boolean contains(LocalDate startDay, LocalDateTime time) {
        return !time.isBefore(startOn(startDay)) && time.isBefore(endFrom(startDay));
    }
}
