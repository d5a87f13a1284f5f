package jp.sekisho.passage.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import jp.sekisho.calendar.BusinessCalendar;

/**
 * When a person has to decide about what is still open: when two whole business days have passed since the day it was due, or
 * since the day a person had it sent again.
 */
public final class Undecided {
    private static final int BUSINESS_DAYS = 2;

    private Undecided() {}

    /** What was due before the instant that this answers is a person's to decide by now. */
    public static Instant before(Instant now, BusinessCalendar calendar) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        return calendar.plusBusinessDays(today, -BUSINESS_DAYS)
                .atStartOfDay(calendar.zone())
                .toInstant();
    }
}
