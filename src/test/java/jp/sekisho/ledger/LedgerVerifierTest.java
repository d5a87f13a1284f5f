package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.sekisho.error.SekishoException;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The chain finds every change, gap and cut, on both databases. */
class LedgerVerifierTest {
    private static final int BUCKET = 1;
    private static final DayTime DAY = new DayTime() {
        @Override
        public Instant now() {
            return Instant.parse("2026-11-10T00:00:00.123456789Z");
        }

        @Override
        public boolean outsideHours(Instant businessTime) {
            return true;
        }
    };

    @ParameterizedTest
    @EnumSource
    void aLedgerThatNobodyTouchedIsWhole(TestDatabases database) {
        LedgerReport report = verify(written(database));

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(10);
        assertThat(report.whole()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnIsCovered(TestDatabases database) {
        for (String change : List.of(
                "at = at + interval '1' second",
                "business_at = business_at + interval '1' second",
                "outside_hours = false",
                "event = 'SENT'",
                "system = 'other'",
                "user_name = 'other'",
                "person = '1'",
                "interface_id = 'other'",
                "items = 'other'",
                "recipient = 'other'",
                "outcome = 'other'",
                "reason = 'other'",
                "catalogue = 'other'",
                "message_id = 'other'",
                "sender_id = 'other'",
                "digest = salt",
                "salt = digest")) {
            Store store = written(database);
            execute(store, "update ledger set " + change + " where seq = 4");

            assertThat(codes(store)).as(change).containsExactly("LEDGER-003 4");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowTakenOutIsFound(TestDatabases database) {
        Store store = written(database);

        execute(store, "delete from ledger where seq = 5");

        assertThat(codes(store)).contains("LEDGER-002 5");
    }

    @ParameterizedTest
    @EnumSource
    void twoRowsThatChangedPlacesAreFound(TestDatabases database) {
        Store store = written(database);

        execute(store, "update ledger set seq = 100 where seq = 3");
        execute(store, "update ledger set seq = 3 where seq = 4");
        execute(store, "update ledger set seq = 4 where seq = 100");

        assertThat(codes(store)).contains("LEDGER-004 3", "LEDGER-004 4");
    }

    @ParameterizedTest
    @EnumSource
    void aCutEndIsFound(TestDatabases database) {
        Store store = written(database);

        execute(store, "delete from ledger where seq > 7");

        assertThat(codes(store)).containsExactly("LEDGER-005 10");
    }

    @ParameterizedTest
    @EnumSource
    void aBucketThatLostAllItsRowsIsFound(TestDatabases database) {
        Store store = written(database);

        execute(store, "delete from ledger");

        assertThat(codes(store)).containsExactly("LEDGER-005 10");
    }

    @ParameterizedTest
    @EnumSource
    void aRowMadeUpAtTheEndIsFound(TestDatabases database) {
        Store store = written(database);

        execute(
                store,
                "insert into ledger (" + LedgerRows.COLUMNS + ") select bucket, 11,"
                        + LedgerRows.COLUMNS.substring(LedgerRows.COLUMNS.indexOf("seq,") + 4)
                        + " from ledger where seq = 10");

        assertThat(codes(store)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aGatewayThatWasSupersededWritesNothing(TestDatabases database) {
        Store store = written(database);
        execute(store, "update bucket set epoch = 2");

        assertThatThrownBy(() -> write(store, new Ledger(Clock.systemUTC(), DAY, 1), "late"))
                .isInstanceOf(SekishoException.class)
                .hasMessageStartingWith("LEDGER-001");
        assertThat(verify(store).rows()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void aLegThatFailsLeavesNoRowAndTakesNoNumber(TestDatabases database) {
        Store store = written(database);
        Ledger ledger = new Ledger(Clock.systemUTC(), DAY, 1);

        assertThatThrownBy(() -> store.useTransaction(handle -> {
                    ledger.record(handle, List.of(entry("lost")), List.of(BUCKET));
                    throw new IllegalStateException("the leg fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        List<Long> numbers =
                store.inTransaction(handle -> ledger.record(handle, List.of(entry("kept")), List.of(BUCKET, BUCKET)));

        assertThat(numbers).containsExactly(1L, 2L);
        assertThat(verify(store).rows()).isEqualTo(11);
        assertThat(verify(store).findings()).isEmpty();
    }

    private static Store written(TestDatabases database) {
        Store store = database.fresh();
        store.useTransaction(handle -> handle.execute(
                "insert into bucket (bucket, epoch, next_number, ledger_seq, ledger_hash) values (?, 1, 1, 0, ?)",
                BUCKET,
                Chain.start()));
        Ledger ledger = new Ledger(Clock.systemUTC(), DAY, 1);
        for (int i = 1; i <= 10; i++) {
            write(store, ledger, "m-" + i);
        }
        return store;
    }

    private static void write(Store store, Ledger ledger, String id) {
        store.useTransaction(handle -> ledger.record(handle, List.of(entry(id))));
    }

    private static LedgerEntry entry(String id) {
        String person = java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(Integer::toString)
                .filter(number -> Buckets.of(number) == BUCKET)
                .findFirst()
                .orElseThrow();
        return LedgerEntry.of(LedgerEvent.ACCEPTED)
                .by("public-assistance", "user")
                .about(person)
                .through("inquiry", "items")
                .to("platform")
                .ending("", "")
                .under("c-1")
                .message(id, "s-" + id)
                .crossed(new byte[32])
                .entry();
    }

    private static void execute(Store store, String sql) {
        store.useTransaction(handle -> handle.execute(sql));
    }

    private static LedgerReport verify(Store store) {
        return store.inTransaction(LedgerVerifier::verify);
    }

    private static List<String> codes(Store store) {
        return verify(store).findings().stream()
                .map(finding -> finding.code().wire() + " " + finding.details().get("seq"))
                .toList();
    }
}
