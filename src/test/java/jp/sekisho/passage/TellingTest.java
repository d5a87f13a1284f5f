package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.dispatch.Lane;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told ends with its receipt; what concerns nobody waits for nobody; and who holds whom says each interface. */
class TellingTest {
    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void receiptsEndWhatIsToldTogetherWithWhatIsAsked(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        accept(fixture, station, PassageFixture.TOLD, "r-1", "person-1");
        accept(fixture, station, "inquiry", "r-2", "person-2");
        accept(fixture, station, PassageFixture.TOLD, "r-3", "person-3");
        Lane lane = lane(station);
        List<Claim> claims = claims(station, lane);

        new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE)
                .sent(claims.stream()
                        .map(claim -> new DispatchLeg.Sent(
                                claim, "no. " + claim.request().id()))
                        .toList());

        assertThat(fixture.query("select id || ' ' || state || ' ' || coalesce(ending, '-') || ' ' || receipt"
                        + " from request order by id"))
                .containsExactly("r-1 ENDED RESULT no. r-1", "r-2 SENT - no. r-2", "r-3 ENDED RESULT no. r-3");
        assertThat(fixture.query("select sender_id from message where open_lines = 0 order by sender_id"))
                .containsExactly("m-r-1", "m-r-3");
        assertThat(fixture.query("select event || ' ' || person || ' ' || outcome from ledger where event = 'SENT'"
                        + " order by person"))
                .containsExactly("SENT person-1 RESULT", "SENT person-2 ", "SENT person-3 RESULT");
        List<OutgoingMessage> outcomes = outcomes(station);
        assertThat(outcomes).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.properties())
                    .containsEntry(OutgoingMessage.OUTCOME, "RESULT")
                    .containsKey(OutgoingMessage.OUTCOME_ID);
            assertThat(outcome.body()).isEmpty();
        });
        assertThat(outcomes)
                .extracting(outcome -> outcome.properties().get(OutgoingMessage.RECEIPT_NUMBER))
                .containsExactlyInAnyOrder("no. r-1", "no. r-3");
        assertThat(station.store().inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptThatComesAgainEndsNothingTwice(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        accept(fixture, station, PassageFixture.TOLD, "r-1", "person-1");
        Claim claim = claims(station, lane(station)).get(0);
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);

        leg.sent(List.of(new DispatchLeg.Sent(claim, "first")));
        leg.sent(List.of(new DispatchLeg.Sent(claim, "again")));

        assertThat(outcomes(station)).singleElement().satisfies(outcome -> assertThat(outcome.properties())
                .containsEntry(OutgoingMessage.RECEIPT_NUMBER, "first"));
    }

    @ParameterizedTest
    @EnumSource
    void whatConcernsNobodyWaitsForNobodyBeforeAndAfterAStart(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        Lane running = lane(station);
        IntStream.range(0, 3).forEach(i -> accept(fixture, station, "inquiry", "r-" + i, Submission.NOBODY));
        running.feed();

        assertThat(picked(running)).containsExactlyInAnyOrder("r-0", "r-1", "r-2");
        assertThat(picked(lane(station))).containsExactlyInAnyOrder("r-0", "r-1", "r-2");
        assertThat(station.store().inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theInterfaceOfTheRequestThatHoldsSaysUntilWhen(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Interfaces usual = PassageFixture.interfaces(NextAfter.RECEIPT);
        Interfaces replica = PassageFixture.interfaces(NextAfter.RESULT);
        Station station =
                PassageFixture.under(fixture.station(), id -> (id.equals("replica") ? replica : usual).of(id));
        accept(fixture, station, "replica", "r-1", "a");
        accept(fixture, station, "inquiry", "r-2", "a");
        accept(fixture, station, "inquiry", "r-3", "b");
        accept(fixture, station, "replica", "r-4", "b");

        assertThat(arrived(station)).containsExactly("r-1", "r-3");
        assertThat(picked(lane(station))).containsExactly("r-4");
    }

    /** Lets all that may leave do so, and answers what that was. */
    private static List<String> arrived(Station station) {
        List<Claim> claims = claims(station, lane(station));
        new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE)
                .sent(claims.stream()
                        .map(claim -> new DispatchLeg.Sent(claim, "receipt"))
                        .toList());
        return claims.stream().map(claim -> claim.request().id()).sorted().toList();
    }

    private static void accept(
            PassageFixture fixture, Station station, String interfaceId, String requestId, String person) {
        Submission submission = new Submission(
                interfaceId,
                Priority.NORMAL,
                PassageFixture.MORNING.plus(Duration.ofDays(5)),
                PassageFixture.CATALOGUE,
                List.of(PassageFixture.line(requestId, person)));
        new DoorLeg(station).accept(fixture.toDoor(interfaceId, "m-" + requestId, "body"), submission);
    }

    private static Lane lane(Station station) {
        Lane lane = new Lane(station, PassageFixture.LINK, system -> 1, failures -> 0);
        while (lane.feed()) {
            // page by page
        }
        return lane;
    }

    private static List<String> picked(Lane lane) {
        return lane.pick(EnumSet.allOf(Priority.class), 10).stream()
                .map(LaneEntry::requestId)
                .toList();
    }

    private static List<Claim> claims(Station station, Lane lane) {
        return new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE)
                .claim(lane.pick(EnumSet.allOf(Priority.class), 10))
                .claims();
    }

    private static List<OutgoingMessage> outcomes(Station station) {
        String queue = station.exit(PassageFixture.SYSTEM, PassageFixture.TOLD).queue();
        return station.store().inTransaction(handle -> new Outbox(station).unmarked(handle, queue, 0, 10)).stream()
                .map(Outbox.Row::message)
                .flatMap(Optional::stream)
                .toList();
    }
}
