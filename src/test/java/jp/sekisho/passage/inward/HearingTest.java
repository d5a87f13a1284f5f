package jp.sekisho.passage.inward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.Begun;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Beginning;
import jp.sekisho.passage.room.Beginnings;
import jp.sekisho.passage.room.Heard;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.store.TestDatabases;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A room hears each outcome once, together with what it does about it, or not at all. */
class HearingTest {
    private static final String DOOR = "in." + PassageFixture.SYSTEM + ".inquiry";

    @TempDir
    Path directory;

    private final List<Heard> heard = new ArrayList<>();
    private boolean fails;

    private final Room room = new Room() {
        @Override
        public String id() {
            return "room";
        }

        @Override
        public Answer answer(Handle handle, Question question) {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public List<Beginning> heard(Handle handle, Heard what) {
            handle.execute("insert into held_link (link, reason, since) values ('seen', '-', current_timestamp)");
            if (fails) {
                throw new IllegalStateException("it cannot");
            }
            heard.add(what);
            return List.of(new Beginning(RoomForm.LINKAGE_CODE, Map.of()));
        }
    };

    private final Beginnings beginnings = new Beginnings() {
        @Override
        public Optional<AtDoor> atDoor(Beginning beginning) {
            return Optional.of(
                    new AtDoor(DOOR, new OutgoingMessage(Map.of(), CorrelationId.NONE, false, new byte[] {1})));
        }

        @Override
        public boolean leadSomewhere(RoomForm form) {
            return true;
        }
    };

    @ParameterizedTest
    @EnumSource
    void whatItHeardItHearsNoSecondTime(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, directory);
        Hearing hearing = hearing(fixture);

        hear(hearing, "o-1");
        hear(hearing, "o-1");

        assertThat(heard).hasSize(1);
        assertThat(fixture.query("select queue from outbox")).containsExactly(DOOR);
    }

    @ParameterizedTest
    @EnumSource
    void whereItFailsNothingOfItStaysAndItHearsAgain(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, directory);
        Hearing hearing = hearing(fixture);
        fails = true;

        assertThatThrownBy(() -> hear(hearing, "o-1")).hasMessage("it cannot");

        assertThat(fixture.query("select outcome_id from heard")).isEmpty();
        assertThat(fixture.query("select link from held_link")).isEmpty();
        fails = false;
        hear(hearing, "o-1");
        assertThat(heard).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void howFarItHasComeIsNoOutcome(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, directory);

        hearing(fixture).hear(PassageFixture.SYSTEM, "o-1", message(OutgoingMessage.STATUS, "PARTIAL"), this::read);

        assertThat(heard).isEmpty();
    }

    /** The files would have the gateway go round in a circle. */
    @ParameterizedTest
    @EnumSource
    void aChainOfCausesHasAnEnd(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, directory);
        Station station = fixture.station();
        new Outbox(station).open(DOOR);
        Begun begun = new Begun(station);
        String cause = "";
        for (int depth = 0; depth < Begun.DEEPEST; depth++) {
            String id = "m-" + depth;
            String about = cause;
            new DoorLeg(station)
                    .accept(fixture.arrival(id, "body"), fixture.submission("r-" + depth, Priority.NORMAL, "p"));
            fixture.store.useTransaction(
                    handle -> handle.execute("update message set about = ? where sender_id = ?", about, id));
            cause = idOf(fixture, depth);
        }
        String last = cause;
        String before = idOf(fixture, Begun.DEEPEST - 2);

        begin(station, begun, before);
        begin(station, begun, last);
        String tooDeep = "m-deepest";
        new DoorLeg(station)
                .accept(fixture.arrival(tooDeep, "body"), fixture.submission("r-deepest", Priority.NORMAL, "p"));
        fixture.store.useTransaction(
                handle -> handle.execute("update message set about = ? where sender_id = ?", last, tooDeep));
        String deepest = fixture.query("select id from message where sender_id = ?", tooDeep)
                .get(0);

        assertThatThrownBy(() -> begin(station, begun, deepest))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(PassageError.TOO_DEEP));
        assertThat(fixture.query("select queue from outbox")).containsExactly(DOOR, DOOR);
    }

    private static String idOf(PassageFixture fixture, int depth) {
        return fixture.query("select id from message where sender_id = ?", "m-" + depth)
                .get(0);
    }

    private void begin(Station station, Begun begun, String cause) {
        Beginnings.AtDoor atDoor = beginnings
                .atDoor(new Beginning(RoomForm.LINKAGE_CODE, Map.of()))
                .orElseThrow();
        station.store().useTransaction(handle -> begun.add(handle, atDoor, cause));
    }

    private Hearing hearing(PassageFixture fixture) {
        Station station = fixture.station();
        new Outbox(station).open(DOOR);
        return new Hearing(station, room, beginnings);
    }

    private void hear(Hearing hearing, String outcomeId) {
        hearing.hear(PassageFixture.SYSTEM, outcomeId, message(OutgoingMessage.OUTCOME, "RESULT"), this::read);
    }

    private static OutgoingMessage message(String property, String value) {
        return new OutgoingMessage(Map.of(property, value), CorrelationId.NONE, false, new byte[0]);
    }

    private Heard read(OutgoingMessage outcome) {
        return new Heard(RoomForm.LINKAGE_CODE, Ending.RESULT, Map.of());
    }
}
