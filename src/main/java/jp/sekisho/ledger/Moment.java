package jp.sekisho.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a row was written, to the microsecond, as databases keep it.
 *
 * @param at the time that machines share
 * @param businessAt the business day's time
 * @param outsideHours whether the office was closed
 */
record Moment(Instant at, Instant businessAt, boolean outsideHours) {
    Moment {
        at = at.truncatedTo(ChronoUnit.MICROS);
        businessAt = businessAt.truncatedTo(ChronoUnit.MICROS);
    }
}
