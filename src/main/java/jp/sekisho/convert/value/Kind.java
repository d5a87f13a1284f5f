package jp.sekisho.convert.value;

import java.util.Locale;
import jp.sekisho.layout.item.Field;

/** What the text of a value looks like, as far as it is known before it runs. */
public enum Kind {
    TEXT,
    DIGITS,
    DECIMAL,
    /** yes or no. */
    FLAG,
    DATE,
    DATE_TIME,
    /** A day of any year. */
    MONTH_DAY,
    /** What cannot be known, since what it comes from is wrong and has been reported. */
    UNKNOWN;

    public static Kind of(Field field) {
        return switch (field.type().wire()) {
            case "digits" -> DIGITS;
            case "decimal" -> DECIMAL;
            case "flag" -> FLAG;
            case "date" -> DATE;
            case "date-time" -> DATE_TIME;
            case "month-day" -> MONTH_DAY;
            default -> TEXT;
        };
    }

    /** As layouts call it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isDate() {
        return this == DATE || this == DATE_TIME;
    }

    /** Whether what takes values of the other kind takes these: a date with a time is taken as its date. */
    public boolean isTakenAs(Kind other) {
        return this == UNKNOWN || isDate() == other.isDate() && (this == MONTH_DAY) == (other == MONTH_DAY);
    }

    public boolean isNumber() {
        return this == DIGITS || this == DECIMAL;
    }

    /** The kind of a value that is of this kind or of the other. */
    public Kind or(Kind other) {
        if (this == other || other == UNKNOWN) {
            return this;
        }
        return this == UNKNOWN ? other : isNumber() && other.isNumber() ? DECIMAL : TEXT;
    }

    /** Whether a value of this kind may turn out to be one of the other: where it is not, somebody has to say more. */
    public boolean flowsInto(Kind target) {
        if (this == UNKNOWN || this == target) {
            return true;
        }
        return switch (target) {
            case TEXT, UNKNOWN -> true;
            case DIGITS, DECIMAL -> !isDate() && this != MONTH_DAY && this != FLAG;
            case FLAG -> this == TEXT;
            case DATE, DATE_TIME, MONTH_DAY -> false;
        };
    }
}
