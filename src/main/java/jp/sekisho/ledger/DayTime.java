package jp.sekisho.ledger;

import java.time.Instant;

/** The business day, as far as the ledger needs it. Thread safe. */
public interface DayTime {
    /** When the office is open. */
    String OFFICE_HOURS = "business-days 8:30-17:30";

    /** The business day's time now. */
    Instant now();

    /** Whether deadlines may pass by it: not while its clock has leapt, and nobody has said that it is right. */
    default boolean isSure() {
        return true;
    }

    /** Whether the office is closed at a business time. */
    boolean outsideHours(Instant businessTime);
}
