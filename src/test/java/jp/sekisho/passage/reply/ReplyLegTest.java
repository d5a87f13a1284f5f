package jp.sekisho.passage.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.passage.room.Serving;
import jp.sekisho.store.TestDatabases;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A counterpart hears what is in the linkage record by then, and nothing of why it is refused. */
class ReplyLegTest {
    private static final String LEDGER =
            "select event || ' ' || system || ' ' || recipient || ' ' || sender_id || ' ' || person"
                    + " || ' ' || outcome || ' ' || reason || '|' || items from ledger order by person";

    @TempDir
    Path secrets;

    private final AtomicInteger asked = new AtomicInteger();
    private Optional<Finding> staleness = Optional.empty();

    private final Room room = new Room() {
        @Override
        public String id() {
            return "copy";
        }

        @Override
        public Optional<Finding> staleness(Handle handle) {
            return staleness;
        }

        @Override
        public Answer answer(Handle handle, Question question) {
            throw new IllegalStateException("served by the test");
        }
    };

    @ParameterizedTest
    @EnumSource
    void anAnswerIsRecordedForEachPersonAndAnewEachTime(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        ReplyLeg leg = new ReplyLeg(fixture.station());

        Reply first = leg.answer(posted("q-1"), false, room, gives("person-1", "person-2"));
        leg.answer(posted("q-1"), false, room, gives("person-1", "person-2"));

        assertThat(first).isInstanceOfSatisfying(Reply.Given.class, given -> assertThat(new String(given.body(), UTF_8))
                .isEqualTo("<answer/>"));
        assertThat(fixture.query(LEDGER))
                .containsExactly(
                        "REPLIED platform platform q-1 person-1 RESULT |items",
                        "REPLIED platform platform q-1 person-1 RESULT |items",
                        "REPLIED platform platform q-1 person-2 RESULT |items",
                        "REPLIED platform platform q-1 person-2 RESULT |items");
        assertThat(fixture.query("select distinct message_id from ledger")).hasSize(2);
        assertThat(fixture.query("select id from message")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheRoomRefusesIsRecordedWithItsReason(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Serving refusing = handle -> new Serving.Served(
                new Answer.Refused(Finding.of(ReplyError.HELD), List.of("person-1"), List.of()), new byte[0], "");

        Reply reply = new ReplyLeg(fixture.station()).answer(posted("q-1"), false, room, refusing);

        assertThat(reply).isInstanceOf(Reply.Refused.class);
        assertThat(fixture.query(LEDGER))
                .containsExactly("NOT_REPLIED platform platform q-1 person-1 REFUSED REPLY-002|codes");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAnsweredWhileTheCopyMayBeStaleOrTheLinkIsHeldOrTheTablesWereRestored(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        ReplyLeg leg = new ReplyLeg(station);

        staleness = Optional.of(Finding.of(ReplyError.NOT_PROCESSED, "fault", "the feed is paused"));
        Reply stale = leg.answer(posted("stale"), false, room, gives("person-1"));
        staleness = Optional.empty();
        Reply held = leg.answer(posted("held"), true, room, gives("person-1"));
        station.store().useTransaction(Incarnation::putBack);
        Reply restored = leg.answer(posted("restored"), false, room, gives("person-1"));

        assertThat(List.of(stale, held, restored)).allMatch(reply -> reply instanceof Reply.Refused);
        assertThat(asked).as("nothing was read").hasValue(0);
        assertThat(fixture.query("select sender_id || ' ' || event || ' ' || reason from ledger where sender_id <> ''"
                        + " order by sender_id"))
                .containsExactly(
                        "held NOT_REPLIED REPLY-002", "restored NOT_REPLIED REPLY-001", "stale NOT_REPLIED REPLY-004");

        station.store().useTransaction(Incarnation::accepted);
        assertThat(leg.answer(posted("again"), false, room, gives("person-1"))).isInstanceOf(Reply.Given.class);
    }

    @ParameterizedTest
    @EnumSource
    void whoDiesBeforeTheCommitHasSaidNothingAndRecordedNothing(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        ReplyLeg dying = new ReplyLeg(fixture.station(diesAt(Waypoint.REPLY_BEFORE_COMMIT)));

        assertThatThrownBy(() -> dying.answer(posted("q-1"), false, room, gives("person-1")))
                .hasMessage("killed");

        assertThat(fixture.query(LEDGER)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whoDiesAfterTheCommitHasRecordedWhatNobodyHeard(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        ReplyLeg dying = new ReplyLeg(fixture.station(diesAt(Waypoint.REPLY_COMMITTED)));

        assertThatThrownBy(() -> dying.answer(posted("q-1"), false, room, gives("person-1")))
                .hasMessage("killed");
        assertThat(fixture.query(LEDGER)).hasSize(1);

        new ReplyLeg(fixture.station()).answer(posted("q-1"), false, room, gives("person-1"));
        assertThat(fixture.query(LEDGER)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatARoomThrowsRollsBackAllOfIt(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Serving failing = handle -> {
            handle.execute("insert into held_link (link, reason, since) values ('x', 'y', current_timestamp)");
            throw Finding.of(ReplyError.HELD).asException();
        };

        assertThatThrownBy(() -> new ReplyLeg(fixture.station()).answer(posted("q-1"), false, room, failing))
                .isInstanceOf(jp.sekisho.error.SekishoException.class);

        assertThat(fixture.query(LEDGER)).isEmpty();
        assertThat(fixture.query("select link from held_link")).isEmpty();
    }

    private static Waypoints diesAt(Waypoint where) {
        return waypoint -> {
            if (waypoint == where) {
                throw new IllegalStateException("killed");
            }
        };
    }

    private Serving gives(String... persons) {
        return handle -> {
            asked.incrementAndGet();
            return new Serving.Served(
                    new Answer.Given(
                            List.of(Map.of(RoomItem.LINKAGE_CODE_STATUS, "ACQUIRED")),
                            List.of(persons),
                            Optional.empty(),
                            List.of()),
                    "<answer/>".getBytes(UTF_8),
                    "items");
        };
    }

    private static Posted posted(String id) {
        return new Posted("platform", id, "status", List.of(), "codes", CATALOGUE, "<question/>".getBytes(UTF_8));
    }
}
