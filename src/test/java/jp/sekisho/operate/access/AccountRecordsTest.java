package jp.sekisho.operate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.Patience;
import jp.sekisho.audit.AuditSeries;
import jp.sekisho.audit.JdbiSecurityAudit;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was done to accounts while no gateway ran, and while one does. */
class AccountRecordsTest {
    private static final String PASSWORD = "tangerine harbour 7";

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void eachLineIsTakenOnceWheneverItWasWritten(TestDatabases database) {
        Store store = database.fresh();
        Registrar registrar = new Registrar(AccountFile.in(data), Clock.systemUTC());
        registrar.add(registrar.settingUp(), "sato", Set.of(Role.ADMINISTRATOR), Optional.empty(), PASSWORD);

        run(store, () -> {
            awaitRows(store, List.of("sato (setting-up) ACCOUNT_CHANGED added.administrator"));
            registrar.add(
                    registrar.admit(attempt("sato"), "Accounts.add", Optional.empty()),
                    "tanaka",
                    Set.of(Role.OPERATOR, Role.AUDITOR),
                    Optional.empty(),
                    PASSWORD);
            awaitRows(
                    store,
                    List.of(
                            "sato (setting-up) ACCOUNT_CHANGED added.administrator",
                            "tanaka sato ACCOUNT_CHANGED added.operator.auditor"));
        });
        try {
            registrar.admit(attempt("nobody"), "Accounts.add", Optional.empty());
        } catch (RuntimeException refused) {
            assertThat(refused).hasMessageContaining("ACCESS-001");
        }
        List<String> all = List.of(
                "sato (setting-up) ACCOUNT_CHANGED added.administrator",
                "tanaka sato ACCOUNT_CHANGED added.operator.auditor",
                "unknown unknown BAD_CREDENTIALS wrong-password");
        run(store, () -> awaitRows(store, all));
        run(store, () -> awaitRows(store, all));
        assertThat(rows(store)).isEqualTo(all);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatWasChangedOtherwiseAndAJournalThatIsNotWholeAreSaid(TestDatabases database) throws IOException {
        Store store = database.fresh();
        AccountFile file = AccountFile.in(data);
        Registrar registrar = new Registrar(file, Clock.systemUTC());
        registrar.add(registrar.settingUp(), "sato", Set.of(Role.ADMINISTRATOR), Optional.empty(), PASSWORD);
        String before = Files.readString(file.path());
        run(store, () -> {
            awaitRows(store, List.of("sato (setting-up) ACCOUNT_CHANGED added.administrator"));
            change(file.path(), before.replace("sato administrator", "sato administrator,operator"));
            await(store, "ACCOUNTS_BY_HAND");
            change(file.journal().path(), "");
            await(store, "ACCOUNT_JOURNAL_BROKEN");
        });
    }

    private void run(Store store, Runnable meanwhile) {
        try (JdbiSecurityAudit audit = JdbiSecurityAudit.start(store, Clock.systemUTC());
                AccountRecords records = AccountRecords.start(
                        AccountFile.in(data), new AuditSeries(store, AccountRecords.PLACES), audit)) {
            assertThat(records).isNotNull();
            meanwhile.run();
        }
    }

    private static void awaitRows(Store store, List<String> expected) {
        Patience.await().until(() -> rows(store).equals(expected));
    }

    private static void await(Store store, String event) {
        Patience.await().until(() -> !store.<List<String>>inTransaction(
                        handle -> handle.select("select event from security_audit where event = ?", event)
                                .mapTo(String.class)
                                .list())
                .isEmpty());
    }

    /** Without the place in the journal, which begins with its line's number. */
    private static List<String> rows(Store store) {
        return store
                .<List<String>>inTransaction(handle -> handle.select(
                                "select username || ' ' || remote_address || ' ' || event || ' ' || address"
                                        + " from security_audit order by id")
                        .mapTo(String.class)
                        .list())
                .stream()
                .map(row -> row.replaceFirst("line-\\d+-[0-9a-f]{16}\\.", ""))
                .toList();
    }

    private static void change(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Attempt attempt(String id) {
        return new Attempt(id, PASSWORD, Way.LOCAL, "local");
    }
}
