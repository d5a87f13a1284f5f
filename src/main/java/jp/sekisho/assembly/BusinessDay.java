package jp.sekisho.assembly;

import java.time.Instant;
import java.util.function.Supplier;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.ledger.DayTime;

/** The business day for the ledger: its clock, and whether the office is closed. Thread safe. */
final class BusinessDay implements DayTime {
    private static final String OFFICE_HOURS = "business-days 8:30-17:30";

    private final BusinessClock clock;
    private final Supplier<BusinessCalendar> calendar;
    private volatile Hours hours;

    /** Office hours by one calendar; made anew when a reload brings another. */
    private record Hours(BusinessCalendar calendar, OpeningHours opening) {
        static Hours of(BusinessCalendar calendar) {
            return new Hours(calendar, OpeningHours.parse(calendar, OFFICE_HOURS));
        }
    }

    BusinessDay(BusinessClock clock, Supplier<BusinessCalendar> calendar) {
        this.clock = clock;
        this.calendar = calendar;
        this.hours = Hours.of(calendar.get());
    }

    @Override
    public Instant now() {
        return clock.now().toInstant();
    }

    @Override
    public boolean outsideHours(Instant businessTime) {
        BusinessCalendar current = calendar.get();
        if (hours.calendar() != current) {
            hours = Hours.of(current);
        }
        return !hours.opening().isOpenAt(businessTime.atZone(current.zone()));
    }
}
