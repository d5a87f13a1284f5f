package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.operate.access.TestAccounts;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.passage.watch.Tenure;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCommandTest {
    private static final String GOOD = "個人番号,宛名番号\r\n123456789018,1\r\n987654321093,2\r\n";
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    /** The tables as a gateway left them that ran once. */
    @BeforeEach
    void aGatewayHasRun() {
        try (HikariDataSource tables = tables()) {
            Tables.migrate(tables, TestDatabases.ROOMS);
            TestAccounts.write(data);
            new Succession(new Store(tables), Clock.systemUTC(), "here", "none").begin(LastSeen.NOTHING, true);
        }
    }

    @Test
    void a_dry_run_says_what_would_come_of_a_file_and_enters_nothing() throws IOException {
        assertThat(enter(GOOD, "--dry-run")).isZero();
        assertThat(out.toString()).contains("nothing was entered", "2 rows: entered 2, entered before 0");
        assertThat(count("registry_link")).isZero();
        assertThat(count("ledger where event = 'NUMBER_ENTERED'")).isZero();
    }

    @Test
    void a_file_is_entered_once_and_recorded() throws IOException {
        assertThat(enter(GOOD)).isZero();
        assertThat(enter(GOOD)).isZero();
        assertThat(out.toString())
                .contains("2 rows: entered 2, entered before 0", "2 rows: entered 0, entered before 2");
        assertThat(count("registry_link")).isEqualTo(2);
        assertThat(count("ledger where event = 'NUMBER_ENTERED' and remark = '初期登録'"))
                .isEqualTo(2);
        assertThat(SekishoCommand.execute(
                        new PrintWriter(out), new PrintWriter(err), "ledger", "verify", "--data", data.toString()))
                .isZero();
    }

    @Test
    void bad_rows_are_told_by_row_and_reason_and_never_by_number() throws IOException {
        assertThat(enter(GOOD + "123456789010,3\r\n")).isEqualTo(1);
        assertThat(out.toString())
                .contains("3  REGISTRY-001  4 行目: 個人番号", "There are bad rows: nothing was entered.", "bad 1")
                .doesNotContain("123456789");
        assertThat(count("registry_link")).isZero();

        assertThat(enter(GOOD + "123456789010,3\r\n", "--skip-bad-rows")).isEqualTo(1);
        assertThat(count("registry_link")).isEqualTo(2);
    }

    @Test
    void a_conflict_changes_nothing_and_ends_with_1() throws IOException {
        enter(GOOD);
        assertThat(enter("個人番号,宛名番号\r\n987654321093,1\r\n")).isEqualTo(1);
        assertThat(out.toString()).contains("on the confirmation list 1");
        assertThat(count("registry_confirmation")).isEqualTo(1);
    }

    @Test
    void beside_a_gateway_that_lives_elsewhere_on_the_database_nothing_is_entered() throws IOException {
        Tables server = new Tables(TestDatabases.POSTGRESQL.url("registry_elsewhere"), "postgres", "postgres", 3);
        server.migrate(TestDatabases.ROOMS);
        String[] where = {"--database-url", server.url(), "--database-user", "postgres"};
        Clock real = Clock.systemUTC();
        try (HikariDataSource elsewhere = server.open("elsewhere")) {
            Store store = new Store(elsewhere);
            Incarnation run = new Succession(store, real, "b:/data", "elsewhere").begin(LastSeen.NOTHING, false);
            try (Tenure tenure = new Tenure(store, run, real, Duration.ofDays(1), loss -> {})) {
                tenure.start();
                assertThat(enter(GOOD, where)).isEqualTo(2);
            }
            assertThat(err.toString()).contains("ENTRY-009");

            run.end(store, real);
            assertThat(enter(GOOD, where)).isZero();
            assertThat(out.toString()).contains("2 rows: entered 2, entered before 0");
        }
    }

    @Test
    void what_cannot_be_done_is_said_and_ends_with_2() throws IOException {
        assertThat(run("registry")).isEqualTo(2);
        assertThat(run("registry", "enter", data.resolve("none.csv").toString()))
                .isEqualTo(2);
        assertThat(enter(GOOD, "--system", "nobody")).isEqualTo(2);
        assertThat(enter(GOOD, "--layout", "child-allowance-inquiry")).isEqualTo(2);
        assertThat(enter(GOOD, "--layout", "nothing")).isEqualTo(2);
        assertThat(enter(GOOD, "--reason", "123456789018 の登録")).isEqualTo(2);
        assertThat(err.toString()).contains("ENTRY-007", "ENTRY-001", "ENTRY-006", "GATE-009");
        assertThat(run("registry", "enter", "--help")).isZero();
        assertThat(out.toString()).contains("--dry-run", "--skip-bad-rows", "Exit codes");
    }

    @Test
    void who_may_not_and_who_has_not_the_password_is_in_the_audit_though_no_gateway_runs() throws IOException {
        String engineers = data + "/secrets/engineer.password";
        assertThat(enter(GOOD, "--dry-run", "--user", "engineer", "--password-file", engineers))
                .isZero();

        assertThat(enter(GOOD, "--user", "engineer", "--password-file", engineers))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-004");
        assertThat(enter(GOOD, "--user", "operator", "--password-file", engineers))
                .isEqualTo(2);

        assertThat(count("security_audit where username = 'engineer' and event = 'NOT_PERMITTED'"
                        + " and address = 'Registry.enter'"))
                .isOne();
        assertThat(count("security_audit where username = 'operator' and event = 'BAD_CREDENTIALS'"))
                .isOne();
    }

    private int enter(String numbers, String... more) throws IOException {
        Path file = Files.writeString(data.resolve("numbers.csv"), numbers);
        List<String> words = new ArrayList<>(List.of("registry", "enter", file.toString()));
        words.addAll(List.of("--data", data.toString(), "--mappings", "mappings"));
        List<String> options = List.of(more);
        usual(words, options, "--user", "operator");
        usual(words, options, "--password-file", data + "/secrets/operator.password");
        usual(words, options, "--system", "child-allowance");
        usual(words, options, "--layout", "registry-numbers");
        usual(words, options, "--reason", "初期登録");
        words.addAll(options);
        return run(words.toArray(String[]::new));
    }

    private static void usual(List<String> words, List<String> options, String name, String value) {
        if (!options.contains(name)) {
            words.addAll(List.of(name, value));
        }
    }

    private int run(String... words) {
        return SekishoCommand.execute(new PrintWriter(out), new PrintWriter(err), words);
    }

    private long count(String from) {
        try (HikariDataSource tables = tables()) {
            return new Store(tables).inTransaction(handle -> handle.select("select count(*) from " + from)
                    .mapTo(Long.class)
                    .one());
        }
    }

    private HikariDataSource tables() {
        return new Tables(
                        Tables.embedded(data),
                        "sekisho",
                        Secrets.in(data.resolve("secrets")).password("database"),
                        3)
                .open();
    }
}
