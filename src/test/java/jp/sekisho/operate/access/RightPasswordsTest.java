package jp.sekisho.operate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RightPasswordsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger compared = new AtomicInteger();
    private final RightPasswords passwords = new RightPasswords(nanos::get, (password, hash) -> {
        compared.incrementAndGet();
        return hash.equals("hash of " + password);
    });

    @Test
    void a_right_one_is_compared_once_in_a_while() {
        assertThat(passwords.matches(account("hash of right"), "right")).isTrue();
        nanos.addAndGet(RightPasswords.KEPT.toNanos() - 1);
        assertThat(passwords.matches(account("hash of right"), "right")).isTrue();
        assertThat(compared).hasValue(1);

        nanos.incrementAndGet();
        assertThat(passwords.matches(account("hash of right"), "right")).isTrue();
        assertThat(compared).hasValue(2);
    }

    @Test
    void a_wrong_one_is_compared_each_time() {
        assertThat(passwords.matches(account("hash of right"), "wrong")).isFalse();
        assertThat(passwords.matches(account("hash of right"), "wrong")).isFalse();

        assertThat(compared).hasValue(2);
    }

    @Test
    void the_one_of_before_is_right_no_more_once_the_account_has_another() {
        assertThat(passwords.matches(account("hash of right"), "right")).isTrue();

        assertThat(passwords.matches(account("hash of another"), "right")).isFalse();
    }

    private static Account account(String hash) {
        return new Account("tanaka", EnumSet.of(Role.OPERATOR), Optional.empty(), Standing.ENABLED, hash);
    }
}
