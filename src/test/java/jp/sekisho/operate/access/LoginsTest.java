package jp.sekisho.operate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.Attempt.Way;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
    private static final String PASSWORD = "a password for tests";

    @TempDir
    Path data;

    private AccountFile file;
    private Logins logins;

    @BeforeEach
    void start() {
        file = AccountFile.in(data);
        put(account("tanaka", PASSWORD));
        logins = new Logins(
                new Accounts(file, Map::of, id -> {}),
                new Slowdown(() -> 0),
                new Logins.Records(refused -> {}, name -> "unknown"),
                Clock.systemUTC());
    }

    @Test
    void a_login_ends_with_the_password_it_was_made_with() {
        Login login = logins.login(attempt("tanaka", PASSWORD));
        assertThat(logins.person(login)).isPresent();
        assertThat(login.toString()).isEqualTo("tanaka");

        put(account("tanaka", "another password 1"));

        assertThat(logins.person(login)).isEmpty();
        assertThatThrownBy(() -> logins.login(attempt("tanaka", PASSWORD))).hasMessageContaining("ACCESS-001");
        assertThat(logins.person(logins.login(attempt("tanaka", "another password 1"))))
                .isPresent();
    }

    @Test
    void a_login_has_the_roles_that_the_account_has_now() {
        Account before = account("tanaka", PASSWORD);
        put(before);
        Login login = logins.login(attempt("tanaka", PASSWORD));

        put(new Account("tanaka", EnumSet.of(Role.AUDITOR), Optional.empty(), Standing.ENABLED, before.hash()));
        assertThat(logins.person(login).orElseThrow().roles()).containsExactly(Role.AUDITOR);

        TestAccounts.change(file, accounts -> Map.of());
        assertThat(logins.person(login)).isEmpty();
    }

    @Test
    void guessing_tells_nobody_whose_account_there_is() {
        put(account("suzuki", PASSWORD));

        List<String> ofNobody = answers("nobody", "nobody-else");
        List<String> ofSomebody = answers("tanaka", "suzuki");

        assertThat(ofNobody).isEqualTo(ofSomebody).contains("ACCESS-001", "ACCESS-002");
    }

    /** Each from its own source: the two names one after the other, more often than is free. */
    private List<String> answers(String first, String second) {
        List<String> answers = new ArrayList<>();
        for (String id : List.of(first, second, first)) {
            for (int i = 0; i < 12; i++) {
                answers.add(answer(new Attempt(id, "wrong", Way.CONSOLE, "source of " + first)));
            }
        }
        return answers;
    }

    private String answer(Attempt attempt) {
        try {
            logins.login(attempt);
            return "in";
        } catch (SekishoException e) {
            return e.code().wire();
        }
    }

    private static Attempt attempt(String id, String password) {
        return new Attempt(id, password, Way.CONSOLE, "192.0.2.1");
    }

    private static Account account(String id, String password) {
        return new Account(
                id, EnumSet.of(Role.OPERATOR), Optional.empty(), Standing.ENABLED, TestAccounts.quick(password));
    }

    private void put(Account account) {
        TestAccounts.change(file, before -> {
            Map<String, Account> after = new LinkedHashMap<>(before);
            after.put(account.id(), account);
            return after;
        });
    }
}
