package jp.sekisho.passage.watch;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.ledger.LedgerSearch;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WhereaboutsTest {
    private static final String PERSON = "000000000000001";

    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void aMessageIsFoundByTheSendersIdAndByOurs(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        door.accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, PERSON));

        Track track = of(fixture, "m-1").get(0);

        assertThat(of(fixture, "r-1")).containsExactly(track);
        assertThat(of(fixture, track.id())).containsExactly(track);
        assertThat(of(fixture, "m-2")).isEmpty();
        assertThat(track.end()).isEmpty();
        assertThat(track.lines()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(RequestState.WAITING);
            assertThat(line.records()).extracting(LedgerSearch.Line::event).containsExactly(LedgerEvent.ACCEPTED);
        });
    }

    @ParameterizedTest
    @EnumSource
    void itSaysHowManyOfThePersonsRequestsAreAhead(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        door.accept(fixture.arrival("m-1", "1"), fixture.submission("r-1", Priority.NORMAL, PERSON));
        door.accept(fixture.arrival("m-2", "2"), fixture.submission("r-2", Priority.NORMAL, PERSON));
        door.accept(fixture.arrival("m-3", "3"), fixture.submission("r-3", Priority.NORMAL, "000000000000002"));

        assertThat(of(fixture, "m-1").get(0).lines().get(0).ahead()).isZero();
        assertThat(of(fixture, "m-2").get(0).lines().get(0).ahead()).isOne();
        assertThat(of(fixture, "m-3").get(0).lines().get(0).ahead()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalAtTheDoorIsFoundThoughNothingElseIsKeptOfIt(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        door.refuse(fixture.arrival("m-1", "body"), List.of(Finding.of(DoorError.NO_ID)), CATALOGUE);

        assertThat(of(fixture, "m-1")).singleElement().satisfies(track -> {
            assertThat(track.deadline()).isEmpty();
            assertThat(track.records()).extracting(LedgerSearch.Line::reason).containsExactly(DoorError.NO_ID.wire());
            assertThat(track.end().map(Track.End::kind)).isEqualTo(Optional.of(Ending.REFUSED));
        });
    }

    private static List<Track> of(PassageFixture fixture, String id) {
        return fixture.store.inTransaction(handle -> Whereabouts.of(handle, id));
    }
}
