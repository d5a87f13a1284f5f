package jp.sekisho.ledger;

import java.time.Instant;

/** The business day, as far as the ledger needs it. Thread safe. */
public interface DayTime {
    /** The business day's time now. */
    Instant now();

    /** Whether the office is closed at a business time. */
    boolean outsideHours(Instant businessTime);
}
