package jp.sekisho.passage.inward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.Patience;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.Inbound;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.transport.TransportError;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is brought, from its acceptance until the counterpart has heard, on both databases, with a death at each commit. */
class InwardLegTest {
    private static final String RECEIVER = PassageFixture.SYSTEM;
    private static final String QUEUE = "out." + RECEIVER + ".notice";
    private static final Interfaces BROUGHT = id -> new Interfaces.Handling(id, Passage.DELIVER, NextAfter.RECEIPT);

    @TempDir
    private Path secrets;

    private PassageFixture fixture;
    private Station station;
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void itIsTakenOnceHandedOverOnceAndToldWhenTheBrokerHasIt(TestDatabases database) {
        begin(database);
        assertThat(take("n-1", "body")).isEqualTo(InwardLeg.Taken.NOW);
        assertThat(take("n-1", "body")).isEqualTo(InwardLeg.Taken.BEFORE);
        tell();
        assertThat(told).isEmpty();

        handOver();
        tell();
        assertThat(told).as("the broker does not have it yet").isEmpty();

        mark();
        tell();
        tell();
        assertThat(told).containsExactly("n-1");
        assertThat(fixture.query("select state || ' ' || ending from request")).containsExactly("ENDED RESULT");
        assertThat(fixture.query("select event from ledger order by seq"))
                .containsExactly("ACCEPTED", "SENDING", "HANDED_OVER", "DELIVERED");

        assertThat(take("n-1", "body")).isEqualTo(InwardLeg.Taken.BEFORE);
        tell();
        assertThat(told).containsExactly("n-1", "n-1");
        assertThat(fixture.query("select id from outbox")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void anotherContentUnderItsIdIsNotTaken(TestDatabases database) {
        begin(database);
        take("n-1", "body");

        assertThatThrownBy(() -> take("n-1", "another")).hasMessageContaining("INWARD-001");

        assertThat(fixture.query("select id from request")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatDiesBeforeItsCommitWasNeverTakenAndWhatDiesAfterwardsWas(TestDatabases database) {
        begin(database);
        dyingAt(Waypoint.INWARD_BEFORE_COMMIT);
        assertThatThrownBy(() -> take("n-1", "body")).isInstanceOf(Death.class);
        assertThat(fixture.query("select id from message")).isEmpty();
        assertThat(fixture.query("select event from ledger")).isEmpty();

        dyingAt(Waypoint.INWARD_COMMITTED);
        assertThatThrownBy(() -> take("n-1", "body")).isInstanceOf(Death.class);
        again();
        assertThat(take("n-1", "body")).isEqualTo(InwardLeg.Taken.BEFORE);
        assertThat(fixture.query("select event from ledger")).containsExactly("ACCEPTED");
    }

    /** A kill between the two would leave the counterpart asking for ever, if they were two transactions. */
    @ParameterizedTest
    @EnumSource
    void thatTheBrokerHasItAndThatTheCounterpartIsToHearIsOneCommit(TestDatabases database) {
        begin(database);
        take("n-1", "body");
        handOver();
        AtomicInteger deaths = new AtomicInteger(1);
        HandoverLeg handovers = new HandoverLeg(station, () -> PassageFixture.CATALOGUE, ended -> {});

        try (OutboxSender sender = new OutboxSender(
                station, QUEUE, new Everything(), () -> false, new Suspects(station, false), (handle, requestIds) -> {
                    Runnable after = handovers.arrived(handle, requestIds);
                    if (deaths.getAndDecrement() > 0) {
                        throw new Death();
                    }
                    return after;
                })) {
            sender.start();
            Patience.await().until(() -> fixture.query("select id from outbox where pending is not null")
                    .isEmpty());
        }

        tell();
        assertThat(told).containsExactly("n-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatItWasNotToldItIsToldAfterADeath(TestDatabases database) {
        begin(database);
        take("n-1", "body");
        handOver();
        mark();

        dyingAt(Waypoint.TOLD);
        assertThatThrownBy(this::tell).isInstanceOf(Death.class);
        again();
        tell();

        assertThat(told).as("once without our knowing, and once more").containsExactly("n-1", "n-1");
    }

    @ParameterizedTest
    @EnumSource
    void aConfirmationThatTheCounterpartRejectsHoldsUpNoOther(TestDatabases database) {
        begin(database);
        for (String id : List.of("n-1", "n-2", "n-3")) {
            take(id, "body");
        }
        fixture.query("select id from request").forEach(this::handOver);
        mark();
        Telling telling = new Telling(station, PassageFixture.LINK, all -> {
            List<String> ids = all.stream().map(Inbound.ToTell::theirId).toList();
            if (ids.contains("n-2")) {
                throw Finding.of(TransportError.REJECTED, "status", "HTTP 400").asException();
            }
            told.addAll(ids);
        });

        telling.tell();
        telling.tell();

        assertThat(told).containsExactlyInAnyOrder("n-1", "n-3");
        assertThat(fixture.query("select m.sender_id from inbound i join message m on m.id = i.message_id"
                        + " where i.to_tell is not null"))
                .containsExactly("n-2");
    }

    /** The tables have forgotten it, the broker has not: by the id under which it had it, it drops it. */
    @ParameterizedTest
    @EnumSource
    void afterARestoreItHasTheSameIdAtTheBroker(TestDatabases database) {
        begin(database);
        take("n-1", "body");
        handOver();
        List<String> first = fixture.query("select id from outbox");

        fixture.store.useTransaction(handle -> {
            for (String table : List.of("outbox", "body", "inbound", "request_person", "request", "message")) {
                handle.execute("delete from " + table);
            }
        });
        take("n-1", "body");
        handOver();

        assertThat(fixture.query("select id from outbox")).isEqualTo(first);
    }

    /** A person has it handed over again though the broker had it: then it goes under another id, which the broker does not drop. */
    @ParameterizedTest
    @EnumSource
    void whatAPersonHasHandedOverAgainHasAnotherId(TestDatabases database) {
        begin(database);
        take("n-1", "body");
        handOver();
        fixture.store.useTransaction(handle -> handle.execute("update outbox set pending = null"));
        fixture.store.useTransaction(handle -> handle.execute("update request set state = 'WAITING'"));

        handOver();

        assertThat(fixture.query("select id from outbox")).hasSize(2);
        assertThat(fixture.query("select distinct request_id from outbox"))
                .isEqualTo(fixture.query("select id from request"));
    }

    @ParameterizedTest
    @EnumSource
    void whatMayNotBeGivenAnyMoreWaitsForAPersonAndIsNotTold(TestDatabases database) {
        begin(database);
        take("n-1", "body");
        DispatchLeg leg = leg();
        Claim claim = claimed(leg);

        RequestState state = leg.recalled(claim, Finding.of(PassageError.UNSENDABLE, "cause", "permit"));

        assertThat(state).isEqualTo(RequestState.PARKED);
        assertThat(fixture.query("select said from inbound where said is not null"))
                .isEmpty();
    }

    private void begin(TestDatabases database) {
        fixture = new PassageFixture(database, secrets);
        again();
    }

    private void again() {
        station = PassageFixture.under(fixture.station(), BROUGHT);
        new Outbox(station).open(QUEUE);
    }

    private void dyingAt(Waypoint deadly) {
        station = PassageFixture.under(
                fixture.station(waypoint -> {
                    if (waypoint == deadly) {
                        throw new Death();
                    }
                }),
                BROUGHT);
    }

    private InwardLeg.Taken take(String theirId, String body) {
        return new InwardLeg(station)
                .take(new Brought(
                        PassageFixture.LINK,
                        theirId,
                        "notice",
                        RECEIVER,
                        List.of("000000000000019"),
                        "information=i",
                        "i",
                        Priority.NORMAL,
                        PassageFixture.MORNING,
                        PassageFixture.CATALOGUE,
                        ("<notice>" + body + "</notice>").getBytes(UTF_8)));
    }

    private DispatchLeg leg() {
        return new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
    }

    private Claim claimed(DispatchLeg leg) {
        return claimed(leg, fixture.query("select id from request").get(0));
    }

    private static Claim claimed(DispatchLeg leg, String id) {
        LaneEntry entry = new LaneEntry(new LaneOrder.Row(
                id,
                PassageFixture.LINK,
                "notice",
                Priority.NORMAL,
                1,
                "000000000000019",
                RequestState.WAITING,
                PassageFixture.MORNING));
        return leg.claim(List.of(entry)).claims().get(0);
    }

    private void handOver() {
        handOver(fixture.query("select id from request").get(0));
    }

    private void handOver(String id) {
        DispatchLeg leg = leg();
        Claim claim = claimed(leg, id);
        OutgoingMessage message = new OutgoingMessage(Map.of(), CorrelationId.NONE, false, claim.content());
        leg.sent(List.of(new DispatchLeg.Sent(
                claim, claim.request().id(), Optional.of(new DispatchLeg.Handover(QUEUE, message)))));
    }

    private void mark() {
        station.store().useTransaction(this::markIn);
    }

    private void markIn(Handle handle) {
        Outbox outbox = new Outbox(station);
        List<Outbox.Row> rows = outbox.unmarked(handle, QUEUE, 0, 10);
        outbox.mark(handle, rows);
        new HandoverLeg(station, () -> PassageFixture.CATALOGUE, ended -> {})
                .arrived(
                        handle,
                        rows.stream().flatMap(row -> row.requestId().stream()).toList());
    }

    private void tell() {
        new Telling(station, PassageFixture.LINK, all -> all.forEach(each -> told.add(each.theirId()))).tell();
    }

    /** A broker that takes whatever it is given. */
    private static final class Everything implements OutboxSender.Mailbox {
        @Override
        public void put(String queue, List<OutboxSender.Letterbox> messages) {}

        @Override
        public boolean isWell() {
            return true;
        }

        @Override
        public void close() {}
    }

    /** Where the process would have died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
