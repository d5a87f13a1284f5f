package jp.sekisho.assembly;

import java.time.Instant;
import java.util.function.Supplier;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.ledger.DayTime;

/** The business day for the ledger: its clock, and whether the office is closed. Thread safe. */
final class BusinessDay implements DayTime {
    private final BusinessClock clock;
    private final ClockWatch watch;
    private final Supplier<BusinessCalendar> calendar;
    private volatile Hours hours;

    /** Office hours by one calendar; made anew when a reload brings another. */
    private record Hours(BusinessCalendar calendar, OpeningHours opening) {
        static Hours of(BusinessCalendar calendar) {
            return new Hours(calendar, OpeningHours.parse(calendar, OFFICE_HOURS));
        }
    }

    /** @param watch over the clock that business time is a function of */
    BusinessDay(BusinessClock clock, Supplier<BusinessCalendar> calendar, ClockWatch watch) {
        this.clock = clock;
        this.watch = watch;
        this.calendar = calendar;
        this.hours = Hours.of(calendar.get());
    }

    @Override
    public Instant now() {
        return clock.now().toInstant();
    }

    @Override
    public boolean isSure() {
        if (!watch.agrees()) {
            return false;
        }
        boolean ahead = clock.isAhead();
        if (ahead) {
            clock.comeBack(); // what was read before may be of the leap
        }
        return !ahead;
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
