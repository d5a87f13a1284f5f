package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.LINK;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.DayTally;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.passage.gate.Instruction;
import jp.sekisho.passage.gate.InstructionTable;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneFeed;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.Reception;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Track;
import jp.sekisho.passage.watch.Whereabouts;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A byte that flips in one row stops nothing but that row, on both databases. */
class UnreadableTest {
    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void aRequestWhoseContentCannotBeReadIsSetAsideAndTheOthersAreClaimed(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2", "r-3");
        Flipped.in(fixture.store, "body", "content", "owner_id = 'r-2' and kind = 'CONTENT'");
        Flipped.in(fixture.store, "request", "local_number", "id = 'r-3'");

        DispatchLeg.Claimed claimed = leg(fixture)
                .claim(Stream.of("r-1", "r-2", "r-3").map(UnreadableTest::entry).toList());

        assertThat(claimed.claims()).extracting(claim -> claim.request().id()).containsExactly("r-1", "r-3");
        assertThat(claimed.unclaimed()).containsExactly(Map.entry("r-2", RequestState.PARKED));
        assertSetAside(fixture, "r-2");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsResumedIsSetAsideInTheSameWay(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2");
        leg(fixture).claim(List.of(entry("r-1"), entry("r-2")));
        Flipped.in(fixture.store, "body", "content", "owner_id = 'r-1' and kind = 'CONTENT'");

        DispatchLeg.Claimed resumed = leg(fixture).claim(List.of(entry("r-1"), entry("r-2")));

        assertThat(resumed.claims()).extracting(claim -> claim.request().id()).containsExactly("r-2");
        assertSetAside(fixture, "r-1");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, 'body', 'content', 'kind = ''RECEIVED'' and owner_id ='",
        "POSTGRESQL, 'body', 'content', 'kind = ''RECEIVED'' and owner_id ='",
        "H2, 'message', 'correlation', 'id ='",
        "POSTGRESQL, 'message', 'correlation', 'id ='"
    })
    void anExpiredRequestThatCannotBeReadIsSetAsideAndTheOthersEnd(
            TestDatabases database, String table, String column, String where) {
        PassageFixture fixture = accepted(database, "r-1", "r-2", "r-3");
        String message = "(select message_id from request where id = 'r-1')";
        Flipped.in(fixture.store, table, column, where + " " + message);

        expire(fixture);

        assertThat(states(fixture)).containsExactly("PARKED", "ENDED", "ENDED");
        assertSetAside(fixture, "r-1");
        assertThat(fixture.query("select id from outbox")).hasSize(2);

        giveUp(fixture, "r-1");

        assertThat(states(fixture)).containsExactly("ENDED", "ENDED", "ENDED");
        assertThat(fixture.query("select kind from outcome order by kind"))
                .containsExactly("EXPIRED", "EXPIRED", "FAILED");
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).whole()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theNumberOfAPersonIsNotNeededToEndARequest(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2");
        Flipped.in(fixture.store, "request", "local_number", "id = 'r-1'");

        expire(fixture);

        assertThat(states(fixture)).containsExactly("ENDED", "ENDED");
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNoStateIsSetAsideAtItsDeadline(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2");
        fixture.store.useTransaction(handle -> handle.execute("update request set state = 'WAITINH' where id = 'r-1'"));

        expire(fixture);

        assertThat(states(fixture)).containsExactly("PARKED", "ENDED");
        assertSetAside(fixture, "r-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatBelongsToNoLinkIsSetAsideAndAPersonEndsIt(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2", "r-3");
        send(fixture, "r-3");
        fixture.store.useTransaction(handle -> {
            handle.execute("update request set link = 'qlatform' where id = 'r-1'");
            handle.execute("update request set link = 'abroad' where id = 'r-3'");
        });

        look(fixture);
        look(fixture);

        assertThat(states(fixture)).containsExactly("PARKED", "WAITING", "PARKED");
        assertThat(fixture.query("select message_id from ledger where event = 'PARKED' and reason = 'ASIDE-001'"))
                .containsExactlyInAnyOrder("r-1", "r-3");
        Station station = fixture.of(1, Waypoints.UNWATCHED);
        Parked parked = new Parked(station, Map.of());
        assertThat(parked.list(10)).extracting(Parked.Waiting::mayHaveArrived).containsExactlyInAnyOrder(false, true);
        TwoPeople.giveUp(station, parked, "r-1", new Remark("console:operator", "its link is gone"));
        assertThat(fixture.query("select kind from outcome")).containsExactly("FAILED");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDueInAnotherAgeIsSetAside(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2");
        fixture.store.useTransaction(handle ->
                handle.execute("update request set open_until = open_until + interval '16' year where id = 'r-1'"));

        look(fixture);

        assertThat(states(fixture)).containsExactly("PARKED", "WAITING");
        assertSetAside(fixture, "r-1");
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceWhoseNumberIsAnothersLeavesThatOneItsOwn(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1");
        fixture.store.useTransaction(handle -> handle.execute("update request_person set number = number + 1"));
        DoorLeg door = new DoorLeg(fixture.of(1, Waypoints.UNWATCHED));

        Reception next = door.accept(
                fixture.arrival("m-2", "body"), fixture.submission("r-2", Priority.NORMAL, "person-of-r-1"));
        expire(fixture);

        assertThat(next).isEqualTo(Reception.ACCEPTED);
        assertThat(states(fixture)).containsExactly("ENDED", "ENDED");
    }

    @ParameterizedTest
    @CsvSource({"H2, 64", "H2, 1", "H2, -1", "POSTGRESQL, 64", "POSTGRESQL, 1", "POSTGRESQL, -1"})
    void aMessageWhoseLinesAreMiscountedEndsWithTheLastOfThem(TestDatabases database, int too) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        List<Submission.Line> lines =
                List.of(PassageFixture.line("r-1", "person-1"), PassageFixture.line("r-2", "person-2"));
        new DoorLeg(fixture.station())
                .accept(fixture.arrival("m-1", "two lines"), fixture.submission(Priority.NORMAL, lines));
        send(fixture, "r-1", "r-2");
        ReturnLeg answers = new ReturnLeg(fixture.of(1, Waypoints.UNWATCHED), LINK);
        fixture.store.useTransaction(handle -> handle.execute("update message set open_lines = open_lines + ?", too));

        answers.take(answers.match(answer("r-2")), PassageFixture.answer("two"), CATALOGUE);
        assertThat(fixture.query("select kind from outcome")).isEmpty();
        answers.take(answers.match(answer("r-1")), PassageFixture.answer("one"), CATALOGUE);

        assertThat(fixture.query("select kind from outcome")).containsExactly("RESULT");
        assertThat(fixture.query("select open_lines from message")).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void aLaneIsFedWithWhatStandsBesideWordsThatAreNone(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2", "r-3");
        fixture.store.useTransaction(handle -> {
            handle.execute("update request set priority = 'NORMAM' where id = 'r-1'");
            handle.execute("update request set state = 'WAITINH' where id = 'r-2'");
        });
        LaneOrder order = new LaneOrder(system -> 1, interfaceId -> false);
        LaneFeed feed = new LaneFeed(fixture.of(1, Waypoints.UNWATCHED), LINK);

        boolean more = true;
        while (more) {
            more = feed.feed(order);
        }

        assertThat(List.of("r-1", "r-2", "r-3")).allMatch(order::knows);
        DispatchLeg.Claimed claimed = leg(fixture).claim(List.of(entry("r-1"), entry("r-2"), entry("r-3")));
        assertThat(claimed.claims()).extracting(claim -> claim.request().id()).containsExactly("r-1", "r-3");
        assertSetAside(fixture, "r-2");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerToARequestThatCannotBeReadSetsItAsideAndOthersAreTaken(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2");
        send(fixture, "r-1", "r-2");
        Flipped.in(fixture.store, "request", "local_number", "id = 'r-1'");
        ReturnLeg answers = new ReturnLeg(fixture.of(1, Waypoints.UNWATCHED), LINK);

        assertThatThrownBy(() -> answers.match(answer("r-1"))).isInstanceOf(SekishoException.class);
        answers.take(answers.match(answer("r-2")), PassageFixture.answer("answer"), CATALOGUE);

        assertThat(states(fixture)).containsExactly("PARKED", "ENDED");
        assertSetAside(fixture, "r-1");
    }

    @ParameterizedTest
    @EnumSource
    void aKeptRecordThatCannotBeReadHoldsItsOwnMessageOnlyAndAPersonEndsIt(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        List<Submission.Line> lines =
                List.of(PassageFixture.line("r-1", "person-1"), PassageFixture.line("r-2", "person-2"));
        new DoorLeg(station).accept(fixture.arrival("m-1", "two lines"), fixture.submission(Priority.NORMAL, lines));
        send(fixture, "r-1", "r-2");
        ReturnLeg answers = new ReturnLeg(station, LINK);
        answers.take(answers.match(answer("r-1")), PassageFixture.answer("one"), CATALOGUE);
        Flipped.in(fixture.store, "body", "content", "owner_id = 'r-1' and kind = 'RESULT'");

        assertThatThrownBy(() -> answers.take(answers.match(answer("r-2")), PassageFixture.answer("two"), CATALOGUE))
                .isInstanceOf(SekishoException.class);

        assertThat(states(fixture)).containsExactly("ENDED", "PARKED");
        assertSetAside(fixture, "r-2");
        giveUp(fixture, "r-2");
        assertThat(fixture.query("select kind from outcome")).containsExactly("FAILED");
    }

    @ParameterizedTest
    @EnumSource
    void aDuplicateWhoseOutcomeCannotBeReadIsRefusedAndTheDoorGoesOn(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1");
        expire(fixture);
        Flipped.in(fixture.store, "body", "content", "kind = 'OUT'");
        DoorLeg door = new DoorLeg(fixture.of(1, Waypoints.UNWATCHED));

        Reception again = door.accept(
                fixture.arrival("m-r-1", "body"), fixture.submission("r-9", Priority.NORMAL, "person-of-r-1"));
        Reception next =
                door.accept(fixture.arrival("m-2", "body"), fixture.submission("r-2", Priority.NORMAL, "person-2"));

        assertThat(again).isEqualTo(Reception.REFUSED);
        assertThat(next).isEqualTo(Reception.ACCEPTED);
        assertThat(fixture.query("select reason from ledger where event = 'REFUSED'"))
                .containsExactly(DoorError.OUTCOME_GONE.wire());
    }

    @ParameterizedTest
    @EnumSource
    void anInstructionThatCannotBeReadHolds(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        InstructionTable table = new InstructionTable(fixture.station(), LINK);
        Instruction open = new Instruction(
                Instruction.Kind.OPEN,
                "why",
                "who",
                fixture.day.now().atZone(ZoneId.of("Asia/Tokyo")),
                Optional.of(fixture.day.now().plus(Duration.ofHours(1)).atZone(ZoneId.of("Asia/Tokyo"))));
        table.put(Set.of(Priority.URGENT, Priority.NORMAL), open, LedgerEvent.OPENED);
        fixture.store.useTransaction(
                handle -> handle.execute("update lane_instruction set kind = 'OPEM' where lane = 'URGENT'"));

        var instructions = table.instructions(ZoneId.of("Asia/Tokyo"));

        assertThat(instructions.get(Priority.URGENT).holds()).isTrue();
        assertThat(instructions.get(Priority.NORMAL).holds()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aLedgerRowThatNamesNoEventIsFoundAndTheOthersAreCountedAndShown(TestDatabases database) {
        PassageFixture fixture = accepted(database, "r-1", "r-2");
        send(fixture, "r-1", "r-2");
        fixture.store.useTransaction(handle ->
                handle.execute("update ledger set event = 'ACCEPTEE' where message_id = 'r-1' and event = 'ACCEPTED'"));

        DayTally tally = DayTally.of(fixture.store, () -> fixture.day.now().atZone(ZoneId.of("Asia/Tokyo")));

        assertThat(tally.count(kind -> kind.event() == LedgerEvent.ACCEPTED)).isEqualTo(1);
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .extracting(finding -> finding.code().wire())
                .containsExactly("LEDGER-003");
        List<Track> tracks = fixture.store.inTransaction(handle -> Whereabouts.of(handle, "r-1"));
        assertThat(tracks)
                .singleElement()
                .satisfies(track -> assertThat(track.lines().get(0).records()).hasSize(2));
    }

    private PassageFixture accepted(TestDatabases database, String... requests) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        for (String request : requests) {
            door.accept(
                    fixture.arrival("m-" + request, "body"),
                    fixture.submission(request, Priority.NORMAL, "person-of-" + request));
        }
        return fixture;
    }

    private static DispatchLeg leg(PassageFixture fixture) {
        return new DispatchLeg(fixture.of(1, Waypoints.UNWATCHED), PassageFixture.NO_OBJECTION, Resend.SAFE);
    }

    private static void send(PassageFixture fixture, String... requests) {
        List<DispatchLeg.Sent> sent = new ArrayList<>();
        leg(fixture)
                .claim(Stream.of(requests).map(UnreadableTest::entry).toList())
                .claims()
                .forEach(claim -> sent.add(new DispatchLeg.Sent(claim, "receipt")));
        leg(fixture).sent(sent);
    }

    private static void expire(PassageFixture fixture) {
        fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(6)));
        look(fixture);
    }

    private static void look(PassageFixture fixture) {
        new DeadlineLeg(fixture.of(1, Waypoints.UNWATCHED), LINK, Set.of(LINK), now -> now.minus(Duration.ofDays(9)))
                .pass(PassageFixture.fetched(fixture.time.get()), 100, id -> {});
    }

    private static void giveUp(PassageFixture fixture, String request) {
        Station station = fixture.of(1, Waypoints.UNWATCHED);
        Parked parked = new Parked(station, Map.of());
        assertThat(parked.list(10)).extracting(Parked.Waiting::requestId).containsExactly(request);
        TwoPeople.giveUp(station, parked, request, new Remark("console:operator", "it cannot be read"));
        assertThat(parked.count().all()).isZero();
    }

    private static List<String> states(PassageFixture fixture) {
        return fixture.query("select state from request order by id");
    }

    private static void assertSetAside(PassageFixture fixture, String request) {
        assertThat(fixture.query("select state || ' ' || reason from request where id = ?", request))
                .containsExactly("PARKED ASIDE-001");
        assertThat(fixture.query("select message_id from ledger where event = 'PARKED' and reason = 'ASIDE-001'"))
                .containsExactly(request);
    }

    private static LaneEntry entry(String requestId) {
        return new LaneEntry(new LaneOrder.Row(
                requestId,
                SYSTEM,
                "inquiry",
                Priority.NORMAL,
                1,
                "person-of-" + requestId,
                RequestState.WAITING,
                PassageFixture.MORNING));
    }

    private static Letter answer(String requestId) {
        Head head = new Head(
                "demo",
                "platform",
                "sekisho",
                "inquiry-result",
                "answer-" + requestId,
                Optional.of(requestId),
                Optional.of("0".repeat(64)),
                PassageFixture.MORNING);
        return new Letter(head, "<answer/>".getBytes(UTF_8), "1".repeat(64));
    }
}
