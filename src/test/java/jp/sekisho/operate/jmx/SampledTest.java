package jp.sekisho.operate.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** However often a console asks, the tables are not read much. */
class SampledTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around
    private final AtomicInteger reads = new AtomicInteger();
    private Duration cost = Duration.ZERO;
    private final Sampled<Integer> sampled = new Sampled<>(this::read, nanos::get);

    @Test
    void whatCostsLittleIsReadOnceASecond() {
        assertThat(sampled.get()).isEqualTo(1);
        pass(Duration.ofMillis(999));
        assertThat(sampled.get()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(sampled.get()).isEqualTo(2);
    }

    @Test
    void whatCostsMuchTakesNoMoreThanATwentiethOfTheTime() {
        cost = Duration.ofMillis(200);
        pass(Duration.ofSeconds(1));
        sampled.get();
        pass(Duration.ofMillis(3_999));
        assertThat(sampled.get()).isEqualTo(2);
        pass(Duration.ofMillis(1));
        assertThat(sampled.get()).isEqualTo(3);
    }

    private int read() {
        pass(cost);
        return reads.incrementAndGet();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
