package jp.sekisho.passage.version;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.Reception;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A door takes each state of a thing once, and none after a newer one, on both databases. */
class NewestTest {
    private static final String OUT = "out." + SYSTEM + ".inquiry-result";
    private static final int DOORS = 4;
    private static final int EACH = 12;

    @TempDir
    Path secrets;

    private PassageFixture fixture;
    private Station station;
    private DoorLeg door;
    private Things things;

    private void on(TestDatabases database) {
        fixture = new PassageFixture(database, secrets);
        things = new Things(fixture);
        again();
    }

    private void again() {
        station = fixture.station();
        door = new DoorLeg(station);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSaidOfAThingIsComparedWithItsNewestState(TestDatabases database) {
        on(database);
        assertThat(say("m-1", "x 2026-11-10T09:30:00.000 a")).isEqualTo(Reception.ACCEPTED);
        assertThat(say("m-2", "x 2026-11-10T09:30:00.000 a")).isEqualTo(Reception.DUPLICATE_PENDING);
        again();
        assertThat(say("m-3", "x 2026-11-10T09:29:59.999 a")).isEqualTo(Reception.REFUSED);
        assertThat(say("m-4", "x 2026-11-10T09:30:00.000 b")).isEqualTo(Reception.REFUSED);
        assertThat(say("m-5", "y 2026-11-10T09:29:59.999 a"))
                .as("another thing")
                .isEqualTo(Reception.ACCEPTED);
        assertThat(door.refuse(
                        things.entry("m-6", "x 2026-11-10T09:32:00.000 a").arrival(),
                        List.of(Finding.of(DoorError.NO_ID)),
                        CATALOGUE))
                .isEqualTo(Reception.REFUSED);
        assertThat(say("m-7", "x 2026-11-10T09:31:00.000 a"))
                .as("what was refused is not the newest")
                .isEqualTo(Reception.ACCEPTED);

        Things.answer(station, "r-1", "a".repeat(64), true);
        Things.answer(station, request("m-7"), "a".repeat(64), true);
        assertThat(say("m-8", "x 2026-11-10T09:31:00.000 a")).isEqualTo(Reception.DUPLICATE_ENDED);

        assertThat(heard())
                .containsExactly(
                        "m-3 REFUSED VERSION-001",
                        "m-4 REFUSED VERSION-002",
                        "m-6 REFUSED DOOR-001",
                        "m-1 RESULT",
                        "m-7 RESULT",
                        "m-7 RESULT again");
        assertThat(fixture.query(
                        "select sender_id || ' ' || person from ledger where event = 'DUPLICATE' order by seq"))
                .containsExactly("m-2 " + Things.PERSON, "m-8 " + Things.PERSON);
        assertThat(fixture.query("select sender_id || ' ' || person from ledger where event = 'REFUSED'"
                        + " and reason like 'VERSION%' order by seq"))
                .containsExactly("m-3 " + Things.PERSON, "m-4 " + Things.PERSON);
        assertThat(fixture.query("select count(*) from newest_state")).containsExactly("2");
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void numbersAreComparedByTheirValue(TestDatabases database) {
        on(database);
        assertThat(say("m-1", "x 9 a")).isEqualTo(Reception.ACCEPTED);
        assertThat(say("m-2", "x 10 a")).isEqualTo(Reception.ACCEPTED);
        assertThat(say("m-3", "x 010 a")).isEqualTo(Reception.DUPLICATE_PENDING);
        assertThat(say("m-4", "x 9.5 a")).isEqualTo(Reception.REFUSED);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotDoneMayComeAgain(TestDatabases database) {
        on(database);
        say("m-1", "x 1 a");
        door.cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE);
        assertThat(say("m-2", "x 1 b")).as("another content is no repetition").isEqualTo(Reception.REFUSED);
        assertThat(say("m-2", "x 1 a")).isEqualTo(Reception.ACCEPTED);

        Things.answer(station, request("m-2"), "a".repeat(64), false);
        assertThat(say("m-3", "x 0 a")).as("older than what was accepted").isEqualTo(Reception.REFUSED);
        assertThat(say("m-3", "x 1 a")).isEqualTo(Reception.ACCEPTED);
        assertThat(say("m-4", "x 1 a")).isEqualTo(Reception.DUPLICATE_PENDING);
        Things.answer(station, request("m-3"), "a".repeat(64), true);
        assertThat(say("m-4", "x 1 a")).isEqualTo(Reception.DUPLICATE_ENDED);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageOfSeveralRecordsIsTakenWholeOrNotAtAll(TestDatabases database) {
        on(database);
        assertThat(say("m-1", "x 2 a", "y 2 a")).isEqualTo(Reception.ACCEPTED);
        assertThat(say("m-2", "z 1 a", "x 1 a", "y 2 a", "z 1 a")).isEqualTo(Reception.REFUSED);
        assertThat(outcomes().get(0).properties().get("SekishoReasonText")).contains("2 行目", "3 行目", "4 行目");
        assertThat(fixture.query("select count(*) from newest_state")).containsExactly("2");
        assertThat(say("m-3", "y 2 a", "x 2 a")).as("all of it, and no more").isEqualTo(Reception.DUPLICATE_PENDING);
        assertThat(say("m-4", "x 2 a")).as("a part of it").isEqualTo(Reception.REFUSED);
        assertThat(say("m-5", "z 1 a", "x 3 a", "x 4 a")).isEqualTo(Reception.ACCEPTED);
        assertThat(say("m-6", "x 3 a")).isEqualTo(Reception.REFUSED);

        assertThat(heard())
                .containsExactly("m-2 REFUSED VERSION-001", "m-4 REFUSED VERSION-003", "m-6 REFUSED VERSION-001");
    }

    @ParameterizedTest
    @EnumSource
    void messagesThatComeTogetherAreComparedWithEachOther(TestDatabases database) {
        on(database);
        assertThat(door.accept(List.of(things.entry("m-1", "x 1 a"), things.entry("m-2", "x 2 a"))))
                .containsOnly(Reception.ACCEPTED);
        assertThat(door.accept(List.of(
                        things.entry("m-3", "x 4 a"), things.entry("m-4", "x 3 a"), things.entry("m-5", "x 4 a"))))
                .containsExactly(Reception.ACCEPTED, Reception.REFUSED, Reception.DUPLICATE_PENDING);
    }

    /** The states of one thing come by several doors in any order: what was accepted rises in the order of its person. */
    @ParameterizedTest
    @EnumSource
    void twoDoorsAtOnceNeverTakeAnOlderStateAfterANewer(TestDatabases database) throws Exception {
        on(database);
        ExecutorService doors = Executors.newFixedThreadPool(DOORS);
        List<Future<Integer>> done = new ArrayList<>();
        Map<Integer, List<DoorLeg.Entry>> said = new java.util.TreeMap<>();
        for (int number = 0; number < DOORS * EACH; number++) {
            int version = 100 + number / 2;
            String[] records = number % 2 == 0
                    ? new String[] {"x " + version + " a", "y " + version + " a"}
                    : new String[] {"y " + version + " b", "x " + version + " b"};
            said.computeIfAbsent(number % DOORS, each -> new ArrayList<>()).add(things.entry("m-" + number, records));
        }
        said.values()
                .forEach(mine -> done.add(doors.submit(() -> {
                    DoorLeg own = new DoorLeg(station);
                    return (int) mine.stream()
                            .filter(entry -> own.accept(List.of(entry)).equals(List.of(Reception.ACCEPTED)))
                            .count();
                })));
        int accepted = 0;
        for (Future<Integer> each : done) {
            accepted += each.get();
        }
        doors.shutdown();

        List<String> order =
                fixture.query("select m.sender_id from request_person p join request r on r.id = p.request_id"
                        + " join message m on m.id = r.message_id where r.line = 1 order by p.number");
        assertThat(order).hasSize(accepted).isNotEmpty();
        assertThat(order.stream().map(id -> Integer.parseInt(id.substring(2)) / 2))
                .as("each state once, and rising")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(fixture.query("select version from newest_state"))
                .containsOnly(Integer.toString(100 + DOORS * EACH / 2 - 1));
    }

    @ParameterizedTest
    @EnumSource
    void noKeyStandsInTheClear(TestDatabases database) {
        on(database);
        say("m-1", "sensitive 1 a");

        assertThat(fixture.query("select system || interface_id || version || request_id from newest_state"))
                .allSatisfy(row -> assertThat(row).doesNotContain("sensitive", Things.PERSON));
        assertThat(things.entry("m-2", "sensitive 2 a")
                        .submission()
                        .lines()
                        .get(0)
                        .thing())
                .hasToString("Optional[Thing[1]]");
    }

    private Reception say(String senderId, String... records) {
        return door.accept(List.of(things.entry(senderId, records))).get(0);
    }

    private String request(String senderId) {
        return fixture.query(
                        "select r.id from request r join message m on m.id = r.message_id where m.sender_id = ?",
                        senderId)
                .get(0);
    }

    private List<OutgoingMessage> outcomes() {
        return fixture.store.inTransaction(handle -> new Outbox(station).unmarked(handle, OUT, 0, 100)).stream()
                .map(row -> row.message().orElseThrow())
                .toList();
    }

    private List<String> heard() {
        return outcomes().stream()
                .map(OutgoingMessage::properties)
                .map(each -> each.get("SekishoInReplyTo") + " " + each.get("SekishoOutcome")
                        + (each.containsKey("SekishoReason") ? " " + each.get("SekishoReason") : "")
                        + (each.containsKey("SekishoDuplicate") ? " again" : ""))
                .toList();
    }
}
