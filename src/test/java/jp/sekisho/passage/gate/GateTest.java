package jp.sekisho.passage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.link.Resend;
import org.junit.jupiter.api.Test;

/** When a link may be used. */
class GateTest {
    private final AtomicReference<ZonedDateTime> time =
            new AtomicReference<>(ZonedDateTime.parse("2026-11-10T08:29:59+09:00[Asia/Tokyo]"));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around
    private final Gate gate = new Gate(
            PassageFixture.link(
                            Resend.SAFE, OpeningHours.parse(BusinessCalendar.everyDay(), "business-days 8:30-17:00"))
                    .party(),
            time::get,
            nanos::get);

    @Test
    void itOpensAndClosesWithTheHoursOfEachLane() {
        assertThat(gate.open()).containsExactly(Priority.URGENT);
        assertThat(gate.view(Priority.NORMAL).state()).isEqualTo(Gate.State.CLOSED);
        assertThat(gate.view(Priority.NORMAL).next())
                .hasValueSatisfying(next -> assertThat(next.toLocalTime()).hasToString("08:30"));
        time.set(time.get().plusSeconds(1));

        assertThat(gate.open()).containsExactly(Priority.URGENT, Priority.NORMAL);
        assertThat(gate.view(Priority.NORMAL).state()).isEqualTo(Gate.State.OPEN);
        assertThat(gate.view(Priority.BULK).state()).isEqualTo(Gate.State.CLOSED);
    }

    @Test
    void itIsDownAfterThreeFaultsInARowAndIsProbedLaterAndLater() {
        assertThat(gate.open()).isNotEmpty();
        gate.failed();
        gate.failed();
        assertThat(gate.open()).isNotEmpty();
        gate.failed();

        assertThat(gate.open()).isEmpty();
        assertThat(gate.probeDue()).isFalse();
        pass(Duration.ofSeconds(4));
        assertThat(gate.probeDue()).isTrue();
        gate.turnedAway();
        pass(Duration.ofMillis(4_999));
        assertThat(gate.probeDue()).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(gate.probeDue()).isTrue();
    }

    @Test
    void oneSuccessAndItIsWell() {
        assertThat(gate.open()).isNotEmpty();
        gate.turnedAway();
        assertThat(gate.open()).isEmpty();

        gate.succeeded();

        assertThat(gate.open()).isNotEmpty();
        assertThat(gate.probeDue()).isFalse();
        gate.failed();
        assertThat(gate.open()).isNotEmpty();
    }

    @Test
    void faultsThatAreNotInARowDoNotShutIt() {
        for (int i = 0; i < 10; i++) {
            gate.failed();
            gate.failed();
            gate.succeeded();
        }

        assertThat(gate.open()).isNotEmpty();
    }

    @Test
    void whenALanesHoursBeginFormerFaultsDoNotCount() {
        assertThat(gate.open()).containsExactly(Priority.URGENT);
        gate.turnedAway();
        assertThat(gate.open()).isEmpty();

        time.set(time.get().plusSeconds(1));

        assertThat(gate.open()).containsExactly(Priority.URGENT, Priority.NORMAL);
    }

    @Test
    void whatAnOperatorHoldsIsShutUntilReleased() {
        gate.hold("restored");
        gate.succeeded();
        assertThat(gate.open()).isEmpty();
        assertThat(gate.view(Priority.URGENT).state()).isEqualTo(Gate.State.HELD);

        gate.release();

        assertThat(gate.open()).containsExactly(Priority.URGENT);
    }

    @Test
    void answersAreFetchedInTheHoursOfWhicheverLaneIsOpen() {
        OpeningHours never = OpeningHours.parse(BusinessCalendar.everyDay(), "never");
        OpeningHours night = OpeningHours.parse(BusinessCalendar.everyDay(), "every-day 17:30-8:30");
        Gate bulkOnly = new Gate(
                PassageFixture.link(
                                Resend.SAFE,
                                Map.of(Priority.URGENT, never, Priority.NORMAL, never, Priority.BULK, night))
                        .party(),
                time::get,
                nanos::get);
        assertThat(bulkOnly.mayFetch()).isTrue();
        bulkOnly.instruct(
                Priority.BULK,
                new Instruction(Instruction.Kind.HOLD, "holiday", "staff-17", time.get(), Optional.empty()));
        assertThat(bulkOnly.mayFetch()).isTrue();

        time.set(time.get().plusSeconds(1));

        assertThat(bulkOnly.mayFetch()).isFalse();
    }

    @Test
    void waitsGrowToTheLongest() {
        assertThat(gate.delay(1)).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(gate.delay(2)).isEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(gate.delay(3)).isEqualTo(Duration.ofSeconds(4).toNanos());
        assertThat(gate.delay(4)).isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(gate.delay(10_000)).isEqualTo(Duration.ofSeconds(5).toNanos());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
