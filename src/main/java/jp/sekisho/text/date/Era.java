package jp.sekisho.text.date;

import java.time.LocalDate;

/**
 * One era.
 *
 * @param firstYear the year of the calendar in which its year 1 lies
 * @param from its first day, in the calendar in force since 1873
 * @param until its last day; two eras may share the day of the change
 */
public record Era(String name, String letter, String number, int firstYear, LocalDate from, LocalDate until) {
    public boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** The year of the era for a year of the calendar; below 1 where the era had not begun. */
    public int yearOf(int calendarYear) {
        return calendarYear - firstYear + 1;
    }

    public int calendarYear(int year) {
        return firstYear + year - 1;
    }
}
