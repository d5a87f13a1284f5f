package jp.sekisho.passage.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Waypoint;
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

/**
 * Questions at random, between kills, restores, holds and a copy that may be stale: whatever the counterpart heard is in the record, each
 * time that it heard it, and it heard nothing while nobody could vouch for it.
 */
class ReplyWalkTest {
    private static final int STEPS = 300;
    private static final int IDS = 7;

    @TempDir
    Path secrets;

    private final List<String> record = new ArrayList<>();
    private boolean isStale;
    private boolean isHeld;
    private boolean isRestored;
    private Optional<Waypoint> dies = Optional.empty();

    private final Room room = new Room() {
        @Override
        public String id() {
            return "copy";
        }

        @Override
        public Optional<Finding> staleness(Handle handle) {
            return isStale ? Optional.of(Finding.of(ReplyError.NOT_PROCESSED, "fault", "stale")) : Optional.empty();
        }

        @Override
        public Answer answer(Handle handle, Question question) {
            throw new IllegalStateException("served by the test");
        }
    };

    @ParameterizedTest
    @EnumSource
    void whatIsHeardIsRecordedAndNothingIsHeardThatNobodyVouchesFor(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        long seed = Long.getLong("sekisho.reply.seed", new Random().nextLong());
        Random random = new Random(seed);
        ReplyLeg leg = leg(fixture);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0 -> isStale = !isStale;
                case 1 -> isHeld = !isHeld;
                case 2 -> {
                    isRestored = true;
                    fixture.station().store().useTransaction(Incarnation::putBack);
                    leg = leg(fixture);
                }
                case 3, 4 -> {
                    isRestored = false;
                    fixture.station().store().useTransaction(Incarnation::accepted);
                    leg = leg(fixture);
                }
                case 5 -> {
                    die(leg, random, Waypoint.REPLY_BEFORE_COMMIT);
                    leg = leg(fixture); // the next process
                }
                case 6 -> {
                    die(leg, random, Waypoint.REPLY_COMMITTED);
                    leg = leg(fixture);
                }
                default -> ask(leg, random);
            }
        }
        assertThat(fixture.query("select event || ' ' || sender_id || ' ' || person from ledger where sender_id <> ''"))
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(record);
    }

    private ReplyLeg leg(PassageFixture fixture) {
        return new ReplyLeg(fixture.station(waypoint -> {
            if (dies.filter(waypoint::equals).isPresent()) {
                throw new IllegalStateException("killed");
            }
        }));
    }

    private void ask(ReplyLeg leg, Random random) {
        Asked asked = new Asked("q-" + random.nextInt(IDS), random.nextInt(3));
        Reply reply = leg.answer(asked.posted(), isHeld, room, asked.serving());

        boolean isAnswered = isVouchedFor() && asked.persons > 0;
        assertThat(reply instanceof Reply.Given).isEqualTo(isAnswered);
        record.addAll(asked.rows(isVouchedFor()));
    }

    private void die(ReplyLeg leg, Random random, Waypoint where) {
        Asked asked = new Asked("q-" + random.nextInt(IDS), random.nextInt(3));
        dies = Optional.of(where);
        try {
            leg.answer(asked.posted(), isHeld, room, asked.serving());
            throw new AssertionError("it should have died");
        } catch (IllegalStateException e) {
            if (where == Waypoint.REPLY_COMMITTED) {
                record.addAll(asked.rows(isVouchedFor()));
            }
        } finally {
            dies = Optional.empty();
        }
    }

    private boolean isVouchedFor() {
        return !isStale && !isHeld && !isRestored;
    }

    /** @param persons whom the room gives; 0, and it refuses */
    private record Asked(String id, int persons) {
        Posted posted() {
            return new Posted("platform", id, "status", List.of(), "", PassageFixture.CATALOGUE, new byte[0]);
        }

        List<String> rows(boolean isVouchedFor) {
            if (!isVouchedFor || persons == 0) {
                return List.of("NOT_REPLIED " + id + " ");
            }
            return given().stream()
                    .map(person -> "REPLIED " + id + " " + person)
                    .toList();
        }

        private List<String> given() {
            return persons == 1 ? List.of("person-1") : List.of("person-1", "person-2");
        }

        Serving serving() {
            Answer answer = persons == 0
                    ? new Answer.Refused(Finding.of(ReplyError.HELD), List.of(), List.of())
                    : new Answer.Given(
                            List.of(Map.of(RoomItem.LINKAGE_CODE_STATUS, "ACQUIRED")),
                            given(),
                            Optional.empty(),
                            List.of());
            return handle -> new Serving.Served(answer, "<a/>".getBytes(UTF_8), "items");
        }
    }
}
