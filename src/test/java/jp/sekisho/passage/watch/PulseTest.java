package jp.sekisho.passage.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A process that notices that it stood still. */
@Tag("smoke")
class PulseTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();
    private final Pulse pulse = new Pulse(Duration.ofSeconds(3), nanos::get, millis::get);

    @Test
    void itIsSteadyWhileItIsLookedAtOften() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofSeconds(2));
            pulse.tick();
        }

        assertThat(pulse.isSteady()).isTrue();
    }

    @Test
    void aFrozenProcessIsNotSteadyFromTheFirstLookOnUntilSomethingThatBeganLaterHasConfirmedIt() {
        Pulse.Moment before = pulse.now();
        pass(Duration.ofSeconds(4));

        assertThat(pulse.isSteady()).isFalse();

        pulse.confirm(before);
        assertThat(pulse.isSteady()).isFalse();
        pass(Duration.ofMillis(1));
        Pulse.Moment after = pulse.now();
        pass(Duration.ofMillis(1));
        pulse.confirm(after);
        assertThat(pulse.isSteady()).isTrue();
    }

    @Test
    void aMachineThatSleptDidNotCountItByItsMonotonicClock() {
        millis.addAndGet(Duration.ofHours(8).toMillis());

        assertThat(pulse.isSteady()).isFalse();
    }

    @Test
    void whatTookTooLongItselfConfirmsNothing() {
        Pulse.Moment begun = pulse.now();
        pass(Duration.ofSeconds(4));

        pulse.confirm(begun);

        assertThat(pulse.isSteady()).isFalse();
    }

    @Test
    void aWallClockThatIsSetBackIsNoStandstill() {
        millis.addAndGet(-Duration.ofHours(1).toMillis());

        assertThat(pulse.isSteady()).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        millis.addAndGet(time.toMillis());
    }
}
