package jp.sekisho.passage.legs;

import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that may not leave any more, as after a permit has ended for all that wait. */
class WithdrawalTest {
    private static final int SOME = 20;

    @TempDir
    Path secrets;

    @Test
    void thoseOfOneReasonEndInOneTransaction() {
        PassageFixture fixture = new PassageFixture(TestDatabases.POSTGRESQL, secrets);

        Map<String, RequestState> states = withdraw(fixture);

        assertThat(states).hasSize(SOME).allSatisfy((id, state) -> assertThat(state)
                .isEqualTo(RequestState.ENDED));
        assertThat(fixture.query("select distinct cast(xmin as varchar) from outcome"))
                .hasSize(1);
        assertThat(fixture.query("select kind from outcome")).hasSize(SOME).containsOnly("REFUSED");
    }

    @ParameterizedTest
    @EnumSource
    void oneThatCannotEndKeepsNoOther(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);

        Map<String, RequestState> states =
                withdraw(fixture, "update message set correlation = cast('broken' as bytea) where sender_id = 'm-7'");

        assertThat(states).hasSize(SOME).containsEntry("r-7", RequestState.PARKED);
        assertThat(fixture.query("select kind from outcome")).hasSize(SOME - 1).containsOnly("REFUSED");
        assertThat(fixture.query("select message_id from ledger where event = 'PARKED'"))
                .containsExactly("r-7");
    }

    private static Map<String, RequestState> withdraw(PassageFixture fixture, String... damage) {
        Station station = fixture.station();
        DoorLeg door = new DoorLeg(station);
        List<LaneEntry> entries = IntStream.range(0, SOME)
                .mapToObj(number -> {
                    door.accept(
                            fixture.arrival("m-" + number, "body"),
                            fixture.submission("r-" + number, Priority.NORMAL, "person-" + number));
                    return entry("r-" + number);
                })
                .toList();
        for (String each : damage) {
            fixture.store.useTransaction(
                    handle -> assertThat(handle.execute(each)).isOne());
        }
        DispatchLeg leg = new DispatchLeg(station, objecting(), Resend.SAFE);
        return leg.withdraw(leg.claim(entries).objected());
    }

    private static Recheck objecting() {
        return () -> new Recheck.Judge() {
            @Override
            public Optional<Finding> objection(Request request) {
                return Optional.of(Finding.of(DoorError.BAD_PRIORITY));
            }

            @Override
            public String catalogue() {
                return CATALOGUE;
            }
        };
    }

    private static LaneEntry entry(String id) {
        return new LaneEntry(new LaneOrder.Row(
                id, SYSTEM, "inquiry", Priority.NORMAL, 1, "person", RequestState.WAITING, PassageFixture.MORNING));
    }
}
