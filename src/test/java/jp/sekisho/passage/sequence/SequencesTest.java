package jp.sekisho.passage.sequence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.gap.MissingNumbers;
import jp.sekisho.passage.gap.SequenceDecisions;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.Reception;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a sender numbers goes through its door in the order of the numbers, each once, on both databases. */
class SequencesTest {
    private static final String IN = "in." + SYSTEM + ".inquiry";
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";
    private static final String TARGET = SYSTEM + "/inquiry/";
    private static final int MOST = 10;
    private static final Sequence FILE =
            new Sequence("n", Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofMinutes(10), MOST);
    private static final Remark TWO = new Remark("local:kinoshita+local:matsumoto", "送り手に確かめた");
    private static final Finding WHY = Finding.of(DoorError.NO_ID);

    @TempDir
    Path secrets;

    private PassageFixture fixture;
    private Station station;
    private DoorLeg door;
    private int ids;

    private void on(TestDatabases database) {
        fixture = new PassageFixture(database, secrets);
        again();
    }

    /** The next run of a gateway. */
    private void again() {
        station = fixture.station();
        door = new DoorLeg(station);
    }

    @ParameterizedTest
    @EnumSource
    void whatComesEarlyIsHeldAndGoesOnInTheOrderOfItsNumbers(TestDatabases database) {
        on(database);
        assertThat(accept(1)).isEqualTo(Reception.ACCEPTED);
        assertThat(accept(4)).isEqualTo(Reception.HELD);
        assertThat(accept(3)).isEqualTo(Reception.HELD);
        assertThat(accept(6)).isEqualTo(Reception.HELD);
        assertThat(accept(3)).as("the same again").isEqualTo(Reception.DUPLICATE_PENDING);
        assertThat(fixture.query("select sender_id from message")).containsExactly("m-1");
        assertThat(put()).isEmpty();

        assertThat(accept(2)).isEqualTo(Reception.ACCEPTED);

        List<OutgoingMessage> put = put();
        assertThat(put)
                .extracting(each -> each.properties().get("SekishoMessageId"))
                .containsExactly("m-3", "m-4");
        assertThat(put.get(0).properties()).containsEntry("SekishoPriority", "urgent");
        assertThat(new String(put.get(0).body(), UTF_8)).isEqualTo("body 3");
        assertThat(accept(3)).isEqualTo(Reception.ACCEPTED);
        assertThat(accept(4)).isEqualTo(Reception.ACCEPTED);
        assertThat(put()).as("each once").hasSize(2);
        assertThat(accept(5)).isEqualTo(Reception.ACCEPTED);
        assertThat(accept(6)).isEqualTo(Reception.ACCEPTED);
        assertThat(fixture.query("select m.sender_id from message m join request r on r.message_id = m.id"
                        + " join request_person p on p.request_id = r.id order by p.number"))
                .containsExactly("m-1", "m-2", "m-3", "m-4", "m-5", "m-6");
        assertThat(fixture.query("select id from early")).isEmpty();
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    /** The first of many that wait in the queue comes after the second. */
    @ParameterizedTest
    @EnumSource
    void whatFollowsOneThatLiesBeforeTheDoorIsPutBehindItAndIsNotTooFarAhead(TestDatabases database) {
        on(database);
        accept(2);
        accept(1);
        for (int number = 3; number <= 3 * MOST; number++) {
            assertThat(accept(number)).isEqualTo(Reception.HELD);
        }
        assertThat(accept(4 * MOST + 1)).as("a number is missing before it").isEqualTo(Reception.REFUSED);

        List<String> put = put().stream()
                .map(each -> each.properties().get("SekishoMessageId"))
                .toList();
        assertThat(put).hasSize(3 * MOST - 1).startsWith("m-2", "m-3", "m-4").endsWith("m-" + 3 * MOST);
        for (int number = 2; number <= 3 * MOST; number++) {
            assertThat(accept(number)).isEqualTo(Reception.ACCEPTED);
        }
        assertThat(fixture.query("select id from early")).isEmpty();
    }

    /** What lay before the door and never comes through has nothing put behind it. */
    @ParameterizedTest
    @EnumSource
    void whatFollowsOneThatIsLostIsHeld(TestDatabases database) {
        on(database);
        accept(2);
        accept(1);
        pass(FILE.askAfter().plusSeconds(1));

        assertThat(accept(3)).isEqualTo(Reception.HELD);

        assertThat(put()).hasSize(1);
        accept(2);
        assertThat(put()).as("once that has come again").hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalFillsItsNumberAndIsToldAgain(TestDatabases database) {
        on(database);
        assertThat(refuse(1)).isEqualTo(Reception.REFUSED);
        assertThat(refuse(3)).as("not before its turn").isEqualTo(Reception.HELD);
        assertThat(accept(2)).isEqualTo(Reception.ACCEPTED);

        assertThat(refuse(1)).isEqualTo(Reception.DUPLICATE_ENDED);
        assertThat(door.accept(arrival(1, "m-x", "something else"), submission()))
                .isEqualTo(Reception.REFUSED);
        assertThat(accept(1)).as("in whatever way it comes").isEqualTo(Reception.DUPLICATE_ENDED);

        List<OutgoingMessage> heard = outcomes();
        assertThat(heard)
                .extracting(each -> each.properties().get("SekishoInReplyTo") + " "
                        + each.properties().get("SekishoReason") + " "
                        + each.properties().get("SekishoDuplicate"))
                .containsExactly(
                        "m-1 DOOR-001 null", "m-1 DOOR-001 true", "m-x SEQUENCE-001 null", "m-1 DOOR-001 true");
        assertThat(heard.get(1).properties().get("SekishoOutcomeId"))
                .isEqualTo(heard.get(0).properties().get("SekishoOutcomeId"));
    }

    @ParameterizedTest
    @EnumSource
    void theSameNumberIsNeverTakenTwiceWhateverTheMessageIsCalled(TestDatabases database) {
        on(database);
        accept(1);
        accept(3);
        assertThat(door.accept(arrival(1, "another", "body 1"), submission())).isEqualTo(Reception.DUPLICATE_PENDING);
        assertThat(door.accept(arrival(3, "another", "body 4"), submission())).isEqualTo(Reception.REFUSED);
        assertThat(door.accept(arrival(12, "m-12", "body 12"), submission())).isEqualTo(Reception.REFUSED);
        assertThat(door.accept(arrival(11, "m-11", "body 11"), submission())).isEqualTo(Reception.HELD);

        accept(2);
        assertThat(door.accept(arrival(3, "another", "body 4"), submission()))
                .as("what is held has the number, also in its turn")
                .isEqualTo(Reception.REFUSED);
        assertThat(accept(3)).isEqualTo(Reception.ACCEPTED);
        assertThat(fixture.query("select sender_id from message order by sender_id"))
                .containsExactly("m-1", "m-2", "m-3");
        assertThat(outcomes())
                .extracting(each -> each.properties().get("SekishoReason"))
                .containsExactly("SEQUENCE-001", "SEQUENCE-003", "SEQUENCE-001");
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsIsTakenTogetherAndOthersAreNotHeldUp(TestDatabases database) {
        on(database);
        accept(3);
        assertThat(door.accept(List.of(entry(1), entry(2), entry(3), entry(4)))).containsOnly(Reception.ACCEPTED);
        assertThat(fixture.query("select cast(last_number as varchar) from numbering"))
                .containsExactly("4");
        assertThat(put()).as("it had come meanwhile").isEmpty();
        assertThat(door.accept(List.of(entry(6), entry(7), entry(5))))
                .containsExactly(Reception.HELD, Reception.HELD, Reception.ACCEPTED);

        Arrival other = fixture.toDoor("replica", "r-1", "body");
        assertThat(door.accept(other.with(number(1)), submission())).isEqualTo(Reception.ACCEPTED);
        assertThat(door.accept(fixture.arrival("no-number", "body"), submission()))
                .isEqualTo(Reception.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource
    void theSenderIsAskedOnceForEachGapAndAgainLater(TestDatabases database) {
        on(database);
        MissingNumbers missing = missing(Optional.of(FILE));
        accept(1);
        accept(4);
        missing.look();
        assertThat(asked()).as("it may come yet").isEmpty();

        pass(Duration.ofMinutes(1));
        missing.look();
        missing.look();
        assertThat(asked()).containsExactly("MISSING 2-3");

        accept(7);
        pass(Duration.ofMinutes(2));
        missing.look();
        assertThat(asked()).containsExactly("MISSING 2-3", "MISSING 5-6");

        accept(2);
        pass(Duration.ofMinutes(30));
        missing.look();
        assertThat(asked()).containsExactly("MISSING 2-3", "MISSING 5-6", "MISSING 3 5-6");

        accept(3);
        pass(Duration.ofMinutes(31));
        missing.look();
        assertThat(asked())
                .as("what was put before its door and did not come is missing, too")
                .endsWith("MISSING 4-6");
    }

    @ParameterizedTest
    @EnumSource
    void anOperatorSeesWhatHasBeenMissingForTooLong(TestDatabases database) {
        on(database);
        accept(2);
        pass(Duration.ofMinutes(9));
        assertThat(decisions().all()).singleElement().satisfies(view -> {
            assertThat(view.isWaiting()).isTrue();
            assertThat(view.isAlarm()).isFalse();
        });
        pass(Duration.ofMinutes(1));
        missing(Optional.of(FILE)).look();
        assertThat(decisions().all()).singleElement().satisfies(view -> {
            assertThat(view.missing()).isEqualTo("1");
            assertThat(view.held()).isEqualTo(1);
            assertThat(view.isAlarm()).isTrue();
            assertThat(view.askedAgainAt()).contains(fixture.time.get().plus(Duration.ofMinutes(30)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void twoPeopleCloseAGapAndWhatWaitsGoesOn(TestDatabases database) {
        on(database);
        accept(1);
        accept(4);
        accept(5);
        accept(7);
        assertThat(seen(TARGET + "4")).as("it has come").isEmpty();
        assertThat(seen(TARGET + "3").orElseThrow())
                .containsEntry("closes", "2-3")
                .containsEntry("go_on", "2")
                .containsEntry("missing", "2-3 6")
                .containsEntry("held", "3");
        assertThatThrownBy(() -> seen("no/number/x"))
                .isInstanceOf(SekishoException.class)
                .hasMessageContaining("SEQUENCE-007");

        fixture.store
                .inTransaction(handle -> decisions().close(handle, TARGET + "3", TWO))
                .run();

        assertThat(put())
                .extracting(each -> each.properties().get("SekishoMessageId"))
                .containsExactly("m-4", "m-5");
        assertThat(accept(3)).as("it was passed over").isEqualTo(Reception.REFUSED);
        assertThat(outcomes())
                .extracting(each -> each.properties().get("SekishoReason"))
                .containsExactly("SEQUENCE-002");
        assertThat(seen(TARGET + "6"))
                .as("what goes on just now is not missing")
                .isEmpty();
        assertThat(accept(4)).isEqualTo(Reception.ACCEPTED);
        assertThat(fixture.query(
                        "select kind || ' ' || first_number || '-' || last_number || ' ' || said_by || ' ' || reason"
                                + " from numbering_decision"))
                .containsExactly("CLOSED 2-3 local:kinoshita+local:matsumoto 送り手に確かめた");
        assertThat(fixture.query(
                        "select user_name || ' ' || items || ' ' || remark from ledger where event = 'NUMBERS_CLOSED'"))
                .containsExactly("local:kinoshita+local:matsumoto 2-3 送り手に確かめた");
    }

    @ParameterizedTest
    @EnumSource
    void twoPeopleHaveTheNumbersBeginAgainAndWhatIsHeldIsRefused(TestDatabases database) {
        on(database);
        accept(1);
        accept(3);
        String target = TARGET + "1";
        assertThat(fixture.store
                        .inTransaction(handle -> decisions().beginning(handle, target))
                        .orElseThrow())
                .containsEntry("held", "1")
                .containsEntry("generation_next", "2");

        fixture.store
                .inTransaction(handle -> decisions().begin(handle, target, TWO))
                .run();

        assertThat(outcomes())
                .extracting(each -> each.properties().get("SekishoInReplyTo") + " "
                        + each.properties().get("SekishoReason") + " " + new String(each.body(), UTF_8))
                .containsExactly("m-3 SEQUENCE-006 body 3");
        assertThat(door.accept(arrival(1, "new-1", "anew"), submission())).isEqualTo(Reception.ACCEPTED);
        assertThat(door.accept(arrival(2, "new-2", "anew"), submission())).isEqualTo(Reception.ACCEPTED);
        assertThat(fixture.query("select cast(generation as varchar) from numbering"))
                .containsExactly("2");
    }

    @ParameterizedTest
    @EnumSource
    void afterARestoreWhatMayHaveComeBeforeIsAskedForAsSuch(TestDatabases database) {
        on(database);
        accept(1);
        fixture.store.useTransaction(Incarnation::putBack);
        again();
        accept(4);
        pass(Duration.ofMinutes(1));
        missing(Optional.of(FILE)).look();
        assertThat(asked()).containsExactly("ASK_AGAIN 2-3");

        accept(2);
        accept(3);
        accept(4);
        accept(6);
        pass(Duration.ofMinutes(1));
        missing(Optional.of(FILE)).look();
        assertThat(asked()).containsExactly("ASK_AGAIN 2-3", "MISSING 5");
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeOpenedIsMissing(TestDatabases database) {
        on(database);
        accept(2);
        fixture.store.useTransaction(handle -> handle.execute("update early set content = digest"));
        accept(1);
        assertThat(put()).isEmpty();
        accept(3);
        pass(Duration.ofMinutes(1));
        missing(Optional.of(FILE)).look();
        assertThat(asked()).containsExactly("MISSING 2");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsHeldGoesOnWhereNoFileSpeaksOfNumbersAnyMore(TestDatabases database) {
        on(database);
        accept(3);
        accept(2);
        missing(Optional.empty()).look();
        assertThat(put())
                .extracting(each -> each.properties().get("SekishoMessageId"))
                .containsExactly("m-2", "m-3");
        assertThat(fixture.query("select id from early")).isEmpty();
    }

    private Reception accept(long number) {
        return door.accept(arrival(number, "m-" + number, "body " + number), submission());
    }

    private Reception refuse(long number) {
        return door.refuse(arrival(number, "m-" + number, "body " + number), List.of(WHY), CATALOGUE);
    }

    private DoorLeg.Entry entry(long number) {
        return new DoorLeg.Entry(arrival(number, "m-" + number, "body " + number), submission());
    }

    private Arrival arrival(long number, String id, String body) {
        return fixture.arrival(id, body).with(number(number));
    }

    private static Optional<Arrival.Numbered> number(long number) {
        return Optional.of(new Arrival.Numbered(
                number, FILE, Map.of("SekishoMessageId", "m-" + number, "SekishoPriority", "urgent")));
    }

    private jp.sekisho.passage.Submission submission() {
        return fixture.submission("r-" + ++ids, Priority.NORMAL, "000000000000019");
    }

    private void pass(Duration time) {
        fixture.time.set(fixture.time.get().plus(time));
    }

    private MissingNumbers missing(Optional<Sequence> file) {
        return new MissingNumbers(station, key -> file, () -> true, queue -> {});
    }

    private SequenceDecisions decisions() {
        return new SequenceDecisions(station, door, key -> Optional.of(FILE), () -> CATALOGUE, queue -> {});
    }

    private Optional<Map<String, String>> seen(String target) {
        return fixture.store.inTransaction(handle -> decisions().closing(handle, target));
    }

    private List<OutgoingMessage> put() {
        return queued(IN);
    }

    private List<String> asked() {
        return queued(OUT).stream()
                .map(OutgoingMessage::properties)
                .filter(properties -> properties.containsKey("SekishoStatus"))
                .map(properties -> properties.get("SekishoStatus") + " " + properties.get("SekishoMissing"))
                .toList();
    }

    private List<OutgoingMessage> outcomes() {
        return queued(OUT).stream()
                .filter(message -> message.properties().containsKey("SekishoOutcome"))
                .toList();
    }

    private List<OutgoingMessage> queued(String queue) {
        return fixture.store.inTransaction(handle -> new Outbox(station)
                .unmarked(handle, queue, 0, 100).stream()
                        .flatMap(row -> row.message().stream())
                        .toList());
    }
}
