package jp.sekisho.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.ledger.DayTime;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.watch.Succession;
import jp.sekisho.registry.Registry;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.store.Vault;
import jp.sekisho.text.CheckDigit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumberEntryTest {
    private static final String SYSTEM = "child-allowance";
    private static final Instant NOON = Instant.parse("2026-06-15T03:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Layout LAYOUT = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY))
            .catalogue()
            .orElseThrow()
            .layout("registry-numbers", LocalDate.of(2026, 6, 15))
            .orElseThrow();
    private static final String HEADER = "個人番号,宛名番号\r\n";

    @TempDir
    Path directory;

    private Store store;
    private Registry registry;
    private NumberEntry entry;

    private void open(TestDatabases database) {
        store = database.fresh();
        long epoch = new Succession(store, CLOCK, "here", "none")
                .begin(LastSeen.NOTHING, true)
                .epoch();
        registry = new Registry(Vault.from(Secrets.in(directory.resolve("secrets"))));
        entry = new NumberEntry(store, registry, new Ledger(CLOCK, new Noon(), epoch));
    }

    @ParameterizedTest
    @EnumSource
    void everyRowIsEnteredAndRecorded(TestDatabases database) throws IOException {
        open(database);
        String rows = IntStream.range(0, 2_345).mapToObj(i -> row(i, i)).collect(Collectors.joining());
        AtomicLong read = new AtomicLong();

        EntryReport report = entry.enter(file(rows), order(false, false), read::set);

        assertThat(report).isEqualTo(new EntryReport(2_345, true, 2_345, 0, 0, 0, 0, List.of(), true));
        assertThat(read.get()).isEqualTo(2 * Files.size(directory.resolve("numbers.csv")));
        assertThat(links()).isEqualTo(2_345);
        assertThat(ledgerRows("NUMBER_ENTERED")).isEqualTo(2_345);
        assertThat(store.inTransaction(LedgerVerifier::verify).findings()).isEmpty();
        assertThat(holder("0000000007")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsEnteredTwiceChangesNothing(TestDatabases database) throws IOException {
        open(database);
        String rows = row(1, 1) + row(2, 2);
        entry.enter(file(rows), order(false, false), position -> {});

        EntryReport again = entry.enter(file(rows + row(3, 3)), order(false, false), position -> {});

        assertThat(again).isEqualTo(new EntryReport(3, true, 1, 2, 0, 0, 0, List.of(), true));
        assertThat(ledgerRows("NUMBER_ENTERED")).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aNumberOfAnotherPersonStaysAndGoesOnTheConfirmationList(TestDatabases database) throws IOException {
        open(database);
        entry.enter(file(row(1, 1)), order(false, false), position -> {});
        Optional<String> holder = holder("0000000001");

        EntryReport trial = entry.enter(file(row(2, 1) + row(3, 3)), order(true, false), position -> {});
        assertThat(trial).isEqualTo(new EntryReport(2, true, 1, 0, 1, 0, 0, List.of(), false));
        assertThat(count("registry_confirmation")).isZero();
        assertThat(count("registry_person")).isOne();

        EntryReport report = entry.enter(file(row(2, 1) + row(3, 3)), order(false, false), position -> {});

        assertThat(report).isEqualTo(new EntryReport(2, true, 1, 0, 1, 0, 0, List.of(), true));
        assertThat(count("registry_confirmation")).isOne();
        assertThat(ledgerRows("NUMBER_DISPUTED")).isOne();
        assertThat(holder("0000000001")).isPresent().isEqualTo(holder);
    }

    @ParameterizedTest
    @EnumSource
    void withABadRowNothingIsEnteredUnlessBadRowsAreSkipped(TestDatabases database) throws IOException {
        open(database);
        String rows =
                row(1, 1) + "123456789010,0000000002\r\n" + row(3, 3) + row(4, 3) + row(5, 5) + row(5, 5) + "x\r\n";

        EntryReport stopped = entry.enter(file(rows), order(false, false), position -> {});

        assertThat(stopped.done()).isFalse();
        assertThat(stopped.bad().stream()
                        .map(bad -> bad.row() + " " + bad.why().code().wire()))
                .containsExactly("2 REGISTRY-001", "3 ENTRY-002", "4 ENTRY-002", "7 LAYOUT-045");
        assertThat(stopped.repeated()).isOne();
        assertThat(stopped.bad().toString()).doesNotContain("123456789010", "0000000002", individual(3));
        assertThat(stopped.bad().get(0).why().english()).startsWith("Line 3: ");
        assertThat(count("registry_person")).isZero();

        EntryReport skipped = entry.enter(file(rows), order(false, true), position -> {});

        assertThat(skipped.done()).isTrue();
        assertThat(skipped.entered()).isEqualTo(2);
        assertThat(skipped.badCount()).isEqualTo(4);
        assertThat(links()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void leadingZerosMakeNoOtherNumber(TestDatabases database) throws IOException {
        open(database);
        EntryReport report = entry.enter(
                file(individual(1) + ",7\r\n" + individual(2) + ",0007\r\n"), order(true, false), position -> {});
        assertThat(report.badCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatCannotBeReadToItsEndIsNotEntered(TestDatabases database) throws IOException {
        open(database);
        EntryReport report = entry.enter(
                file(row(1, 1) + individual(2) + ",\"2\r\n" + row(3, 3)), order(false, true), position -> {});
        assertThat(report.whole()).isFalse();
        assertThat(report.done()).isFalse();
        assertThat(count("registry_person")).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aLayoutThatDoesNotSayWhichNumbersTheseAreIsRefused(TestDatabases database) {
        open(database);
        Layout other = CatalogueReader.read(new RoleFolder(Path.of("mappings"), RoleName.CITY))
                .catalogue()
                .orElseThrow()
                .layout("child-allowance-inquiry", LocalDate.of(2026, 6, 15))
                .orElseThrow();
        assertThatThrownBy(() -> NumberFile.of(directory, other))
                .isInstanceOf(SekishoException.class)
                .hasMessageContaining("ENTRY-001");
    }

    private NumberEntry.Order order(boolean trial, boolean badRows) {
        return new NumberEntry.Order(SYSTEM, trial, badRows, new Remark("local:somebody", "初期登録"), "v");
    }

    private NumberFile file(String rows) throws IOException {
        return NumberFile.of(
                Files.write(directory.resolve("numbers.csv"), (HEADER + rows).getBytes(StandardCharsets.UTF_8)),
                LAYOUT);
    }

    private static String row(int person, int number) {
        return individual(person) + ",%010d\r\n".formatted(number);
    }

    /** A number that nobody has, with its check digit. */
    private static String individual(int person) {
        String body = "%011d".formatted(10_000_000_000L + person);
        return IntStream.rangeClosed(0, 9)
                .mapToObj(digit -> body + digit)
                .filter(CheckDigit.INDIVIDUAL_NUMBER::isValid)
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> holder(String number) {
        return store.inTransaction(handle -> registry.integratedNumber(handle, SYSTEM, number));
    }

    private long links() {
        return count("registry_link");
    }

    private long count(String table) {
        return store.inTransaction(handle ->
                handle.select("select count(*) from " + table).mapTo(Long.class).one());
    }

    private long ledgerRows(String event) {
        return store.inTransaction(handle -> handle.select("select count(*) from ledger where event = ?", event)
                .mapTo(Long.class)
                .one());
    }

    private record Noon() implements DayTime {
        @Override
        public Instant now() {
            return NOON;
        }

        @Override
        public boolean outsideHours(Instant businessTime) {
            return false;
        }
    }
}
