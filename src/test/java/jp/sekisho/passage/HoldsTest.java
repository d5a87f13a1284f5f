package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables from a backup, and links that are held until a person has looked. */
class HoldsTest {
    @TempDir
    private Path secrets;

    @ParameterizedTest
    @EnumSource
    void tablesOlderThanWhatTheInstallationHasSeenAreTakenForRestored(TestDatabases database) {
        Store store = database.fresh();

        Incarnation first = Incarnation.begin(store, Clock.systemUTC(), 0);
        Incarnation next = Incarnation.begin(store, Clock.systemUTC(), first.epoch());
        Incarnation restored = Incarnation.begin(store, Clock.systemUTC(), next.epoch() + 3);

        assertThat(first.restored()).isFalse();
        assertThat(next.restored()).isFalse();
        assertThat(restored.restored()).isTrue();
        assertThat(restored.epoch()).isGreaterThan(next.epoch() + 3);
    }

    @ParameterizedTest
    @EnumSource
    void aHeldLinkStaysHeldThroughARestartUntilSomebodyReleasesIt(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        Gate before = gate();
        new Holds(station, Map.of("platform", before)).holdAll(Holds.RESTORED, "gateway");
        Gate after = gate();
        Holds holds = new Holds(station, Map.of("platform", after));

        holds.restore();

        assertThat(before.open()).isEmpty();
        assertThat(after.open()).isEmpty();
        assertThat(after.view(Priority.NORMAL).state()).isEqualTo(Gate.State.HELD);
        assertThat(after.heldBecause()).contains(Holds.RESTORED);
        assertThat(holds.releaseAll("staff-17")).containsExactly("platform");
        assertThat(after.open()).isNotEmpty();
        assertThat(events(station)).containsExactly("HELD gateway", "RELEASED staff-17");
        assertThat(station.store().inTransaction(LedgerVerifier::verify).whole())
                .isTrue();
    }

    private static List<String> events(Station station) {
        return station.store().inTransaction(handle -> handle.createQuery(
                        "select event || ' ' || user_name from ledger order by bucket, seq")
                .mapTo(String.class)
                .list());
    }

    private static Gate gate() {
        return new Gate(
                PassageFixture.link(
                        Resend.SAFE, NextAfter.RECEIPT, OpeningHours.parse(BusinessCalendar.everyDay(), "always")),
                () -> ZonedDateTime.parse("2026-11-10T10:00:00+09:00[Asia/Tokyo]"),
                System::nanoTime);
    }
}
