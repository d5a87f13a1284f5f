package jp.sekisho.operate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlowdownTest {
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final AtomicLong nanos = new AtomicLong();
    private final Slowdown slowdown = new Slowdown(nanos::get);

    @Test
    void some_failures_are_free_and_each_further_one_shuts_for_longer_up_to_a_limit() {
        assertThat(fail("tanaka", HERE, 10)).isEqualTo(10);
        assertThat(slowdown.admit("tanaka", HERE)).isZero();
        Duration before = Duration.ZERO;
        for (int i = 0; i < 10; i++) {
            Duration wait = slowdown.admit("tanaka", HERE);
            assertThat(wait).isBetween(before, Slowdown.LONGEST);
            before = wait.minusMillis(800); // some of what failed is forgotten meanwhile
            pass(wait);
            assertThat(slowdown.admit("tanaka", HERE)).isZero();
        }
        assertThat(slowdown.admit("tanaka", HERE)).isEqualTo(Slowdown.LONGEST);
    }

    @Test
    void asking_while_it_is_shut_does_not_make_it_longer_and_a_right_password_opens_it() {
        fail("tanaka", HERE, 20);
        Duration wait = slowdown.admit("tanaka", HERE);
        IntStream.range(0, 1_000).forEach(i -> slowdown.admit("tanaka", HERE));

        pass(wait);

        assertThat(slowdown.admit("tanaka", HERE)).isZero();
        slowdown.succeeded("tanaka", HERE);
        assertThat(fail("tanaka", HERE, 10)).isEqualTo(10);
    }

    @Test
    void whoever_has_logged_in_before_from_elsewhere_is_not_shut_out_by_guesses() {
        slowdown.admit("tanaka", HERE);
        slowdown.succeeded("tanaka", HERE);
        for (int source = 0; source < 100; source++) {
            fail("tanaka", "198.51.100." + source, 10);
        }

        assertThat(slowdown.admit("tanaka", "203.0.113.9")).isPositive();
        assertThat(slowdown.admit("tanaka", HERE)).isZero();
    }

    @Test
    void guessing_at_one_account_shuts_no_other_and_guessing_at_many_shuts_the_source() {
        fail("tanaka", HERE, 50);
        assertThat(slowdown.admit("suzuki", HERE)).isZero();

        for (int i = 0; i < 50; i++) {
            slowdown.admit("name-" + i, HERE);
        }
        assertThat(slowdown.admit("sato", HERE)).isPositive();
        assertThat(slowdown.admit("sato", THERE)).isZero();
    }

    @Test
    void failures_are_forgotten() {
        fail("tanaka", HERE, 20);
        pass(Duration.ofMinutes(10));

        assertThat(fail("tanaka", HERE, 10)).isEqualTo(10);
    }

    /** How many of so many attempts were looked at. */
    private long fail(String account, String source, int times) {
        return IntStream.range(0, times)
                .filter(i -> slowdown.admit(account, source).isZero())
                .count();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
