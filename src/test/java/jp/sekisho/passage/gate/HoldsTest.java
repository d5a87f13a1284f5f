package jp.sekisho.passage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.link.Resend;
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

        Incarnation first = PassageFixture.begin(store, 0);
        Incarnation next = PassageFixture.begin(store, first.epoch());
        Incarnation restored = PassageFixture.begin(store, next.epoch() + 3);

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
        assertThat(holds.releaseAll(new Remark("staff-17", "all accounted for")))
                .containsExactly("platform");
        assertThat(after.open()).isNotEmpty();
        assertThat(events(station))
                .containsExactly("HELD gateway " + Holds.RESTORED, "RELEASED staff-17 all accounted for");
        assertThat(station.store().inTransaction(LedgerVerifier::verify).whole())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void afterARestoreWhatWaitsIsNotSaidToHaveNeverLeftBeforeAWholeFetchThatBeganSince(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
        door.accept(fixture.arrival("m-2", "body"), fixture.submission("r-2", Priority.NORMAL, "person-2"));
        Fetches.Whole before = new Fetches.Whole(fixture.time.get(), Set.of());
        fixture.time.set(fixture.time.get().plus(Duration.ofDays(6)));
        Holds holds = new Holds(station, Map.of(PassageFixture.LINK, gate()));
        holds.holdAll(Holds.RESTORED, "gateway");
        holds.releaseAll(new Remark("staff-17", "all accounted for"));

        pass(station, before);
        Station restarted = fixture.station();
        pass(restarted, new Fetches.Whole(Instant.EPOCH, Set.of()));
        assertThat(waiting(fixture)).containsExactly("r-1", "r-2");

        pass(restarted, new Fetches.Whole(fixture.time.get(), Set.of("r-1")));
        assertThat(waiting(fixture))
                .containsExactly("r-1"); // its answer is there: it was sent, and goes again under its id

        pass(fixture.station(), new Fetches.Whole(Instant.EPOCH, Set.of()));
        assertThat(waiting(fixture))
                .as("which answers are there the next run has to find out for itself")
                .containsExactly("r-1");

        pass(fixture.station(), new Fetches.Whole(fixture.time.get(), Set.of()));
        pass(fixture.station(), new Fetches.Whole(Instant.EPOCH, Set.of()));
        assertThat(waiting(fixture)).isEmpty();
        assertThat(fixture.query("select link from restored_link")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherHoldSaysNothingAboutWhatWaits(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station)
                .accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
        fixture.time.set(fixture.time.get().plus(Duration.ofDays(6)));
        Holds holds = new Holds(station, Map.of(PassageFixture.LINK, gate()));
        holds.holdAll("the line is being moved", "staff-17");
        holds.releaseAll(new Remark("staff-17", "moved"));

        pass(station, new Fetches.Whole(Instant.EPOCH, Set.of()));

        assertThat(waiting(fixture)).isEmpty();
    }

    private static void pass(Station station, Fetches.Whole fetched) {
        PassageFixture.deadlines(station).pass(fetched, 10, ended -> {});
    }

    private static List<String> waiting(PassageFixture fixture) {
        return fixture.query("select id from request where state = 'WAITING' order by id");
    }

    private static List<String> events(Station station) {
        return station.store().inTransaction(handle -> handle.createQuery(
                        "select event || ' ' || user_name || ' ' || remark from ledger order by bucket, seq")
                .mapTo(String.class)
                .list());
    }

    private static Gate gate() {
        return new Gate(
                PassageFixture.link(Resend.SAFE, OpeningHours.parse(BusinessCalendar.everyDay(), "always")),
                () -> ZonedDateTime.parse("2026-11-10T10:00:00+09:00[Asia/Tokyo]"),
                System::nanoTime);
    }
}
