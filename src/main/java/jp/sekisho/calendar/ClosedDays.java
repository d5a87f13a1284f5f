package jp.sekisho.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;

/** The days that are closed by rule, year after year. */
record ClosedDays(Set<DayOfWeek> weekdays, boolean nationalHolidays, List<Yearly> yearly) {

    ClosedDays {
        weekdays = Set.copyOf(weekdays);
        yearly = List.copyOf(yearly);
    }

    /** A stretch of days of every year, both ends included; it may run across the new year. */
    record Yearly(MonthDay first, MonthDay last) {
        boolean contains(LocalDate date) {
            MonthDay day = MonthDay.from(date);
            boolean fromFirst = !day.isBefore(first);
            boolean toLast = !day.isAfter(last);
            return first.isAfter(last) ? fromFirst || toLast : fromFirst && toLast;
        }
    }

    boolean contains(LocalDate date) {
        return weekdays.contains(date.getDayOfWeek())
                || yearly.stream().anyMatch(days -> days.contains(date))
                || nationalHolidays && NationalHolidays.nameOf(date).isPresent();
    }
}
