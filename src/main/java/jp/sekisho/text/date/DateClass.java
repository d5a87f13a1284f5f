package jp.sekisho.text.date;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a date in a register is. Registers hold dates that no calendar has, because they were reported so; only those of
 * {@link #CALENDAR} can be reckoned with, the others are handed on as they stand.
 */
public enum DateClass {
    /** A day of the calendar, and of its era if it names one. */
    CALENDAR,
    /** A day of the calendar that its era did not have. */
    OUTSIDE_ERA,
    /** No day of the calendar, such as 30 February. */
    NOT_IN_CALENDAR,
    /** Year, month or day is 0. */
    INCOMPLETE,
    /** All zeros, or said in words: 不詳, 頃, 推定 and the like, as {@code unknown-date-words.csv} lists them. */
    UNKNOWN;

    /** The name that maps see. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names that maps see. */
    public static List<String> wires() {
        return Arrays.stream(values()).map(DateClass::wire).toList();
    }
}
