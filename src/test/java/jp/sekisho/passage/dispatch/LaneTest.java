package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a person's next message waits for when a fault hides what was committed of the one before. */
class LaneTest {
    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void whatWasSentUnheardHoldsItsPersonsUntilTheResultThatTheyWaitFor(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.SAFE, NextAfter.RESULT);
        two.leg.sent(List.of(new DispatchLeg.Sent(two.claimFirst(), "receipt")));

        two.hearOfAFaultAndTryAgain();

        assertThat(two.picked()).isEmpty();
        two.lane.leave("r-1");
        assertThat(two.picked()).containsExactly("r-2");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSentUnheardLetsItsPersonsGoThatWaitForTheReceipt(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.SAFE, NextAfter.RECEIPT);
        two.leg.sent(List.of(new DispatchLeg.Sent(two.claimFirst(), "receipt")));

        two.hearOfAFaultAndTryAgain();

        assertThat(two.picked()).containsExactly("r-2");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasParkedUnheardHoldsItsPersonsUntilSomebodyHasDecided(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.NEVER, NextAfter.RECEIPT);
        two.leg.doubtful(two.claimFirst());

        two.hearOfAFaultAndTryAgain();

        assertThat(two.picked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonHasSentAgainGoesBeforeTheLaterOnesOfItsPersons(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.NEVER, NextAfter.RECEIPT);
        two.leg.doubtful(two.claimFirst());
        two.lane.settle(two.first.orElseThrow(), Sending.Result.PARKED);
        assertThat(two.picked()).isEmpty();

        two.lane.again("r-1");

        assertThat(two.picked()).containsExactly("r-1");
    }

    /** The row is parked before its lane hears of it, and a person may be quicker. */
    @ParameterizedTest
    @EnumSource
    void whatAPersonDecidesBeforeTheLaneHasHeardOfItGoesAgain(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.NEVER, NextAfter.RECEIPT);
        two.leg.doubtful(two.claimFirst());
        two.lane.again("r-1");
        assertThat(two.picked()).isEmpty();

        two.lane.settle(two.first.orElseThrow(), Sending.Result.PARKED);

        assertThat(two.picked()).containsExactly("r-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatLeftTheLaneAndIsSentAgainTakesItsPlaceBeforeThoseThatWait(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.SAFE, NextAfter.RECEIPT);
        two.leg.sent(List.of(new DispatchLeg.Sent(two.claimFirst(), "receipt")));
        two.lane.settle(two.first.orElseThrow(), Sending.Result.ARRIVED);
        two.station
                .store()
                .useTransaction(handle -> handle.execute("update request set state = 'SENDING' where id = 'r-1'"));

        two.lane.again("r-1");

        assertThat(two.picked()).containsExactly("r-1");
        two.lane.leave("r-1");
        assertThat(two.picked()).containsExactly("r-2");
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNoRowAnyMoreHoldsNobody(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.SAFE, NextAfter.RESULT);
        two.lane.notClaimed(two.lane.pick(EnumSet.allOf(Priority.class), 10).get(0), Optional.empty());

        assertThat(two.picked()).containsExactly("r-2");
    }

    /** By then the catalogue may say that the interface waits for results. */
    @ParameterizedTest
    @EnumSource
    void whatEndedWithItsReceiptLeavesTheLaneWhateverItsInterfaceIsByThen(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.SAFE, NextAfter.RESULT);
        two.claimFirst();

        two.lane.settle(two.first.orElseThrow(), Sending.Result.TAKEN);

        assertThat(two.picked()).containsExactly("r-2");
    }

    private final class TwoOfOnePerson {
        private final DispatchLeg leg;
        private final Lane lane;
        private final Station station;
        private Optional<LaneEntry> first = Optional.empty();

        TwoOfOnePerson(TestDatabases database, Resend resend, NextAfter nextAfter) {
            PassageFixture fixture = new PassageFixture(database, secrets);
            station =
                    nextAfter == NextAfter.RESULT ? PassageFixture.afterResults(fixture.station()) : fixture.station();
            Link link = PassageFixture.link(resend, OpeningHours.parse(BusinessCalendar.everyDay(), "always"));
            leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, resend);
            lane = new Lane(station, link.id(), system -> 1, failures -> 0);
            DoorLeg door = new DoorLeg(station);
            door.accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
            door.accept(fixture.arrival("m-2", "body"), fixture.submission("r-2", Priority.NORMAL, "person-1"));
            lane.feed();
        }

        Claim claimFirst() {
            first = lane.pick(EnumSet.allOf(Priority.class), 10).stream().findFirst();
            lane.setOut(first.orElseThrow());
            return leg.claim(List.of(first.orElseThrow())).claims().get(0);
        }

        void hearOfAFaultAndTryAgain() {
            lane.settle(first.orElseThrow(), Sending.Result.TO_RETRY);
            lane.wakeRested(System.nanoTime());
            assertThat(picked()).containsExactly("r-1");
            DispatchLeg.Claimed claimed = leg.claim(List.of(first.orElseThrow()));
            assertThat(claimed.claims()).isEmpty();
            lane.notClaimed(
                    first.orElseThrow(), Optional.ofNullable(claimed.unclaimed().get("r-1")));
        }

        List<String> picked() {
            return lane.pick(EnumSet.allOf(Priority.class), 10).stream()
                    .map(LaneEntry::requestId)
                    .toList();
        }
    }
}
