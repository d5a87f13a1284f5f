package jp.sekisho.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock that leaps, beside one that cannot. */
@Tag("smoke")
class ClockWatchTest {
    private Instant wall = Instant.parse("2026-11-10T01:00:00Z");
    private long nanos = Long.MAX_VALUE - Duration.ofMinutes(5).toNanos(); // it may overflow, and does
    private final ClockWatch watch = new ClockWatch(new Wall(), () -> nanos);

    @Test
    void aClockThatGoesAsTimeDoesAgrees() {
        for (int i = 0; i < 3_600; i++) {
            pass(Duration.ofSeconds(1));
            assertThat(watch.agrees()).isTrue();
        }
    }

    @Test
    void aLeapOfMoreThanAMinuteIsSeenAtTheFirstLook() {
        pass(Duration.ofSeconds(1));
        wall = wall.plus(Duration.ofSeconds(62));

        assertThat(watch.agrees()).isFalse();
        assertThat(watch.aheadSeconds()).isBetween(60L, 62L);
    }

    @Test
    void manySmallLeapsAreOneLeap() {
        boolean agreed = true;
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(1));
            wall = wall.plus(Duration.ofSeconds(20));
            agreed = watch.agrees();
        }

        assertThat(agreed).isFalse();
    }

    @Test
    void aClockThatIsSteeredIsBelieved() {
        for (int hour = 0; hour < 24 * 30; hour++) {
            pass(Duration.ofHours(1));
            wall = wall.plus(Duration.ofSeconds(2)); // 500 millionths are 1.8 s
            assertThat(watch.agrees()).isTrue();
        }
    }

    @Test
    void itAgreesAgainWhenTheClockComesBack() {
        wall = wall.plus(Duration.ofHours(1));
        assertThat(watch.agrees()).isFalse();
        pass(Duration.ofMinutes(5));
        assertThat(watch.agrees()).isFalse();

        wall = wall.minus(Duration.ofHours(1));

        assertThat(watch.agrees()).isTrue();
    }

    @Test
    void aPersonsWordMakesItRight() {
        wall = wall.plus(Duration.ofHours(8));
        assertThat(watch.agrees()).isFalse();

        assertThat(watch.accept()).isEqualTo(Duration.ofHours(8).toSeconds());

        assertThat(watch.agrees()).isTrue();
        assertThat(watch.aheadSeconds()).isZero();
        wall = wall.plus(Duration.ofMinutes(2));
        assertThat(watch.agrees()).isFalse();
    }

    @Test
    void aClockThatGoesBackIsFollowedAndItsReturnIsALeap() {
        wall = wall.minus(Duration.ofHours(1));
        assertThat(watch.agrees()).isTrue();

        wall = wall.plus(Duration.ofHours(1));

        assertThat(watch.agrees()).isFalse();
    }

    @Test
    void aWordWithoutALeapChangesNothing() {
        assertThat(watch.accept()).isZero();
        assertThat(watch.agrees()).isTrue();
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    private final class Wall extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return wall;
        }
    }
}
