package jp.sekisho.passage;

import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.error.Finding;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is committed of a send and what its lane is told, by what the counterpart said. */
class SendingTest {
    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void aReceiptIsRecordedBeforeTheLaneHearsOfIt(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);

        assertThat(attempt.send(attempt.claim(), claim -> "receipt-1")).isEqualTo(Sending.Upshot.ARRIVED);

        assertThat(attempt.states()).containsExactly("SENT");
        assertThat(attempt.fixture.query("select receipt from request")).containsExactly("receipt-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatAClosedCounterpartDidNotTakeWaitsAgainAndTheLinkIsDown(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);

        assertThat(attempt.send(attempt.claim(), failing(PassageError.LINK_CLOSED)))
                .isEqualTo(Sending.Upshot.TO_RETRY);

        assertThat(attempt.states()).containsExactly("WAITING");
        assertThat(attempt.gate.open()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatMayHaveArrivedGoesAgainUnderItsClaim(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);

        assertThat(attempt.send(attempt.claim(), failing(PassageError.LINK_FAULT)))
                .isEqualTo(Sending.Upshot.TO_RETRY);
        assertThat(attempt.send(attempt.claim(), failing(PassageError.LINK_CLOSED)))
                .isEqualTo(Sending.Upshot.TO_RETRY);

        assertThat(attempt.states()).containsExactly("SENDING");
    }

    @ParameterizedTest
    @EnumSource
    void whatMayHaveArrivedAndMustNotGoTwiceIsParked(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);

        assertThat(attempt.send(attempt.claim(), failing(PassageError.LINK_FAULT)))
                .isEqualTo(Sending.Upshot.IN_DOUBT);

        assertThat(attempt.states()).containsExactly("PARKED");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRejectedAgainAndAgainFailsAndTheLinkStaysWell(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        for (int i = 1; i < 5; i++) {
            assertThat(attempt.send(attempt.claim(), failing(PassageError.LINK_REJECTED)))
                    .isEqualTo(Sending.Upshot.TO_RETRY);
            assertThat(attempt.states()).containsExactly("WAITING");
        }

        assertThat(attempt.send(attempt.claim(), failing(PassageError.LINK_REJECTED)))
                .isEqualTo(Sending.Upshot.ENDED);

        assertThat(attempt.states()).containsExactly("ENDED");
        assertThat(attempt.fixture.query("select outcome from ledger where event = 'FAILED'"))
                .containsExactly("FAILED");
        assertThat(attempt.gate.open()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionFailsNothingThatMayHaveArrivedBefore(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        for (int i = 1; i <= 6; i++) {
            assertThat(attempt.send(attempt.claim(), failing(PassageError.LINK_REJECTED)))
                    .isEqualTo(Sending.Upshot.TO_RETRY);
        }

        assertThat(attempt.states()).containsExactly("SENDING");
    }

    @ParameterizedTest
    @EnumSource
    void aFaultThatNobodyForesawCountsAgainstNeitherMessageNorLink(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);

        assertThat(attempt.send(attempt.claim(), claim -> {
                    throw new IllegalStateException("the database");
                }))
                .isEqualTo(Sending.Upshot.TO_RETRY);

        assertThat(attempt.states()).containsExactly("SENDING");
        assertThat(attempt.gate.open()).isNotEmpty();
    }

    private static Carrier failing(PassageError error) {
        return claim -> {
            throw Finding.of(error).asException();
        };
    }

    /** One request that waits, and what sends it. */
    private final class Attempt {
        private final PassageFixture fixture;
        private final Station station;
        private final Link link;
        private final Gate gate;
        private final DispatchLeg leg;
        private final LaneEntry entry;

        Attempt(TestDatabases database, Resend resend) {
            fixture = new PassageFixture(database, secrets);
            station = fixture.station();
            link = PassageFixture.link(
                    resend, NextAfter.RECEIPT, OpeningHours.parse(BusinessCalendar.everyDay(), "always"));
            gate = new Gate(link, () -> ZonedDateTime.parse("2026-11-10T09:00:00+09:00"), () -> 0);
            gate.open();
            leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION);
            entry = new LaneEntry(new LaneOrder.Row(
                    "r-1", SYSTEM, Priority.NORMAL, 1, "person-1", RequestState.WAITING, PassageFixture.MORNING));
            new Door(station)
                    .accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
        }

        /** Resumed, where an earlier claim has come to no end. */
        Claim claim() {
            return leg.claim(List.of(entry)).claims().get(0);
        }

        Sending.Upshot send(Claim claim, Carrier carrier) {
            return new Sending(link, gate, carrier, leg, station.waypoints()).send(entry, claim);
        }

        List<String> states() {
            return fixture.query("select state from request");
        }
    }
}
