package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
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
    void whatHasNoRowAnyMoreHoldsNobody(TestDatabases database) {
        TwoOfOnePerson two = new TwoOfOnePerson(database, Resend.SAFE, NextAfter.RESULT);
        two.lane.isBeyond(two.lane.pick(EnumSet.allOf(Priority.class), 10).get(0), Optional.empty());

        assertThat(two.picked()).containsExactly("r-2");
    }

    private final class TwoOfOnePerson {
        private final DispatchLeg leg;
        private final Lane lane;
        private Optional<LaneEntry> first = Optional.empty();

        TwoOfOnePerson(TestDatabases database, Resend resend, NextAfter nextAfter) {
            PassageFixture fixture = new PassageFixture(database, secrets);
            Station station = fixture.station();
            Link link =
                    PassageFixture.link(resend, nextAfter, OpeningHours.parse(BusinessCalendar.everyDay(), "always"));
            leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION);
            lane = new Lane(station, link, system -> 1, failures -> 0);
            Door door = new Door(station);
            door.accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
            door.accept(fixture.arrival("m-2", "body"), fixture.submission("r-2", Priority.NORMAL, "person-1"));
            lane.feed();
        }

        Claim claimFirst() {
            first = lane.pick(EnumSet.allOf(Priority.class), 10).stream().findFirst();
            lane.setOut();
            return leg.claim(List.of(first.orElseThrow())).claims().get(0);
        }

        void hearOfAFaultAndTryAgain() {
            lane.settle(first.orElseThrow(), Sending.Upshot.TO_RETRY);
            lane.wakeRested(System.nanoTime());
            assertThat(picked()).containsExactly("r-1");
            DispatchLeg.Claimed claimed = leg.claim(List.of(first.orElseThrow()));
            assertThat(claimed.claims()).isEmpty();
            lane.isBeyond(
                    first.orElseThrow(), Optional.ofNullable(claimed.beyond().get("r-1")));
        }

        List<String> picked() {
            return lane.pick(EnumSet.allOf(Priority.class), 10).stream()
                    .map(LaneEntry::requestId)
                    .toList();
        }
    }
}
