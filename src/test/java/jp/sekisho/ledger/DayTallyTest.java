package jp.sekisho.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a new process counts is what the one before it had counted along. */
class DayTallyTest {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final long EPOCH = 1;
    private static final Instant MIDNIGHT = Instant.parse("2026-11-09T15:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(MIDNIGHT.minusSeconds(2));
    private final DayTime day = new DayTime() {
        @Override
        public Instant now() {
            return time.get();
        }

        @Override
        public boolean outsideHours(Instant businessTime) {
            return false;
        }
    };

    @ParameterizedTest
    @EnumSource
    void aNewProcessCountsTheDaySoFarAsTheOneBeforeItHasCounted(TestDatabases database) {
        Store store = withBuckets(database);
        DayTally counted = DayTally.of(store, this::business);
        Ledger ledger = new Ledger(Clock.systemUTC(), day, EPOCH, counted::committed);
        assertThat(total(counted)).isZero();

        record(store, ledger, 40); // yesterday's: some buckets have none of today's, others none of yesterday's
        time.set(MIDNIGHT);
        record(store, ledger, 1);
        time.set(MIDNIGHT.plus(Duration.ofHours(3)));
        record(store, ledger, 70);

        DayTally read = DayTally.of(store, this::business);
        assertThat(total(counted)).isEqualTo(71 * 5);
        assertThat(total(read)).isEqualTo(total(counted));
        for (LedgerEvent event : LedgerEvent.values()) {
            for (String system : List.of("a", "b")) {
                Predicate<DayTally.Kind> kinds =
                        kind -> kind.event() == event && kind.system().equals(system);
                assertThat(read.count(kinds)).isEqualTo(counted.count(kinds));
            }
        }
        assertThat(read.count(kind -> kind.recipient().equals("platform"))).isEqualTo(71);
    }

    @ParameterizedTest
    @EnumSource
    void aDayOnWhichNothingWasRecordedCountsNothing(TestDatabases database) {
        Store store = withBuckets(database);
        record(store, new Ledger(Clock.systemUTC(), day, EPOCH), 3);
        time.set(MIDNIGHT.plus(Duration.ofDays(1)));

        assertThat(total(DayTally.of(store, this::business))).isZero();
    }

    /** For each a message about two persons, one that is sent twice, and two entries without a message. */
    private void record(Store store, Ledger ledger, int messages) {
        for (int i = 0; i < messages; i++) {
            String id = time.get().getEpochSecond() + "-" + i;
            String system = i % 2 == 0 ? "a" : "b";
            List<LedgerEntry> accepted = new ArrayList<>();
            for (String person : List.of("p" + i, "q" + i)) {
                accepted.add(LedgerEntry.of(LedgerEvent.ACCEPTED)
                        .by(system, system)
                        .about(person)
                        .message(id, "")
                        .entry());
            }
            LedgerEntry held =
                    LedgerEntry.of(LedgerEvent.HELD).by(system, "operator").entry();
            LedgerEntry sent = LedgerEntry.of(LedgerEvent.SENDING)
                    .by(system, system)
                    .about("p" + i)
                    .message(id, "")
                    .entry();
            LedgerEntry receipt = LedgerEntry.of(LedgerEvent.SENT)
                    .by(system, system)
                    .about("p" + i)
                    .to("platform")
                    .message(id, "")
                    .entry();
            store.useTransaction(handle -> ledger.record(handle, accepted));
            store.useTransaction(handle -> ledger.record(handle, List.of(held, held)));
            store.useTransaction(handle -> ledger.record(handle, List.of(sent, receipt)));
        }
    }

    private static Store withBuckets(TestDatabases database) {
        Store store = database.fresh();
        store.useTransaction(handle -> {
            for (int bucket = Buckets.NOBODY; bucket <= Buckets.COUNT; bucket++) {
                handle.execute(
                        "insert into bucket (bucket, epoch, next_number, ledger_seq, ledger_hash) values (?, ?, 1, 0, ?)",
                        bucket,
                        EPOCH,
                        Chain.start());
            }
        });
        return store;
    }

    private ZonedDateTime business() {
        return time.get().atZone(TOKYO);
    }

    private static long total(DayTally tally) {
        return tally.count(kind -> true);
    }
}
