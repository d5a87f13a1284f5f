package jp.sekisho.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Hours that repeat on a kind of day. */
record HoursRule(Days days, List<Span> spans) {

    HoursRule {
        spans = List.copyOf(spans);
    }

    /** A kind of day. */
    sealed interface Days {
        boolean include(LocalDate day, BusinessCalendar calendar);

        record Business() implements Days {
            @Override
            public boolean include(LocalDate day, BusinessCalendar calendar) {
                return calendar.isBusinessDay(day);
            }
        }

        record Every() implements Days {
            @Override
            public boolean include(LocalDate day, BusinessCalendar calendar) {
                return true;
            }
        }

        record Weekday(DayOfWeek weekday) implements Days {
            @Override
            public boolean include(LocalDate day, BusinessCalendar calendar) {
                return day.getDayOfWeek() == weekday;
            }
        }
    }

    static HoursRule parse(String written) {
        String rule = written.strip();
        if (rule.equals("always")) {
            return new HoursRule(new Days.Every(), List.of(Span.WHOLE_DAY));
        }
        if (rule.equals("never")) {
            return new HoursRule(new Days.Every(), List.of());
        }
        String[] parts = rule.split("\\s+", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("days without hours");
        }
        return new HoursRule(
                days(parts[0]), Stream.of(parts[1].split(",")).map(Span::parse).toList());
    }

    boolean appliesOn(LocalDate day, BusinessCalendar calendar) {
        return days.include(day, calendar);
    }

    private static Days days(String written) {
        return switch (written) {
            case "business-days" -> new Days.Business();
            case "every-day" -> new Days.Every();
            default -> new Days.Weekday(DayOfWeek.valueOf(written.toUpperCase(Locale.ROOT)));
        };
    }
}
