package jp.sekisho.passage.legs;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jp.sekisho.Patience;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.dispatch.Carried;
import jp.sekisho.passage.dispatch.Dispatcher;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A claim beside what others do with the same requests at the same time. */
class ClaimTest {
    private static final LaneEntry FIRST = entry("r-1");
    private static final LaneEntry SECOND = entry("r-2");

    @TempDir
    Path secrets;

    /** What is resumed and what is new are locked as deadlines lock them, so that neither waits for the other in a circle. */
    @Test
    void rowsAreLockedInTheOrderOfTheirIdsWhateverBecomesOfThem() throws Exception {
        Waiting waiting = new Waiting(TestDatabases.POSTGRESQL);
        waiting.leg.claim(List.of(FIRST));
        CompletableFuture<DispatchLeg.Claimed> claimed = new CompletableFuture<>();

        waiting.fixture.store.useTransaction(handle -> {
            handle.execute("update request set attempts = attempts where id = 'r-1'");
            claimed.completeAsync(() -> waiting.leg.claim(List.of(SECOND, FIRST)));
            Patience.await("the claim waits for the first").until(() -> !waiting.fixture
                    .query("select pid from pg_locks where not granted")
                    .isEmpty());
            assertThat(handle.select("select id from request where id = 'r-2' for update skip locked")
                            .mapTo(String.class)
                            .list())
                    .containsExactly("r-2");
        });

        assertThat(claimed.get(Patience.SECONDS, TimeUnit.SECONDS).claims()).hasSize(2);
    }

    /** It would have left its lane, and the later ones of its persons would have gone. */
    @ParameterizedTest
    @EnumSource
    void whatIsParkedWhileItIsBeingClaimedIsNotForgottenByItsLane(TestDatabases database) {
        Waiting waiting = new Waiting(database);
        waiting.leg.claim(List.of(FIRST));
        waiting.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(9)));
        Fetches.Known neverWhole = PassageFixture.fetched(PassageFixture.MORNING);
        DispatchLeg leg = new DispatchLeg(
                waiting.station,
                judging(() -> PassageFixture.deadlines(waiting.station).pass(neverWhole, 10, id -> {})),
                Resend.SAFE);

        DispatchLeg.Claimed claimed = leg.claim(List.of(FIRST, SECOND));

        assertThat(claimed.claims()).isEmpty();
        assertThat(claimed.unclaimed()).containsEntry("r-1", RequestState.PARKED);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatCannotBeClaimedIsSetAsideAndThoseBesideItLeave(TestDatabases database) {
        Waiting waiting = new Waiting(database);
        new DoorLeg(waiting.station)
                .accept(
                        waiting.fixture.arrival("m-3", "body"),
                        waiting.fixture.submission("r-3", Priority.NORMAL, "person-3"));
        Link link = PassageFixture.alwaysOpen(Resend.NEVER);
        Gate gate = PassageFixture.gate(link, waiting.fixture);

        try (Dispatcher dispatcher = PassageFixture.dispatcher(
                waiting.station, link, gate, claim -> Carried.to("receipt"), stumblingOver("r-2"))) {
            dispatcher.start();
            Patience.await().until(() -> waiting.fixture
                    .query("select id from request where state in ('WAITING', 'SENDING')")
                    .isEmpty());
        }

        assertThat(waiting.fixture.query("select state || ' ' || coalesce(reason, '') from request order by id"))
                .containsExactly("SENT ", "PARKED ASIDE-001", "SENT ");
        assertThat(waiting.fixture.query("select message_id from ledger where event = 'PARKED'"))
                .containsExactly("r-2");
    }

    /** One request holds what nobody foresaw. */
    private static Recheck stumblingOver(String id) {
        return () -> new Recheck.Judge() {
            @Override
            public Optional<Finding> objection(Request request) {
                if (request.id().equals(id)) {
                    throw new IllegalStateException("nobody foresaw this");
                }
                return Optional.empty();
            }

            @Override
            public String catalogue() {
                return CATALOGUE;
            }
        };
    }

    /** What happens when the requests that wait are judged: others do not wait for that. */
    private static Recheck judging(Runnable meanwhile) {
        return () -> new Recheck.Judge() {
            @Override
            public Optional<Finding> objection(Request request) {
                CompletableFuture.runAsync(meanwhile).join();
                return Optional.empty();
            }

            @Override
            public String catalogue() {
                return CATALOGUE;
            }
        };
    }

    private static LaneEntry entry(String id) {
        return new LaneEntry(new LaneOrder.Row(
                id, SYSTEM, "inquiry", Priority.NORMAL, 1, "person", RequestState.WAITING, PassageFixture.MORNING));
    }

    /** Two requests that wait. */
    private final class Waiting {
        private final PassageFixture fixture;
        private final Station station;
        private final DispatchLeg leg;

        Waiting(TestDatabases database) {
            fixture = new PassageFixture(database, secrets);
            station = fixture.station();
            leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
            DoorLeg door = new DoorLeg(station);
            door.accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
            door.accept(fixture.arrival("m-2", "body"), fixture.submission("r-2", Priority.NORMAL, "person-2"));
        }
    }
}
