package jp.sekisho.passage.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.legs.DoorLeg.Reception;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several messages at a door at once: one transaction where all are new, and each its own where they are not. */
class DoorTogetherTest {
    private static final String PERSON = "000000000000019";
    private static final String ANOTHER = "000000000000027";

    @TempDir
    Path secrets;

    private final AtomicInteger commits = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void newOnesShareATransactionAndKeepTheirOrder(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = door(fixture);

        List<Reception> receptions =
                door.accept(List.of(entry(fixture, 3, PERSON), entry(fixture, 1, ANOTHER), entry(fixture, 2, PERSON)));

        assertThat(receptions).containsOnly(Reception.ACCEPTED);
        assertThat(commits).hasValue(1);
        assertThat(fixture.query("select request_id from request_person where person = ? order by number", PERSON))
                .containsExactly("r-3", "r-2");
        assertThat(fixture.query(
                        "select message_id from ledger where event = 'ACCEPTED' and person = ? order by seq", PERSON))
                .containsExactly("r-3", "r-2");
    }

    @ParameterizedTest
    @EnumSource
    void oneThatTheBrokerGivesAgainIsNotTakenTwice(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = door(fixture);
        DoorLeg.Entry first = entry(fixture, 1, PERSON);
        door.accept(List.of(first, entry(fixture, 2, PERSON)));

        List<Reception> receptions = door.accept(List.of(first, entry(fixture, 3, PERSON)));

        assertThat(receptions).containsExactly(Reception.REDELIVERED, Reception.ACCEPTED);
        assertThat(fixture.query("select request_id from request_person order by number"))
                .containsExactly("r-1", "r-2", "r-3");
    }

    @ParameterizedTest
    @EnumSource
    void oneThatItsSenderGaveTwiceIsADuplicateOfTheOther(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = door(fixture);
        DoorLeg.Entry first = entry(fixture, 1, PERSON);
        DoorLeg.Entry same = new DoorLeg.Entry(fixture.arrival("m-1", "body"), first.submission());

        List<Reception> receptions = door.accept(List.of(first, same, entry(fixture, 2, PERSON)));

        assertThat(receptions).containsExactly(Reception.ACCEPTED, Reception.DUPLICATE_PENDING, Reception.ACCEPTED);
        assertThat(fixture.query("select request_id from request_person order by number"))
                .containsExactly("r-1", "r-2");
    }

    @ParameterizedTest
    @EnumSource
    void anotherUnderAnIdThatIsKnownIsRefusedAloneAndTheRestIsTaken(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = door(fixture);
        door.accept(List.of(entry(fixture, 1, PERSON)));
        DoorLeg.Entry other = new DoorLeg.Entry(
                fixture.arrival("m-1", "another body"), fixture.submission("r-9", Priority.NORMAL, PERSON));

        List<Reception> receptions = door.accept(List.of(entry(fixture, 2, PERSON), other, entry(fixture, 3, PERSON)));

        assertThat(receptions).containsExactly(Reception.ACCEPTED, Reception.REFUSED, Reception.ACCEPTED);
        assertThat(fixture.query("select request_id from request_person order by number"))
                .containsExactly("r-1", "r-2", "r-3");
    }

    private DoorLeg door(PassageFixture fixture) {
        return new DoorLeg(fixture.station(waypoint -> {
            if (waypoint == Waypoint.DOOR_COMMITTED) {
                commits.incrementAndGet();
            }
        }));
    }

    private static DoorLeg.Entry entry(PassageFixture fixture, int number, String person) {
        return new DoorLeg.Entry(
                fixture.arrival("m-" + number, "body"), fixture.submission("r-" + number, Priority.NORMAL, person));
    }
}
