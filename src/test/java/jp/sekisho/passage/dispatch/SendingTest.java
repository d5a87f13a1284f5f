package jp.sekisho.passage.dispatch;

import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.legs.Recheck;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import jp.sekisho.transport.TransportError;
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

        assertThat(attempt.send(attempt.claim(), claim -> Carried.to("receipt-1")))
                .isEqualTo(Sending.Result.ARRIVED);

        assertThat(attempt.states()).containsExactly("SENT");
        assertThat(attempt.fixture.query("select receipt from request")).containsExactly("receipt-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcceptedAsATellEndsAsOneWhateverItsInterfaceIsByThen(TestDatabases database) {
        AtomicReference<Interfaces> files =
                new AtomicReference<>(id -> new Interfaces.Handling("notice-result", Passage.TELL, NextAfter.RECEIPT));
        Attempt attempt = new Attempt(database, Resend.SAFE, id -> files.get().of(id));
        new Outbox(attempt.station).open("out." + SYSTEM + ".notice-result");
        Claim claim = attempt.claim();
        files.set(PassageFixture.interfaces(NextAfter.RESULT));

        assertThat(attempt.send(claim, sent -> Carried.to("receipt-1"))).isEqualTo(Sending.Result.TAKEN);

        assertThat(attempt.states()).containsExactly("ENDED");
        assertThat(attempt.fixture.query("select queue from outbox"))
                .containsExactly("out." + SYSTEM + ".notice-result");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcceptedAsAnAskWaitsForItsAnswerWhateverItsInterfaceIsByThen(TestDatabases database) {
        AtomicReference<Interfaces> files = new AtomicReference<>(PassageFixture.interfaces(NextAfter.RESULT));
        Attempt attempt = new Attempt(database, Resend.SAFE, id -> files.get().of(id));
        Claim claim = attempt.claim();
        files.set(id -> new Interfaces.Handling("notice-result", Passage.TELL, NextAfter.RECEIPT));

        assertThat(attempt.send(claim, sent -> Carried.to("receipt-1"))).isEqualTo(Sending.Result.ARRIVED);

        assertThat(attempt.states()).containsExactly("SENT");
    }

    @ParameterizedTest
    @EnumSource
    void whatAClosedCounterpartDidNotTakeWaitsAgainAndTheLinkIsDown(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);

        assertThat(attempt.send(attempt.claim(), failing(TransportError.CLOSED)))
                .isEqualTo(Sending.Result.TO_RETRY);

        assertThat(attempt.states()).containsExactly("WAITING");
        assertThat(attempt.gate.open()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatMayHaveArrivedGoesAgainUnderItsClaim(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);

        assertThat(attempt.send(attempt.claim(), failing(TransportError.FAULT))).isEqualTo(Sending.Result.TO_RETRY);
        assertThat(attempt.send(attempt.claim(), failing(TransportError.CLOSED)))
                .isEqualTo(Sending.Result.TO_RETRY);

        assertThat(attempt.states()).containsExactly("SENDING");
    }

    @ParameterizedTest
    @EnumSource
    void whatMayHaveArrivedAndMustNotGoTwiceIsParked(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);

        assertThat(attempt.send(attempt.claim(), failing(TransportError.FAULT))).isEqualTo(Sending.Result.PARKED);

        assertThat(attempt.states()).containsExactly("PARKED");
    }

    /** It has arrived: sent again and again it would never end, and its persons would wait for ever. */
    @ParameterizedTest
    @EnumSource
    void whatArrivedAndCannotBeRecordedIsParkedWithItsReceipt(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE, PassageFixture.TOLD);
        attempt.fixture.store.useTransaction(handle -> handle.execute("update message set system = 'nobody'"));

        assertThat(attempt.send(attempt.claim(), claim -> Carried.to("receipt-1")))
                .isEqualTo(Sending.Result.PARKED);

        assertThat(attempt.fixture.query("select state || ' ' || reason || ' ' || receipt from request"))
                .containsExactly("PARKED ASIDE-001 receipt-1");
        assertThat(attempt.fixture.query("select event from ledger where reason = 'ASIDE-001'"))
                .containsExactly("PARKED");
    }

    /** Its permit has ended: sent again it would leave without one, and REFUSED is only told of what nobody takes. */
    @ParameterizedTest
    @EnumSource
    void whatIsInDoubtAndMayNotLeaveAnyMoreIsTakenBack(TestDatabases database) {
        for (boolean taken : List.of(true, false)) {
            Attempt attempt = new Attempt(database, Resend.SAFE);
            attempt.send(attempt.claim(), failing(TransportError.FAULT));
            attempt.recall = request -> Optional.of("receipt-1").filter(receipt -> taken);
            DispatchLeg leg = new DispatchLeg(attempt.station, objecting(), Resend.SAFE);
            Claim claim = leg.claim(List.of(attempt.entry)).claims().get(0);

            attempt.send(claim, sent -> {
                throw new AssertionError("it may not leave");
            });

            assertThat(attempt.fixture.query("select state || ' ' || coalesce(ending, '') from request"))
                    .containsExactly(taken ? "SENT " : "ENDED REFUSED");
        }
    }

    private static Recheck objecting() {
        return () -> new Recheck.Judge() {
            @Override
            public Optional<Finding> objection(Request request) {
                return Optional.of(Finding.of(PassageError.GIVEN_UP));
            }

            @Override
            public String catalogue() {
                return PassageFixture.CATALOGUE;
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRejectedAgainAndAgainFailsAndTheLinkStaysWell(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        for (int i = 1; i < 5; i++) {
            assertThat(attempt.send(attempt.claim(), failing(TransportError.REJECTED)))
                    .isEqualTo(Sending.Result.TO_RETRY);
            assertThat(attempt.states()).containsExactly("WAITING");
        }

        assertThat(attempt.send(attempt.claim(), failing(TransportError.REJECTED)))
                .isEqualTo(Sending.Result.ENDED);

        assertThat(attempt.states()).containsExactly("ENDED");
        assertThat(attempt.fixture.query("select outcome from ledger where event = 'FAILED'"))
                .containsExactly("FAILED");
        assertThat(attempt.gate.open()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatCouldNotLeaveIsNotInDoubtAndWaitsAgain(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);
        for (ErrorCode error : List.of(TransportError.UNREACHED, PassageError.NOT_SENT)) {
            Claim claim = attempt.claim();
            assertThat(claim.inDoubt()).isFalse();

            assertThat(attempt.send(claim, failing(error))).isEqualTo(Sending.Result.TO_RETRY);

            assertThat(attempt.states()).containsExactly("WAITING");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeMadeReadyIsParkedAfterThreeAttemptsAndIsNotInDoubt(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);
        for (int i = 1; i < 3; i++) {
            assertThat(attempt.send(attempt.claim(), failing(PassageError.UNSENDABLE)))
                    .isEqualTo(Sending.Result.TO_RETRY);
            assertThat(attempt.states()).containsExactly("WAITING");
        }

        assertThat(attempt.send(attempt.claim(), failing(PassageError.UNSENDABLE)))
                .isEqualTo(Sending.Result.PARKED);

        assertThat(attempt.fixture.query("select state || ' ' || reason from request where not in_doubt"))
                .containsExactly("PARKED SEND-008");
        assertThat(attempt.fixture.query("select event from ledger where reason = 'SEND-008'"))
                .containsExactly("TURNED_AWAY", "TURNED_AWAY", "PARKED");
        assertThat(attempt.gate.open()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeMadeReadyAgainStaysInDoubtWhenItMayHaveArrivedBefore(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        for (int i = 1; i <= 3; i++) {
            attempt.send(attempt.claim(), failing(PassageError.UNSENDABLE));
        }

        assertThat(attempt.fixture.query("select state || ' ' || reason from request where in_doubt"))
                .containsExactly("PARKED SEND-008");
    }

    @ParameterizedTest
    @EnumSource
    void whatCouldNotLeaveThisTimeStaysInDoubtWhenItMayHaveArrivedBefore(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.send(attempt.claim(), failing(TransportError.FAULT));
        assertThat(attempt.fixture.query("select id from request where in_doubt"))
                .containsExactly("r-1");

        attempt.send(attempt.claim(), failing(TransportError.UNREACHED));

        assertThat(attempt.states()).containsExactly("SENDING");
        assertThat(attempt.claim().inDoubt()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionFailsNothingThatMayHaveArrivedBeforeTheCounterpartHasSaidThatItDidNot(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        for (int i = 1; i <= 6; i++) {
            assertThat(attempt.send(attempt.claim(), failing(TransportError.REJECTED)))
                    .isEqualTo(Sending.Result.TO_RETRY);
        }
        assertThat(attempt.states()).containsExactly("SENDING");

        attempt.recall = request -> Optional.empty();

        assertThat(attempt.send(attempt.claim(), failing(TransportError.REJECTED)))
                .isEqualTo(Sending.Result.ENDED);
        assertThat(attempt.fixture.query("select ending from request")).containsExactly("FAILED");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRejectedThoughTheCounterpartHasItGoesOnItsWay(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        attempt.recall = request -> Optional.of("receipt-1");
        for (int i = 1; i < 5; i++) {
            attempt.send(attempt.claim(), failing(TransportError.REJECTED));
        }

        assertThat(attempt.send(attempt.claim(), failing(TransportError.REJECTED)))
                .isEqualTo(Sending.Result.ARRIVED);

        assertThat(attempt.states()).containsExactly("SENT");
        assertThat(attempt.fixture.query("select receipt from request")).containsExactly("receipt-1");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsInDoubtWhenItsDeadlinePassesIsRecalledAndNotCarriedAgain(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        attempt.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(5)));
        assertThat(attempt.send(attempt.claim(), MUST_NOT_BE_CARRIED)).isEqualTo(Sending.Result.TO_RETRY);
        assertThat(attempt.states()).containsExactly("SENDING");

        attempt.recall = request -> Optional.empty();

        assertThat(attempt.send(attempt.claim(), MUST_NOT_BE_CARRIED)).isEqualTo(Sending.Result.ENDED);
        assertThat(attempt.fixture.query("select ending || ' ' || reason from request"))
                .containsExactly("EXPIRED PASSAGE-001");
        assertThat(attempt.fixture.query("select kind from outcome")).containsExactly("EXPIRED");
    }

    /** As one that a person has sent again, where the lane is quicker than the watch over deadlines. */
    @ParameterizedTest
    @EnumSource
    void whatHasNotLeftWhenItsDeadlinePassesIsNotCarriedAnyMore(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);
        attempt.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(5)));

        assertThat(attempt.send(attempt.claim(), MUST_NOT_BE_CARRIED)).isEqualTo(Sending.Result.TO_RETRY);
        assertThat(attempt.states()).containsExactly("WAITING");
        attempt.passDeadlines();

        assertThat(attempt.fixture.query("select ending || ' ' || reason from request"))
                .containsExactly("EXPIRED PASSAGE-001");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheCounterpartHasWhenItsDeadlinePassesAwaitsItsAnswer(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        attempt.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(5)));
        attempt.recall = request -> Optional.of("receipt-1");

        assertThat(attempt.send(attempt.claim(), MUST_NOT_BE_CARRIED)).isEqualTo(Sending.Result.ARRIVED);

        assertThat(attempt.states()).containsExactly("SENT");
    }

    /** The deadlines have a thread of their own, and a counterpart may take its time. */
    @ParameterizedTest
    @EnumSource
    void whatIsParkedWhileItIsRecalledStaysWithThePersonWhoDecides(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        attempt.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(9)));
        attempt.recall = request -> {
            attempt.passDeadlines();
            return Optional.empty();
        };

        assertThat(attempt.send(attempt.claim(), MUST_NOT_BE_CARRIED)).isEqualTo(Sending.Result.PARKED);

        assertThat(attempt.states()).containsExactly("PARKED");
        assertThat(attempt.fixture.query("select kind from outcome")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsParkedWhileItsRejectionIsAskedAboutStaysWithThePersonWhoDecides(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);
        attempt.claim();
        for (int i = 1; i < 5; i++) {
            attempt.send(attempt.claim(), failing(TransportError.REJECTED));
        }
        Claim fifth = attempt.claim();
        attempt.recall = request -> {
            attempt.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(9)));
            attempt.passDeadlines();
            return Optional.empty();
        };

        assertThat(attempt.send(fifth, failing(TransportError.REJECTED))).isEqualTo(Sending.Result.PARKED);

        assertThat(attempt.states()).containsExactly("PARKED");
    }

    /** As after a kill, or a fault of the database when its receipt was there. */
    @ParameterizedTest
    @EnumSource
    void whatMustNotGoTwiceIsNeverClaimedASecondTime(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.NEVER);
        attempt.claim();

        DispatchLeg.Claimed again = attempt.leg.claim(List.of(attempt.entry));

        assertThat(again.claims()).isEmpty();
        assertThat(again.unclaimed()).containsEntry("r-1", RequestState.PARKED);
        assertThat(attempt.fixture.query("select state || ' ' || reason from request"))
                .containsExactly("PARKED SEND-005");
        assertThat(attempt.fixture.query("select event from ledger where reason = 'SEND-005'"))
                .containsExactly("PARKED");
    }

    @ParameterizedTest
    @EnumSource
    void aFaultThatNobodyForesawCountsAgainstNeitherMessageNorLink(TestDatabases database) {
        Attempt attempt = new Attempt(database, Resend.SAFE);

        assertThat(attempt.send(attempt.claim(), claim -> {
                    throw new IllegalStateException("the database");
                }))
                .isEqualTo(Sending.Result.TO_RETRY);

        assertThat(attempt.states()).containsExactly("SENDING");
        assertThat(attempt.gate.open()).isNotEmpty();
    }

    private static final Carrier MUST_NOT_BE_CARRIED = claim -> {
        throw new AssertionError("it may have arrived, and its deadline has passed");
    };

    private static Carrier failing(ErrorCode error) {
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
        private Recall recall = request -> {
            throw Finding.of(TransportError.FAULT).asException();
        };

        Attempt(TestDatabases database, Resend resend) {
            this(database, resend, PassageFixture.interfaces(NextAfter.RECEIPT), "inquiry");
        }

        Attempt(TestDatabases database, Resend resend, Interfaces interfaces) {
            this(database, resend, interfaces, "inquiry");
        }

        Attempt(TestDatabases database, Resend resend, String interfaceId) {
            this(database, resend, PassageFixture.interfaces(NextAfter.RECEIPT), interfaceId);
        }

        Attempt(TestDatabases database, Resend resend, Interfaces interfaces, String interfaceId) {
            fixture = new PassageFixture(database, secrets);
            station = PassageFixture.under(fixture.station(), interfaces);
            link = PassageFixture.link(resend, OpeningHours.parse(BusinessCalendar.everyDay(), "always"));
            gate = new Gate(link.party(), () -> ZonedDateTime.parse("2026-11-10T09:00:00+09:00"), () -> 0);
            gate.open();
            leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, resend);
            entry = new LaneEntry(new LaneOrder.Row(
                    "r-1",
                    SYSTEM,
                    interfaceId,
                    Priority.NORMAL,
                    1,
                    "person-1",
                    RequestState.WAITING,
                    PassageFixture.MORNING));
            new DoorLeg(station)
                    .accept(
                            fixture.toDoor(interfaceId, "m-1", "body"),
                            new Submission(
                                    interfaceId,
                                    Priority.NORMAL,
                                    PassageFixture.MORNING.plus(Duration.ofDays(5)),
                                    PassageFixture.CATALOGUE,
                                    List.of(PassageFixture.line("r-1", "person-1"))));
        }

        /** Resumed, where an earlier claim has come to no end. */
        Claim claim() {
            return leg.claim(List.of(entry)).claims().get(0);
        }

        Sending.Result send(Claim claim, Carrier carrier) {
            Sending.Ways ways = new Sending.Ways(carrier, recall, Numbers.NONE);
            return new Sending(station, link.resend(), gate, ways, leg).send(entry, claim);
        }

        void passDeadlines() {
            PassageFixture.deadlines(station).pass(PassageFixture.fetchedNow(station), 10, id -> {});
        }

        List<String> states() {
            return fixture.query("select state from request");
        }
    }
}
