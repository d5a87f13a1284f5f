package jp.sekisho.demo.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.demo.gateway.DemoClock;

/**
 * Sets the clock's pace: real time until the demo has begun and while the gateway is away, which may take long on a busy
 * machine; the demo's rate by day; and faster through nights and days off, when nothing is under way and no business system
 * asks. Says so each time.
 */
public final class NightScene implements Scene {
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(7, 45);
    private static final Duration LONG = Duration.ofHours(18);
    private static final int FAST = 10;
    private static final int FASTER = 60;

    private final Tale tale;
    private final DemoClock clock;
    private final BusinessCalendar calendar;
    private final double rate;
    private final BooleanSupplier begun;
    private Optional<ZonedDateTime> told = Optional.empty();

    public NightScene(Tale tale, DemoClock clock, BusinessCalendar calendar, double rate, BooleanSupplier begun) {
        this.tale = tale;
        this.clock = clock;
        this.calendar = calendar;
        this.rate = rate;
        this.begun = begun;
    }

    @Override
    public void turn(Moment moment) {
        if (!begun.getAsBoolean()) {
            return;
        }
        if (moment.standing().isEmpty()) {
            clock.runAt(1);
            return;
        }
        Optional<ZonedDateTime> morning = quietUntil(moment);
        if (morning.isEmpty()) {
            clock.runAt(rate);
            return;
        }
        boolean distant = Duration.between(moment.now(), morning.get()).compareTo(LONG) > 0;
        clock.runAt(rate * (distant ? FASTER : FAST));
        if (!told.equals(morning)) {
            told = morning;
            tale.tell(
                    Tale.CLOCK,
                    "何も起きない間は時計を速める (" + (distant ? FASTER : FAST) + " 倍) · " + Tale.soon(morning.get(), moment.now())
                            + " まで");
        }
    }

    private Optional<ZonedDateTime> quietUntil(Moment moment) {
        boolean quiet = moment.standing()
                .filter(standing -> standing.sending() == 0 && standing.gate().equals("CLOSED"))
                .isPresent();
        if (!quiet) {
            return Optional.empty();
        }
        LocalTime time = moment.now().toLocalTime();
        if (moment.businessDay() && time.isBefore(MORNING)) {
            return Optional.of(morningOf(moment.day(), moment));
        }
        if (moment.businessDay() && time.isBefore(EVENING)) {
            return Optional.empty();
        }
        LocalDate next = moment.day().plusDays(1);
        while (!calendar.isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return Optional.of(morningOf(next, moment));
    }

    private static ZonedDateTime morningOf(LocalDate day, Moment moment) {
        return day.atTime(MORNING).atZone(moment.now().getZone());
    }
}
