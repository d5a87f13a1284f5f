package jp.sekisho.passage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.dispatch.Numbers;
import jp.sekisho.passage.dispatch.Sending;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.transport.TransportError;
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

    /** Also on a link from which nothing is ever fetched, since its interfaces all tell. */
    @ParameterizedTest
    @EnumSource
    void afterARestoreTheCounterpartSaysWhatHasBecomeOfWhatWaited(TestDatabases database) {
        Restored restored = new Restored(database, Resend.SAFE);
        assertThat(restored.states())
                .containsExactly("r-1 SENDING true", "r-2 SENDING true", "r-3 SENDING true", "r-4 PARKED true");
        restored.fixture.time.set(restored.fixture.time.get().plus(Duration.ofDays(9)));

        restored.accept();
        restored.passDeadlines();

        assertThat(restored.states()).contains("r-1 SENDING true", "r-2 SENDING true", "r-3 SENDING true");
        restored.send(List.of("r-1", "r-2", "r-3"), Set.of("r-1", "r-2"));
        assertThat(restored.fixture.query("select id || ' ' || state || ' ' || coalesce(ending, '') from request"
                        + " where id <> 'r-4' order by id"))
                .containsExactly("r-1 ENDED RESULT", "r-2 SENT ", "r-3 ENDED EXPIRED");
    }

    @ParameterizedTest
    @EnumSource
    void afterARestoreNothingThatWaitedGoesWhereNothingMustGoTwice(TestDatabases database) {
        Restored restored = new Restored(database, Resend.NEVER);
        restored.accept();

        restored.send(List.of("r-1", "r-2", "r-3"), Set.of());

        assertThat(restored.states())
                .containsExactly("r-1 PARKED true", "r-2 PARKED true", "r-3 PARKED true", "r-4 PARKED true");
    }

    @ParameterizedTest
    @EnumSource
    void whatComesAfterARestoreIsNotInDoubt(TestDatabases database) {
        Restored restored = new Restored(database, Resend.SAFE);
        new DoorLeg(restored.station)
                .accept(
                        restored.fixture.arrival("m-5", "body"),
                        restored.fixture.submission("r-5", Priority.NORMAL, "person-5"));

        restored.accept();

        assertThat(restored.states()).contains("r-5 WAITING false");
    }

    /** Tables from a backup: r-1 is told, r-2 and r-3 are asked, and wait; r-4 is parked. */
    private final class Restored {
        private final PassageFixture fixture;
        private final Station station;
        private final Resend resend;

        Restored(TestDatabases database, Resend resend) {
            this.resend = resend;
            fixture = new PassageFixture(database, secrets);
            Incarnation first = PassageFixture.begin(fixture.store, 0);
            Station before = fixture.station(first, Waypoints.UNWATCHED);
            accept(before, PassageFixture.TOLD, "r-1");
            accept(before, "inquiry", "r-2");
            accept(before, "inquiry", "r-3");
            accept(before, "inquiry", "r-4");
            new Endings(before).setAside(List.of("r-4"), Endings.UNREADABLE);
            station = fixture.station(PassageFixture.begin(fixture.store, first.epoch() + 3), Waypoints.UNWATCHED);
        }

        private void accept(Station at, String interfaceId, String requestId) {
            Submission submission = new Submission(
                    interfaceId,
                    Priority.NORMAL,
                    PassageFixture.MORNING.plus(Duration.ofDays(5)),
                    PassageFixture.CATALOGUE,
                    List.of(PassageFixture.line(requestId, "person-of-" + requestId)));
            new DoorLeg(at).accept(fixture.toDoor(interfaceId, "m-" + requestId, "body"), submission);
        }

        void accept() {
            Holds holds = new Holds(station, Map.of(PassageFixture.LINK, gate()));
            holds.holdAll(Holds.RESTORED, "gateway");
            holds.releaseAll(new Remark("staff-17", "all accounted for"));
        }

        void passDeadlines() {
            pass(station, PassageFixture.fetched(Instant.EPOCH));
        }

        /** The counterpart takes nothing now; these it had taken. */
        void send(List<String> ids, Set<String> taken) {
            DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, resend);
            Sending.Ways ways = new Sending.Ways(
                    claim -> {
                        throw Finding.of(TransportError.CLOSED).asException();
                    },
                    request -> Optional.of("receipt").filter(receipt -> taken.contains(request.id())),
                    Numbers.NONE);
            Sending sending = new Sending(station, resend, gate(), ways, leg);
            for (String id : ids) {
                LaneEntry entry = new LaneEntry(new LaneOrder.Row(
                        id,
                        PassageFixture.SYSTEM,
                        "inquiry",
                        Priority.NORMAL,
                        1,
                        "person-of-" + id,
                        RequestState.SENDING,
                        PassageFixture.MORNING));
                leg.claim(List.of(entry)).claims().forEach(claim -> sending.send(entry, claim));
            }
        }

        List<String> states() {
            return fixture.query("select id || ' ' || state || ' ' || case when in_doubt then 'true' else 'false' end"
                    + " from request order by id");
        }
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

        pass(station, PassageFixture.fetched(Instant.EPOCH));

        assertThat(waiting(fixture)).isEmpty();
    }

    private static void pass(Station station, Fetches.Known fetched) {
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
                PassageFixture.link(Resend.SAFE, OpeningHours.parse(BusinessCalendar.everyDay(), "always"))
                        .party(),
                () -> ZonedDateTime.parse("2026-11-10T10:00:00+09:00[Asia/Tokyo]"),
                System::nanoTime);
    }
}
