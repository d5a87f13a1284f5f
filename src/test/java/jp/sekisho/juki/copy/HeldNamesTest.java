package jp.sekisho.juki.copy;

import static jp.sekisho.passage.PassageFixture.LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneFeed;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.room.Keeping;
import jp.sekisho.passage.room.OtherNames;
import jp.sekisho.passage.room.PersonDigest;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.routes.PersonNames;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One person whom messages name by a 住民票コード and by the register's own number has one order, on both databases. */
class HeldNamesTest {
    private static final String NUMBER = "000000000000001";
    private static final String CODE = "12345678908";
    private static final Set<Priority> OPEN = EnumSet.allOf(Priority.class);

    @TempDir
    Path secrets;

    private PassageFixture fixture;
    private Station station;
    private PersonNames names;
    private HeldCopyRoom room;
    private Optional<Waypoint> deadly = Optional.empty();
    private String byNumber;
    private String byCode;

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void on(TestDatabases database, OtherNames others) {
        fixture = new PassageFixture(database, secrets);
        start();
        names = new PersonNames(Optional.empty(), new PersonDigest(station.vault()), others);
        room = new HeldCopyRoom(
                station.vault(), handle -> List.of(), Duration.ofMinutes(1), () -> LocalDate.parse("2026-11-10"));
        byNumber = names.of(NUMBER);
        byCode = names.of(CODE);
    }

    private void start() {
        deadly = Optional.empty();
        station = fixture.station(waypoint -> {
            if (deadly.filter(waypoint::equals).isPresent()) {
                throw new Death();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatCameBeforeSomebodyWasRecognisedIsNotOvertakenAfterwards(TestDatabases database) {
        on(database, new HeldNames());
        Lane running = new Lane();
        accept("1", List.of(byCode), List.of());
        assertThat(persons("1")).as("nobody knows him").containsExactly(byCode);
        running.feed();

        deadly = Optional.of(Waypoint.DOOR_BEFORE_COMMIT);
        assertThatThrownBy(() -> accept("2", List.of(byCode), List.of(change(101, NUMBER, CODE))))
                .isInstanceOf(Death.class);
        start();
        assertThat(all(byNumber)).as("it was never said").containsExactly(byNumber);
        accept("2", List.of(byCode), List.of(change(101, NUMBER, CODE)));
        start();
        accept("3", List.of(byNumber), List.of());
        accept("4", List.of(byCode), List.of());

        assertThat(persons("2")).containsExactly(byCode, byNumber);
        assertThat(persons("3")).containsExactly(byNumber, byCode);
        assertThat(new Lane().order()).as("of a lane that begins").containsExactly("r-1", "r-2", "r-3", "r-4");
        assertThat(running.order()).as("of a lane that went on").containsExactly("r-1", "r-2", "r-3", "r-4");
    }

    /** What the rule is for: without it the one by his number goes at once. */
    @ParameterizedTest
    @EnumSource
    void withoutItHeWouldBeTwoPersons(TestDatabases database) {
        on(database, OtherNames.NONE);
        accept("1", List.of(byCode), List.of());
        accept("2", List.of(byNumber), List.of());

        assertThatThrownBy(() -> new Lane().order()).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeThatChangesAndNumbersThatAreOnesAreOnePerson(TestDatabases database) {
        on(database, new HeldNames());
        assertThat(counterpart(CODE)).isEqualTo(byCode);
        accept("1", List.of(byCode), List.of(change(101, NUMBER, CODE)));
        assertThat(counterpart(CODE)).isEqualTo(byNumber);
        accept("2", List.of(names.of("22345678909")), List.of(change(102, NUMBER, "22345678909")));
        assertThat(all(names.of("22345678909"))).containsOnly(byNumber, byCode, names.of("22345678909"));

        accept("3", List.of(byCode), List.of(change(103, "2", CODE)));
        assertThat(all(names.of("2"))).contains(byNumber, byCode, names.of("2"));
        assertThat(counterpart(CODE)).as("the register has to say whose it is").isEqualTo(byCode);
        assertThat(fixture.query("select name || person from held_name"))
                .allSatisfy(row -> assertThat(row).doesNotContain(CODE, NUMBER));
    }

    private String counterpart(String number) {
        return fixture.store.ask(handle -> names.ofCounterpart(handle, number)).orElseThrow();
    }

    private List<String> all(String borne) {
        return fixture.store.ask(handle -> names.all(handle, List.of(borne), List.of()));
    }

    private List<String> persons(String id) {
        return fixture.query("select person from request_person where request_id = ? order by ordinal", "r-" + id);
    }

    private void accept(String id, List<String> borne, List<Keeping> kept) {
        List<String> persons = fixture.store.ask(handle ->
                names.all(handle, borne, kept.stream().map(Keeping::person).toList()));
        new DoorLeg(station)
                .accept(List.of(new DoorLeg.Entry(
                        fixture.arrival("m-" + id, "body"),
                        fixture.submission("r-" + id, Priority.NORMAL, persons.toArray(String[]::new)),
                        kept)));
    }

    private Keeping change(int change, String number, String code) {
        Map<String, String> said = Map.of(
                "宛名番号",
                number,
                "住民票コード",
                code,
                "異動番号",
                Integer.toString(change),
                "異動日時",
                "2026-11-10T09:00:00.000",
                "本登録",
                "yes",
                "住民状態",
                "REMOVED");
        Map<RoomItem, String> items = new EnumMap<>(RoomItem.class);
        for (RoomItem item : RoomItem.values()) {
            Optional.ofNullable(said.get(item.item())).ifPresent(value -> items.put(item, value));
        }
        return room.keeping(new Question(RoomForm.RESIDENT_CHANGE, "resident-register", items));
    }

    /** A lane as its thread keeps it. */
    private final class Lane {
        private final LaneFeed feed = new LaneFeed(station, LINK);
        private final LaneOrder order = new LaneOrder(system -> 1, interfaceId -> false);

        void feed() {
            boolean more = true;
            while (more) {
                more = feed.feed(order);
            }
        }

        /** In which order all of it leaves; of one person one at a time. */
        List<String> order() {
            feed();
            feed();
            List<String> left = new ArrayList<>();
            for (Optional<LaneEntry> next = order.next(OPEN); next.isPresent(); next = order.next(OPEN)) {
                left.add(next.get().requestId());
                assertThat(order.next(OPEN)).as("beside %s", left).isEmpty();
                order.leave(next.get().requestId());
            }
            return left;
        }
    }
}
