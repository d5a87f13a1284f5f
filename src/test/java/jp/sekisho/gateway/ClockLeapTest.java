package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.operate.jmx.GatewayMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that leaps under a running gateway, past the deadlines of what waits. */
class ClockLeapTest {
    @TempDir
    Path folder;

    private final AtomicLong standstill = new AtomicLong();

    @Test
    void noDeadlinePassesUntilAPersonSaysThatTheClockIsRight() throws Exception {
        ClockWatch watch = new ClockWatch(java.time.Clock.systemUTC(), () -> System.nanoTime() - standstill.get());
        try (RunningGateway gateway = RunningGateway.in(folder)
                        .at("2026-11-10T20:00:00")
                        .bean(ClockWatch.class, watch)
                        .start();
                BusinessSystem system = gateway.connect()) {
            String id = BusinessSystem.newId();
            system.send(system.message(
                    InquiryRecord.about(gateway.numbers(RunningGateway.SYSTEM).get(0))
                            .bytes(),
                    Map.of("SekishoMessageId", id)));
            RunningGateway.await("it waits", () -> gateway.stateOf(id).equals("WAITING"));
            GatewayMXBean bean = gateway.bean(GatewayMXBean.NAME, GatewayMXBean.class);
            assertThatThrownBy(() -> bean.acceptClock("正しい"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("GATE-010");

            standstill.set(Duration.ofDays(60).toNanos()); // as much more has passed by the clock
            RunningGateway.await("the leap to be seen", () -> !bean.isClockSure());
            gateway.clock("2027-01-10T20:00:00");
            assertThat(gateway.log()).contains("The clock has leapt forward");
            assertThat(gateway.stateOf(id)).isEqualTo("WAITING");

            assertThat(bean.acceptClock("時計は正しい")).isCloseTo(Duration.ofDays(60).toSeconds(), within(5L));

            RunningGateway.await("it expires", () -> gateway.stateOf(id).equals("ENDED EXPIRED"));
            assertThat(gateway.query("select event from ledger where event = 'CLOCK_ACCEPTED'"))
                    .hasSize(1);
        }
    }
}
