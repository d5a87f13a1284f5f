package jp.sekisho.calendar;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Business time: opening hours, deadlines and dates of law go by it. It may run faster than real time, as a function of
 * it that all processes share.
 *
 * <p>Thread safe. It never goes backwards within a process, but for {@link #comeBack}, nor below the reading that its file
 * last kept.
 */
public final class BusinessClock {
    private static final long TOLERATED_MILLIS = 60_000;

    private final Supplier<ZonedDateTime> source;
    private final DoubleSupplier rate;
    private final AtomicReference<ZonedDateTime> latest;

    private BusinessClock(Supplier<ZonedDateTime> source, DoubleSupplier rate) {
        this.source = source;
        this.rate = rate;
        this.latest = new AtomicReference<>(source.get());
    }

    /** Business time is real time. */
    public static BusinessClock realTime(Clock clock, ZoneId zone) {
        return new BusinessClock(() -> clock.instant().atZone(zone), () -> 1);
    }

    /**
     * Business time as the file says, which is read again when it changes.
     *
     * @throws jp.sekisho.error.SekishoException CLOCK-001 if the file cannot be read now; later the last known anchor holds
     */
    public static BusinessClock shared(Path file, Clock real) {
        SharedTime time = new SharedTime(file, real);
        return new BusinessClock(time, time::rate);
    }

    /** Business time from anywhere: for tests that step it. */
    public static BusinessClock of(Supplier<ZonedDateTime> source) {
        return new BusinessClock(source, () -> 1);
    }

    public ZonedDateTime now() {
        ZonedDateTime read = source.get();
        return latest.accumulateAndGet(read, (last, now) -> now.isBefore(last) ? last : now);
    }

    /** Whether it stands, since what it is a function of was ahead by more than a minute of real time, and came back. */
    public boolean isAhead() {
        Duration ahead = Duration.between(source.get(), latest.get());
        return ahead.toMillis() > TOLERATED_MILLIS * rate();
    }

    /** Goes back to what it is a function of, once: that had leapt, and nothing that was read of it meanwhile counts. */
    public void comeBack() {
        latest.set(source.get());
    }

    /** Seconds of business time in a second of real time, at present. */
    public double rate() {
        return rate.getAsDouble();
    }

    /** The business date, in the clock's own zone. */
    public LocalDate today() {
        return now().toLocalDate();
    }
}
