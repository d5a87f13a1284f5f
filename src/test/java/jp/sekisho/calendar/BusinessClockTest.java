package jp.sekisho.calendar;

import static jp.sekisho.Patience.await;
import static jp.sekisho.calendar.Calendars.TOKYO;
import static jp.sekisho.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.error.SekishoException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessClockTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final ZonedDateTime FIRST = at("2026-11-10T08:15:00");

    @TempDir
    private Path directory;

    private Path file;
    private final AtomicReference<Instant> real = new AtomicReference<>(START);
    private final Clock clock = stepped();

    @BeforeEach
    void here() {
        file = directory.resolve("data/clock.json");
    }

    private Clock stepped() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return TOKYO;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return real.get();
            }
        };
    }

    @Test
    void real_time_is_real_time() {
        assertThat(BusinessClock.realTime(clock, TOKYO).now()).isEqualTo(START.atZone(TOKYO));
    }

    @Test
    void a_day_passes_in_four_minutes_at_360_times() {
        new ClockFile(file).resume(START, FIRST, 360);
        BusinessClock business = BusinessClock.shared(file, clock);
        assertThat(business.now()).isEqualTo(FIRST);
        step(Duration.ofMinutes(4));
        assertThat(business.now()).isEqualTo(FIRST.plusDays(1));
        assertThat(business.today()).isEqualTo(FIRST.toLocalDate().plusDays(1));
    }

    @Test
    void two_processes_read_the_same_time() {
        new ClockFile(file).resume(START, FIRST, 360);
        BusinessClock one = BusinessClock.shared(file, clock);
        step(Duration.ofMillis(12_345));
        BusinessClock other = BusinessClock.shared(file, clock);
        assertThat(one.now()).isEqualTo(other.now()).isEqualTo(FIRST.plus(Duration.ofMillis(12_345 * 360)));
    }

    @Test
    void it_never_goes_backwards_even_if_the_machine_does() {
        new ClockFile(file).resume(START, FIRST, 360);
        BusinessClock business = BusinessClock.shared(file, clock);
        step(Duration.ofSeconds(10));
        ZonedDateTime before = business.now();
        step(Duration.ofSeconds(-5));
        assertThat(business.now()).isEqualTo(before);
        step(Duration.ofSeconds(6));
        assertThat(business.now()).isAfter(before);
    }

    @Test
    void the_next_start_goes_on_where_the_last_reading_was() {
        ClockFile commanded = new ClockFile(file);
        commanded.resume(START, FIRST, 360);
        step(Duration.ofSeconds(10));
        ZonedDateTime kept = commanded.saveReading(real.get());
        step(Duration.ofDays(3));
        commanded.resume(real.get(), FIRST, 60);
        BusinessClock business = BusinessClock.shared(file, clock);
        assertThat(business.now()).isEqualTo(kept).isEqualTo(FIRST.plusHours(1));
        step(Duration.ofMinutes(1));
        assertThat(business.now()).isEqualTo(kept.plusHours(1));
    }

    @Test
    void a_command_reaches_a_running_process() {
        ClockFile commanded = new ClockFile(file);
        commanded.resume(START, FIRST, 1);
        BusinessClock business = BusinessClock.shared(file, clock);
        commanded.write(START, FIRST.plusDays(2), 1);
        await().until(() -> business.now().equals(FIRST.plusDays(2)));
    }

    @Test
    void a_command_to_go_back_is_refused() {
        ClockFile commanded = new ClockFile(file);
        commanded.resume(START, FIRST, 360);
        assertThatThrownBy(() -> commanded.write(START.plusSeconds(10), FIRST.plusMinutes(59), 1))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(CalendarError.CLOCK_BACKWARDS));
    }

    @Test
    void a_missing_or_broken_file_is_an_error_at_the_start_only() throws IOException {
        assertThatThrownBy(() -> BusinessClock.shared(file, clock))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(CalendarError.CLOCK_UNREADABLE));
        new ClockFile(file).resume(START, FIRST, 360);
        BusinessClock business = BusinessClock.shared(file, clock);
        Files.writeString(file, "{ half");
        step(Duration.ofSeconds(10));
        long until = System.nanoTime() + Duration.ofMillis(250).toNanos();
        await().until(() -> {
            assertThat(business.now()).isEqualTo(FIRST.plusHours(1));
            return System.nanoTime() > until;
        });
    }

    private void step(Duration by) {
        real.updateAndGet(now -> now.plus(by));
    }
}
