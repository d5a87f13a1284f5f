package jp.sekisho.text.date;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A date as it was written: nothing in it need be in the calendar.
 *
 * @param year of the era, or of the calendar if there is no era
 * @param leap whether the month is a leap month of the lunar calendar, after the one of the same number
 */
record WrittenDate(Optional<Era> era, int year, int month, boolean leap, int day) {

    DateClass dateClass() {
        if (year == 0 || month == 0 || day == 0) {
            return DateClass.INCOMPLETE;
        }
        return date().map(this::inEra).orElse(DateClass.NOT_IN_CALENDAR);
    }

    private DateClass inEra(LocalDate date) {
        return era.isEmpty() || era.get().has(date) ? DateClass.CALENDAR : DateClass.OUTSIDE_ERA;
    }

    /** The day of the calendar; empty if it has none. */
    Optional<LocalDate> date() {
        if (era.isPresent() && LunarMonths.counted(calendarYear())) {
            return LunarMonths.day(calendarYear(), month, leap, day);
        }
        try {
            return leap ? Optional.empty() : Optional.of(LocalDate.of(calendarYear(), month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private int calendarYear() {
        return era.map(named -> named.calendarYear(year)).orElse(year);
    }

    /** The same in an era: as it was written if it named one, else in that of the day. Empty if no era has it. */
    Optional<WrittenDate> inEra(Eras eras) {
        return era.isPresent() ? Optional.of(this) : date().flatMap(date -> of(date, eras));
    }

    /** The same without an era; of a day of the calendar only. */
    Optional<WrittenDate> withoutEra() {
        return era.isPresent() ? date().map(WrittenDate::of) : Optional.of(this);
    }

    private static Optional<WrittenDate> of(LocalDate date, Eras eras) {
        return eras.on(date).map(era -> LunarMonths.on(date, era).orElseGet(() -> in(era, date)));
    }

    private static WrittenDate in(Era era, LocalDate date) {
        return new WrittenDate(
                Optional.of(era), era.yearOf(date.getYear()), date.getMonthValue(), false, date.getDayOfMonth());
    }

    static WrittenDate of(LocalDate date) {
        return new WrittenDate(Optional.empty(), date.getYear(), date.getMonthValue(), false, date.getDayOfMonth());
    }
}
