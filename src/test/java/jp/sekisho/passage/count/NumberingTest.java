package jp.sekisho.passage.count;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DispatchLeg.Claimed;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Recheck;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Track;
import jp.sekisho.passage.watch.Whereabouts;
import jp.sekisho.store.TestDatabases;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which number a claim gets, what frees it, and what is sent under it, on both databases. */
class NumberingTest {
    @TempDir
    Path secrets;

    private PassageFixture fixture;
    private Station station;
    private DispatchLeg leg;
    private Passage passage = Passage.ASK;
    private NumberAtClaim.Per per = NumberAtClaim.Per.PERSON;
    private String layout = "first";

    private void begin(TestDatabases database) {
        fixture = new PassageFixture(database, secrets);
        run(0);
    }

    private void run(long lastSeen) {
        Incarnation incarnation = PassageFixture.begin(fixture.store, lastSeen);
        NumberAtClaim rule = new NumberAtClaim("n", per, 1, Optional.empty());
        station = PassageFixture.under(
                fixture.station(incarnation, waypoint -> {}),
                id -> new Interfaces.Handling(
                        id + "-result",
                        passage,
                        NextAfter.RESULT,
                        InwardEnd.HANDED,
                        Optional.of(rule),
                        Optional.empty()));
        leg = new DispatchLeg(station, recheck(), Resend.SAFE);
    }

    @ParameterizedTest
    @EnumSource
    void theFirstOfAPersonIsAskedForAndTheNextWaitsUntilTheNumberIsFree(TestDatabases database) {
        begin(database);
        accept("r-1", "a");
        accept("r-2", "a");
        accept("r-3", "b");

        Claimed asked = claim("r-1", "r-2", "r-3");
        assertThat(asked.claims()).isEmpty();
        assertThat(asked.unasked())
                .extracting(question -> question.request().id() + " " + question.subject())
                .containsExactlyInAnyOrder("r-1 a", "r-2 a", "r-3 b");
        asked.unasked().forEach(question -> leg.counted(question, OptionalLong.of(41)));

        Claimed claimed = claim("r-1", "r-2", "r-3");
        assertThat(claimed.claims()).extracting(NumberingTest::sent).containsExactly("r-1 42 first", "r-3 42 first");
        assertThat(claimed.behind()).containsExactly("r-2");
        assertThat(tracked("r-2").countedWith()).contains("r-1");
        assertThat(tracked("r-1").counted()).contains(42L);

        leg.turnedAway(claimed.claims().get(0), Finding.of(PassageError.NOT_SENT));
        layout = "second";
        assertThat(claim("r-2").claims()).extracting(NumberingTest::sent).containsExactly("r-2 42 second");
        assertThat(claim("r-1").behind()).containsExactly("r-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasConvertedIsSentAgainByWhoeverComesNext(TestDatabases database) {
        begin(database);
        accept("r-1", "a");
        claim("r-1").unasked().forEach(question -> leg.counted(question, OptionalLong.empty()));
        assertThat(claim("r-1").claims()).extracting(NumberingTest::sent).containsExactly("r-1 1 first");

        layout = "second";
        run(0);

        assertThat(claim("r-1").claims()).extracting(NumberingTest::sent).containsExactly("r-1 1 first");
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsTurnedDownHasTheNextAskedForAnew(TestDatabases database) {
        begin(database);
        accept("r-1", "a");
        accept("r-2", "a");
        claim("r-1").unasked().forEach(question -> leg.counted(question, OptionalLong.empty()));
        Claim first = claim("r-1").claims().get(0);

        assertThat(leg.rejected(first, Finding.of(PassageError.NOT_SENT))).isEqualTo(RequestState.ENDED);

        assertThat(claim("r-2").unasked()).hasSize(1);
        assertThat(tracked("r-1").counted()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptThatIsTheAnswerCountsTheNumber(TestDatabases database) {
        passage = Passage.TELL;
        per = NumberAtClaim.Per.LINK;
        begin(database);
        accept("r-1", "a");
        accept("r-2", "b");
        claim("r-1").unasked().forEach(question -> leg.counted(question, OptionalLong.empty()));
        Claimed claimed = claim("r-1", "r-2");
        assertThat(claimed.claims()).extracting(NumberingTest::sent).containsExactly("r-1 1 first");
        assertThat(claimed.behind()).containsExactly("r-2");

        leg.sent(List.of(new DispatchLeg.Sent(claimed.claims().get(0), "receipt")));

        assertThat(claim("r-2").claims()).extracting(NumberingTest::sent).containsExactly("r-2 2 first");
        assertThat(tracked("r-1").counted()).contains(1L);
    }

    @ParameterizedTest
    @EnumSource
    void afterARestoreNothingIsSentOfWhichTheCounterpartWasNotAsked(TestDatabases database) {
        per = NumberAtClaim.Per.LINK;
        begin(database);
        accept("r-1", "a");
        accept("r-2", "b");
        claim("r-1").unasked().forEach(question -> leg.counted(question, OptionalLong.empty()));
        claim("r-1");

        run(station.epoch() + 5);

        List<Claim> lost = claim("r-1", "r-2").claims();
        assertThat(lost).hasSize(2).allMatch(Claim::lost);
        leg.turnedAway(lost.get(1), Finding.of(PassageError.UNKNOWN_THERE));
        assertThat(claim("r-2").behind()).as("the other may have the number").containsExactly("r-2");
        leg.sent(List.of(new DispatchLeg.Sent(lost.get(0).known(new KnownThere("no. 1", 7, "d".repeat(64))), "no. 1")));

        assertThat(fixture.query(
                        "select state || ' ' || receipt || ' ' || counted_number from request where id = 'r-1'"))
                .containsExactly("SENT no. 1 7");
        assertThat(claim("r-2").behind()).containsExactly("r-2");
    }

    private void accept(String id, String person) {
        Submission submission = new Submission(
                "update",
                Priority.NORMAL,
                PassageFixture.MORNING.plus(Duration.ofDays(5)),
                PassageFixture.CATALOGUE,
                List.of(PassageFixture.line(id, person)));
        new DoorLeg(station).accept(fixture.toDoor("update", "m-" + id, "body"), submission);
    }

    private Claimed claim(String... ids) {
        return leg.claim(List.of(ids).stream().map(NumberingTest::entry).toList());
    }

    private static LaneEntry entry(String id) {
        return new LaneEntry(new LaneOrder.Row(
                id,
                PassageFixture.SYSTEM,
                "update",
                Priority.NORMAL,
                1,
                "a",
                RequestState.WAITING,
                PassageFixture.MORNING));
    }

    private static String sent(Claim claim) {
        return claim.request().id() + " " + new String(claim.content(), UTF_8);
    }

    private Track.Line tracked(String id) {
        return station.store()
                .ask(handle -> Whereabouts.of(handle, id))
                .get(0)
                .lines()
                .get(0);
    }

    private Recheck recheck() {
        return () -> new Recheck.Judge() {
            @Override
            public Optional<Finding> objection(Request request) {
                return Optional.empty();
            }

            @Override
            public String catalogue() {
                return PassageFixture.CATALOGUE;
            }

            @Override
            public Numbered numbered(Handle handle, AcceptedLine line, long number) {
                return new Numbered((number + " " + layout).getBytes(UTF_8), line.person());
            }
        };
    }
}
