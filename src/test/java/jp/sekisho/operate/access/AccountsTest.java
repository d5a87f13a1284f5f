package jp.sekisho.operate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {
    private static final String HASH = TestAccounts.quick("a password for tests");

    @TempDir
    Path data;

    private final List<String> changed = new ArrayList<>();

    @Test
    void the_file_is_read_again_when_it_has_changed_and_who_changed_is_told() throws IOException {
        AccountFile file = AccountFile.in(data);
        add(file, account("tanaka", Role.OPERATOR));
        Accounts accounts = accounts(file);
        assertThat(accounts.find("tanaka")).get().extracting(Account::roles).isEqualTo(EnumSet.of(Role.OPERATOR));

        add(file, account("tanaka", Role.AUDITOR));
        add(file, account("suzuki", Role.OPERATOR));

        assertThat(accounts.find("tanaka")).get().extracting(Account::roles).isEqualTo(EnumSet.of(Role.AUDITOR));
        assertThat(accounts.count()).isEqualTo(2);
        assertThat(changed).containsExactly("suzuki", "tanaka");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({
        "tanaka operator - enabled, number of its words",
        "Tanaka operator - enabled H, the id",
        "tanaka boss - enabled H, a role",
        "tanaka operator 2027-02-30 enabled H, the last day",
        "tanaka operator - maybe H, the state",
        "tanaka operator - enabled {noop}secret, the hash",
        "tanaka operator - enabled {made}secret, the hash",
    })
    void a_broken_file_keeps_the_last_good_one_in_force_and_says_so(String line, String wrong) throws IOException {
        AccountFile file = AccountFile.in(data);
        add(file, account("suzuki", Role.OPERATOR));
        Accounts accounts = accounts(file);

        Files.writeString(file.path(), "# head\n" + line.replace(" H", " " + HASH) + "\n");

        assertThat(accounts.find("suzuki")).isPresent();
        assertThat(accounts.find("tanaka")).isEmpty();
        assertThat(accounts.problem())
                .get()
                .asString()
                .contains("ACCESS-006", "line 2", wrong)
                .doesNotContain("secret");
    }

    @Test
    void a_file_that_others_can_read_or_that_has_gone_is_not_taken() throws IOException {
        AccountFile file = AccountFile.in(data);
        add(file, account("suzuki", Role.OPERATOR));
        Accounts accounts = accounts(file);

        Files.delete(file.path());
        assertThat(accounts.problem()).get().asString().contains("ACCESS-007", "NoSuchFile");
        assertThat(accounts.find("suzuki")).isPresent();
        assertThat(accounts.find("demo")).isEmpty();

        add(file, account("sato", Role.OPERATOR));
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(file::read).hasMessageContaining("ACCESS-007");
    }

    @Test
    void without_a_file_and_only_then_the_demos_accounts_are_there() {
        AccountFile file = AccountFile.in(data);
        assertThat(accounts(file).find("demo")).isPresent();

        add(file, account("tanaka", Role.ADMINISTRATOR));

        assertThat(accounts(file).find("demo")).isEmpty();
    }

    @Test
    void an_account_is_in_force_until_its_last_day_while_it_is_enabled() {
        LocalDate last = LocalDate.of(2027, 3, 31);
        Account account = new Account("tanaka", EnumSet.of(Role.OPERATOR), Optional.of(last), Standing.ENABLED, HASH);

        assertThat(account.isInForce(last)).isTrue();
        assertThat(account.isInForce(last.plusDays(1))).isFalse();
        assertThat(account.standing(Standing.DISABLED).isInForce(last)).isFalse();
        assertThat(account.toString()).doesNotContain(HASH);
    }

    @Test
    void a_password_is_kept_as_argon2_and_matches_only_itself() {
        String hash = Passwords.hash("correct horse battery");

        assertThat(hash).startsWith("{argon2@SpringSecurity_v5_8}$argon2id$");
        assertThat(Passwords.matches("correct horse battery", hash)).isTrue();
        assertThat(Passwords.matches("correct horse", hash)).isFalse();
        assertThat(Passwords.matches("correct horse battery", "{argon2@SpringSecurity_v5_8}damaged"))
                .isFalse();
    }

    private Accounts accounts(AccountFile file) {
        return new Accounts(file, () -> Map.of("demo", account("demo", Role.OPERATOR)), changed::add);
    }

    private static void add(AccountFile file, Account account) {
        TestAccounts.change(file, before -> {
            Map<String, Account> after = new LinkedHashMap<>(before);
            after.put(account.id(), account);
            return after;
        });
    }

    private static Account account(String id, Role role) {
        return new Account(id, EnumSet.of(role), Optional.empty(), Standing.ENABLED, HASH);
    }
}
