package jp.sekisho.juki;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.text.date.DateClass;
import jp.sekisho.text.date.DatePattern;
import jp.sekisho.text.date.Eras;

/**
 * A date as the registry holds it, whether the calendar has it or not: 19200000, 20260230, 不詳. Only {@link #day} can be
 * reckoned with; it is written as it was read.
 *
 * <p>Immutable. {@link #toString()} tells its class and not the date, which may be a date of birth.
 */
record RegisterDate(String text) {
    private static final DatePattern PATTERN =
            DatePattern.of("yyyyMMdd", Eras.ours()).orElseThrow();

    /** @throws IllegalArgumentException if the text is no date of any class; the message does not hold it */
    public RegisterDate {
        if (PATTERN.dateClass(text).isEmpty()) {
            throw new IllegalArgumentException("no date of a register");
        }
    }

    public DateClass dateClass() {
        return PATTERN.dateClass(text).orElseThrow();
    }

    /** The day of the calendar, if it is one. */
    public Optional<LocalDate> day() {
        return PATTERN.day(text);
    }

    @Override
    public String toString() {
        return "RegisterDate[" + dateClass().wire() + "]";
    }
}
