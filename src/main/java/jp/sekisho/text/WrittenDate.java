package jp.sekisho.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A date as it was written: nothing in it need be in the calendar.
 *
 * @param year of the era, or of the calendar if there is no era
 */
record WrittenDate(Optional<Era> era, int year, int month, int day) {

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
        try {
            return Optional.of(LocalDate.of(calendarYear(), month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    int calendarYear() {
        return era.map(named -> named.calendarYear(year)).orElse(year);
    }

    /** The same in an era: as it was written if it named one, else in that of the day. Empty if no era has it. */
    Optional<WrittenDate> inEra(Eras eras) {
        return era.isPresent() ? Optional.of(this) : date().flatMap(date -> of(date, eras));
    }

    static Optional<WrittenDate> of(LocalDate date, Eras eras) {
        return eras.on(date)
                .map(era -> new WrittenDate(
                        Optional.of(era), era.yearOf(date.getYear()), date.getMonthValue(), date.getDayOfMonth()));
    }

    static WrittenDate of(LocalDate date) {
        return new WrittenDate(Optional.empty(), date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
}
