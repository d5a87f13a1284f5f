package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.legs.AsideOutcomes;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.Reception;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.passage.room.Serving;
import jp.sekisho.store.TestDatabases;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a room answers ends at the door, in one transaction: all of it, or nothing. */
class ServingTest {
    private static final String INTERFACE = PassageFixture.SERVED;
    private static final String LEDGER =
            "select event || ' ' || person || ' ' || interface_id || ' ' || items || ' ' || outcome || ' ' || reason"
                    + " from ledger order by bucket, seq";
    private static final String CHANGED = "select link from held_link";

    @TempDir
    Path secrets;

    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void anAnswerIsWrittenWithItsMessageAndItsLedgerRowOfEachPerson(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        Answer.Change entered = new Answer.Change(LedgerEvent.NUMBER_ENTERED, "person-1", "LINKED");

        Reception reception = new DoorLeg(station)
                .serve(question(fixture, "m-1"), serving(given(List.of("person-1", "person-2"), entered)), CATALOGUE);

        assertThat(reception).isEqualTo(Reception.SERVED);
        assertThat(fixture.query(
                        "select sender_id || ' ' || line_count || ' ' || open_lines || ' ' || answer from message"))
                .containsExactly("m-1 0 0 atena-search-result");
        assertThat(fixture.query("select kind from outcome")).containsExactly("RESULT");
        assertThat(fixture.query("select id from request")).isEmpty();
        assertThat(fixture.query(LEDGER))
                .containsExactlyInAnyOrder(
                        "SERVED person-1 atena-search numbers RESULT ",
                        "SERVED person-2 atena-search numbers RESULT ",
                        "NUMBER_ENTERED person-1 atena-search  LINKED ");
        assertThat(fixture.query("select distinct recipient || ' ' || sender_id from ledger where event = 'SERVED'"))
                .containsExactly(SYSTEM + " m-1");
        assertThat(fixture.query(CHANGED)).containsExactly("changed");
        assertThat(outcomes(station)).singleElement().satisfies(outcome -> {
            assertThat(outcome.properties())
                    .containsEntry(OutgoingMessage.OUTCOME, "RESULT")
                    .containsEntry(OutgoingMessage.IN_REPLY_TO, "m-1")
                    .doesNotContainKeys(OutgoingMessage.DUPLICATE, OutgoingMessage.LINES);
            assertThat(outcome.body()).isEqualTo("answer 1".getBytes(UTF_8));
        });
        assertThat(station.store().inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theBrokersRedeliveryAsksNobodyAgain(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        Arrival question = question(fixture, "m-1");
        door.serve(question, serving(given(List.of("person-1"))), CATALOGUE);

        assertThat(door.serve(question, serving(given(List.of("person-1"))), CATALOGUE))
                .isEqualTo(Reception.REDELIVERED);

        assertThat(asked).hasValue(1);
        assertThat(outcomes(station)).hasSize(1);
        assertThat(fixture.query("select event from ledger")).containsExactly("SERVED");
    }

    /** The room might answer otherwise by now: what was said once is said again, and is a crossing again. */
    @ParameterizedTest
    @EnumSource
    void theSendersDuplicateHearsTheFirstOutcomeAgain(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.serve(question(fixture, "m-1"), serving(given(List.of("person-1", "person-2"))), CATALOGUE);

        assertThat(door.serve(question(fixture, "m-1"), serving(given(List.of("person-3"))), CATALOGUE))
                .isEqualTo(Reception.DUPLICATE_ENDED);

        assertThat(asked).hasValue(1);
        List<OutgoingMessage> outcomes = outcomes(station);
        assertThat(outcomes).hasSize(2).allSatisfy(outcome -> assertThat(outcome.body())
                .isEqualTo("answer 1".getBytes(UTF_8)));
        assertThat(outcomes.get(1).properties()).containsEntry(OutgoingMessage.DUPLICATE, "true");
        assertThat(outcomes.get(1).properties().get(OutgoingMessage.OUTCOME_ID))
                .isEqualTo(outcomes.get(0).properties().get(OutgoingMessage.OUTCOME_ID));
        assertThat(fixture.query("select event || ' ' || person || ' ' || items from ledger where event = 'DUPLICATE'"
                        + " order by person"))
                .containsExactly("DUPLICATE person-1 numbers", "DUPLICATE person-2 numbers");
    }

    @ParameterizedTest
    @EnumSource
    void anotherQuestionUnderTheSameIdIsRefused(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.serve(question(fixture, "m-1"), serving(given(List.of("person-1"))), CATALOGUE);

        Reception reception = door.serve(
                fixture.toDoor(INTERFACE, "m-1", "another question"), serving(given(List.of("person-1"))), CATALOGUE);

        assertThat(reception).isEqualTo(Reception.REFUSED);
        assertThat(asked).hasValue(1);
        assertThat(outcomes(station).get(1).properties()).containsEntry(OutgoingMessage.REASON, "DOOR-003");
    }

    /** Such as the case that it put on the confirmation list; and the id may be used again. */
    @ParameterizedTest
    @EnumSource
    void whatARoomNotedStaysThoughItRefuses(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        Answer refused = new Answer.Refused(
                Finding.of(PassageError.GIVEN_UP),
                List.of("person-1"),
                List.of(new Answer.Change(LedgerEvent.NUMBER_DISPUTED, "person-1", "CONFLICT")));

        assertThat(door.serve(question(fixture, "m-1"), serving(refused), CATALOGUE))
                .isEqualTo(Reception.REFUSED);

        assertThat(fixture.query("select id from message")).isEmpty();
        assertThat(fixture.query(CHANGED)).containsExactly("changed");
        assertThat(fixture.query(LEDGER))
                .containsExactlyInAnyOrder(
                        "NUMBER_DISPUTED person-1 atena-search  CONFLICT ",
                        "REFUSED person-1 atena-search  REFUSED PASSAGE-010");
        assertThat(outcomes(station)).singleElement().satisfies(outcome -> {
            assertThat(outcome.properties())
                    .containsEntry(OutgoingMessage.OUTCOME, "REFUSED")
                    .containsEntry(OutgoingMessage.REASON, "PASSAGE-010");
            assertThat(outcome.body()).isEqualTo("question".getBytes(UTF_8));
        });
        assertThat(door.serve(question(fixture, "m-1"), serving(given(List.of("person-1"))), CATALOGUE))
                .isEqualTo(Reception.SERVED);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsWithheldIsKnownToTheLedgerAlone(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        Answer withheld = new Answer.Given(
                List.of(Map.of(RoomItem.FOUND, "0")),
                List.of("person-1"),
                Optional.of(Finding.of(PassageError.GIVEN_UP)),
                List.of());

        new DoorLeg(station).serve(question(fixture, "m-1"), serving(withheld), CATALOGUE);

        assertThat(fixture.query(LEDGER)).containsExactly("SERVED person-1 atena-search  RESULT PASSAGE-010");
        assertThat(outcomes(station)).singleElement().satisfies(outcome -> assertThat(outcome.properties())
                .containsEntry(OutgoingMessage.OUTCOME, "RESULT")
                .doesNotContainKey(OutgoingMessage.REASON));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerAboutNobodyIsRecorded(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();

        new DoorLeg(station).serve(question(fixture, "m-1"), serving(given(List.of())), CATALOGUE);

        assertThat(fixture.query(LEDGER)).containsExactly("SERVED  atena-search  RESULT ");
    }

    @ParameterizedTest
    @EnumSource
    void aRoomThatFailsLeavesNothingBehind(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        Arrival question = question(fixture, "m-1");
        Serving failing = handle -> {
            change(handle);
            throw new IllegalStateException("the room fell in");
        };

        assertThatThrownBy(() -> door.serve(question, failing, CATALOGUE)).hasMessage("the room fell in");

        assertNothing(fixture, station);
        assertThat(door.serve(question, serving(given(List.of("person-1"))), CATALOGUE))
                .isEqualTo(Reception.SERVED);
    }

    @ParameterizedTest
    @EnumSource
    void whoDiesBeforeTheCommitHasDoneNothing(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Arrival question = question(fixture, "m-1");
        Station dying = fixture.station(diesAt(Waypoint.DOOR_BEFORE_COMMIT));
        assertThatThrownBy(() -> new DoorLeg(dying).serve(question, serving(given(List.of("person-1"))), CATALOGUE))
                .hasMessage("killed");
        assertNothing(fixture, dying);

        Station next = fixture.station();
        assertThat(new DoorLeg(next).serve(question, serving(given(List.of("person-1"))), CATALOGUE))
                .isEqualTo(Reception.SERVED);

        assertThat(outcomes(next)).hasSize(1);
        assertThat(fixture.query(CHANGED)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whoDiesAfterTheCommitHasDoneAllOfIt(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Arrival question = question(fixture, "m-1");
        Station dying = fixture.station(diesAt(Waypoint.DOOR_COMMITTED));
        assertThatThrownBy(() -> new DoorLeg(dying).serve(question, serving(given(List.of("person-1"))), CATALOGUE))
                .hasMessage("killed");

        Station next = fixture.station();
        assertThat(new DoorLeg(next).serve(question, serving(given(List.of("person-1"))), CATALOGUE))
                .isEqualTo(Reception.REDELIVERED);

        assertThat(outcomes(next)).hasSize(1);
        assertThat(fixture.query("select event from ledger")).containsExactly("SERVED");
        assertThat(fixture.query(CHANGED)).hasSize(1);
    }

    /** Nothing of it waits: it cannot be taken back. */
    @ParameterizedTest
    @EnumSource
    void whatWasAnsweredCannotBeCancelled(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.serve(question(fixture, "m-1"), serving(given(List.of("person-1"))), CATALOGUE);

        assertThat(door.cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE)).isEmpty();

        assertThat(fixture.query("select reason from ledger where event = 'REFUSED'"))
                .containsExactly("PASSAGE-004");
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeThatIsDiscardedIsRecordedForWhomItWasAbout(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station).serve(question(fixture, "m-1"), serving(given(List.of("person-1"))), CATALOGUE);
        String outcome = fixture.query("select outbox_id from outcome").get(0);
        fixture.store.useTransaction(handle -> {
            handle.execute("update outbox set pending = null");
            handle.execute("insert into outbox_aside (outbox_id, queue, number, reason, at)"
                    + " select id, queue, number, 'ASIDE-002', at from outbox");
        });

        AsideOutcomes aside = new AsideOutcomes(station, queue(), () -> {});
        fixture.store.useTransaction(
                handle -> aside.discard(handle, outcome, new Remark("operator", "asked by the system")));

        assertThat(fixture.query("select person from ledger where event = 'DISCARDED'"))
                .containsExactly("person-1");
    }

    private static void assertNothing(PassageFixture fixture, Station station) {
        for (String table : List.of("message", "outcome", "ledger", "delivery", "held_link")) {
            assertThat(fixture.query("select count(*) from " + table)).as(table).containsExactly("0");
        }
        assertThat(outcomes(station)).isEmpty();
    }

    private static Waypoints diesAt(Waypoint where) {
        return waypoint -> {
            if (waypoint == where) {
                throw new IllegalStateException("killed");
            }
        };
    }

    private static Arrival question(PassageFixture fixture, String id) {
        return fixture.toDoor(INTERFACE, id, "question");
    }

    private static Answer given(List<String> persons, Answer.Change... changes) {
        return new Answer.Given(List.of(Map.of(RoomItem.FOUND, "1")), persons, Optional.empty(), List.of(changes));
    }

    /** A room that changes something of its own, and counts how often it was asked. */
    private Serving serving(Answer answer) {
        return handle -> {
            change(handle);
            int times = asked.incrementAndGet();
            byte[] body = answer instanceof Answer.Given ? ("answer " + times).getBytes(UTF_8) : new byte[0];
            return new Serving.Served(answer, body, "numbers");
        };
    }

    private static void change(Handle handle) {
        handle.execute("delete from held_link");
        handle.execute("insert into held_link (link, reason, since) values ('changed', '', current_timestamp)");
    }

    private static String queue() {
        return "out." + SYSTEM + "." + INTERFACE + "-result";
    }

    private static List<OutgoingMessage> outcomes(Station station) {
        return station.store().inTransaction(handle -> new Outbox(station).unmarked(handle, queue(), 0, 100)).stream()
                .map(row -> row.message().orElseThrow())
                .toList();
    }
}
