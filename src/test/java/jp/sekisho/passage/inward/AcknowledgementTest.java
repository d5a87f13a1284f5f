package jp.sekisho.passage.inward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is brought until its receiver says that it has it: it ends by that, once, and the counterpart hears then. */
class AcknowledgementTest {
    private static final String QUEUE = "out." + PassageFixture.SYSTEM + ".notice";
    private static final String RESULTS = QUEUE + "-result";
    private static final String PERSON = "000000000000019";
    private static final Interfaces TAKEN =
            id -> new Interfaces.Handling(id, Passage.DELIVER, NextAfter.RECEIPT, InwardEnd.TAKEN);

    @TempDir
    private Path secrets;

    private PassageFixture fixture;
    private Station station;
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void itEndsWhenItsReceiverSaysSoAndNotWhenTheBrokerHasIt(TestDatabases database) {
        begin(database);
        String id = handedOver("n-1");
        assertThat(states()).containsExactly("SENT");
        tell();
        assertThat(told).isEmpty();

        Optional<Request> ended = acknowledge("a-1", id);

        assertThat(ended.map(Request::id)).contains(id);
        assertThat(states()).containsExactly("ENDED");
        tell();
        assertThat(told).containsExactly("n-1");
        assertThat(fixture.query("select event || ' ' || person || ' ' || outcome || ' ' || sender_id from ledger"
                        + " where event = 'DELIVERED'"))
                .containsExactly("DELIVERED " + PERSON + " RESULT a-1");
        assertThat(outcomes()).singleElement().satisfies(outcome -> assertThat(outcome.properties())
                .containsEntry(OutgoingMessage.OUTCOME, "RESULT")
                .containsEntry(OutgoingMessage.IN_REPLY_TO, "a-1"));
        assertThat(fixture.query("select cast(count(*) as varchar) from outcome"))
                .as("one of what was brought, one of what says that it is there")
                .containsExactly("2");
        assertThat(station.store().inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    /** Its receiver may read it before we know that the broker has it. */
    @ParameterizedTest
    @EnumSource
    void itMayBeSaidBeforeItIsKnownThatTheBrokerHasIt(TestDatabases database) {
        begin(database);
        take("n-1");
        String id = handOver();

        assertThat(acknowledge("a-1", id)).isPresent();
        mark();

        tell();
        assertThat(told).containsExactly("n-1");
        assertThat(fixture.query("select event from ledger where event = 'DELIVERED'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void itCountsWhereverTheThingIs(TestDatabases database) {
        begin(database);
        for (RequestState state : List.of(RequestState.WAITING, RequestState.SENDING, RequestState.PARKED)) {
            String id = handedOver("n-" + state);
            fixture.store.useTransaction(
                    handle -> handle.execute("update request set state = ? where id = ?", state.name(), id));

            assertThat(acknowledge("a-" + state, id)).as("%s", state).isPresent();
        }
        assertThat(states()).containsOnly("ENDED");
    }

    @ParameterizedTest
    @EnumSource
    void theSameAgainIsADuplicateAndAnotherOneIsTooLate(TestDatabases database) {
        begin(database);
        String id = handedOver("n-1");
        acknowledge("a-1", id);

        assertThat(acknowledge("a-1", id)).isEmpty();
        assertThat(acknowledge("a-2", id)).isEmpty();

        assertThat(outcomes()).hasSize(3);
        assertThat(outcomes().get(1).properties())
                .containsEntry(OutgoingMessage.DUPLICATE, "true")
                .containsEntry(OutgoingMessage.IN_REPLY_TO, "a-1");
        assertThat(outcomes().get(2).properties())
                .containsEntry(OutgoingMessage.OUTCOME, "REFUSED")
                .containsEntry(OutgoingMessage.REASON, "DOOR-020");
        tell();
        assertThat(told).containsExactly("n-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotItsOwnOrUnknownIsRefusedWithoutADifference(TestDatabases database) {
        begin(database);
        String id = handedOver("n-1");
        fixture.store.useTransaction(handle -> handle.execute("update request set link = 'another'"));

        assertThat(acknowledge("a-1", id)).isEmpty();
        assertThat(acknowledge("a-2", "nothing")).isEmpty();

        assertThat(outcomes()).hasSize(2).allSatisfy(outcome -> assertThat(outcome.properties())
                .containsEntry(OutgoingMessage.REASON, "DOOR-019"));
        assertThat(states()).containsExactly("SENT");
    }

    @ParameterizedTest
    @EnumSource
    void aDeathBeforeTheCommitLeavesItOpenAndOneAfterwardsDoesNot(TestDatabases database) {
        begin(database);
        String id = handedOver("n-1");
        dyingAt(Waypoint.DOOR_BEFORE_COMMIT);
        assertThatThrownBy(() -> acknowledge("a-1", id)).isInstanceOf(Death.class);
        assertThat(states()).containsExactly("SENT");
        assertThat(outcomes()).isEmpty();

        dyingAt(Waypoint.DOOR_COMMITTED);
        assertThatThrownBy(() -> acknowledge("a-1", id)).isInstanceOf(Death.class);
        again();
        acknowledge("a-1", id);

        assertThat(states()).containsExactly("ENDED");
        assertThat(fixture.query("select event from ledger where event = 'DELIVERED'"))
                .hasSize(1);
    }

    /** Tables that were put back may not know what was handed over: nothing is refused by them. */
    @ParameterizedTest
    @EnumSource
    void afterARestoreItStaysWithTheBrokerUntilSomebodyHasLooked(TestDatabases database) {
        begin(database);
        String id = handedOver("n-1");
        fixture.store.useTransaction(Incarnation::putBack);

        assertThatThrownBy(() -> acknowledge("a-1", id)).hasMessageContaining("PASSAGE-015");
        assertThat(outcomes()).isEmpty();

        fixture.store.useTransaction(Incarnation::accepted);
        assertThat(acknowledge("a-1", id)).isPresent();
    }

    /** What a person has handed over again goes under another id; either names it. */
    @ParameterizedTest
    @EnumSource
    void whatWasHandedOverAgainIsNamedByEitherId(TestDatabases database) {
        begin(database);
        String id = handedOver("n-1");
        fixture.store.useTransaction(handle -> handle.execute("update request set state = 'WAITING'"));
        handOver();
        mark();
        String other = fixture.query("select id from outbox where request_id = ? and id <> ?", id, id)
                .get(0);

        assertThat(acknowledge("a-1", other)).isPresent();
    }

    private void begin(TestDatabases database) {
        fixture = new PassageFixture(database, secrets);
        again();
    }

    private void again() {
        dyingAt(Waypoint.POLLED);
    }

    private void dyingAt(Waypoint deadly) {
        station = PassageFixture.under(
                fixture.station(waypoint -> {
                    if (waypoint == deadly) {
                        throw new Death();
                    }
                }),
                TAKEN);
        List.of(QUEUE, RESULTS).forEach(new Outbox(station)::open);
    }

    private String handedOver(String theirId) {
        take(theirId);
        String id = handOver();
        mark();
        return id;
    }

    private void take(String theirId) {
        new InwardLeg(station)
                .take(new Brought(
                        PassageFixture.LINK,
                        theirId,
                        "notice",
                        PassageFixture.SYSTEM,
                        List.of(PERSON),
                        "information=i",
                        "i",
                        Priority.NORMAL,
                        PassageFixture.MORNING,
                        PassageFixture.CATALOGUE,
                        ("<notice>" + theirId + "</notice>").getBytes(UTF_8)));
    }

    private String handOver() {
        String id =
                fixture.query("select id from request where state = 'WAITING'").get(0);
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        LaneEntry entry = new LaneEntry(new LaneOrder.Row(
                id,
                PassageFixture.LINK,
                "notice",
                Priority.NORMAL,
                1,
                PERSON,
                RequestState.WAITING,
                PassageFixture.MORNING));
        Claim claim = leg.claim(List.of(entry)).claims().get(0);
        OutgoingMessage message = new OutgoingMessage(Map.of(), CorrelationId.NONE, false, claim.content());
        leg.sent(List.of(new DispatchLeg.Sent(claim, id, Optional.of(new DispatchLeg.Handover(QUEUE, message)))));
        return id;
    }

    private void mark() {
        station.store().useTransaction(handle -> {
            Outbox outbox = new Outbox(station);
            List<Outbox.Row> rows = outbox.unmarked(handle, QUEUE, 0, 10);
            outbox.mark(handle, rows);
            new HandoverLeg(station, () -> PassageFixture.CATALOGUE, ended -> {})
                    .arrived(
                            handle,
                            rows.stream()
                                    .flatMap(row -> row.requestId().stream())
                                    .toList());
        });
    }

    private Optional<Request> acknowledge(String senderId, String outcomeId) {
        return new Acknowledgements(station, new DoorLeg(station))
                .take(fixture.acknowledgement("notice", senderId, outcomeId), PassageFixture.CATALOGUE);
    }

    private void tell() {
        new Telling(station, PassageFixture.LINK, all -> all.forEach(each -> told.add(each.theirId()))).tell();
    }

    private List<String> states() {
        return fixture.query("select state from request order by id");
    }

    private List<OutgoingMessage> outcomes() {
        return station.store().ask(handle -> new Outbox(station)
                .unmarked(handle, RESULTS, 0, 10).stream()
                        .map(row -> row.message().orElseThrow())
                        .toList());
    }

    /** Where the process would have died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
