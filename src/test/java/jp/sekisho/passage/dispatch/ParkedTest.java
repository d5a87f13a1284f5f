package jp.sekisho.passage.dispatch;

import static jp.sekisho.passage.PassageFixture.LINK;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.TwoPeople;
import jp.sekisho.passage.deadline.DeadlineLeg;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for a person, and how it ends or goes on by a person's decision. */
class ParkedTest {
    private static final Remark WHY = new Remark("local:kinoshita", "電話で確認した");
    private static final long DAYS_UNTIL_PAST = 6;
    private static final int DAYS_UNTIL_UNDECIDED = 4;

    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void whatMayHaveArrivedWhereNothingMustGoTwiceIsListedWithItsReason(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.NEVER);

        assertThat(one.parked.list(10)).singleElement().satisfies(waiting -> {
            assertThat(waiting.requestId()).isEqualTo("r-1");
            assertThat(waiting.senderId()).isEqualTo("m-1");
            assertThat(waiting.reason()).isEqualTo("SEND-005");
            assertThat(waiting.sentence()).isNotBlank();
            assertThat(waiting.mayHaveArrived()).isTrue();
        });
        assertThat(one.parked.find("r-1")).isPresent();
        assertThat(one.parked.count().byReason()).containsExactly(Map.entry("SEND-005", 1));
        assertThat(one.parked.count().oldest()).isPresent();
    }

    /** It was said not to have been taken, and its answer is there all the same. */
    @ParameterizedTest
    @EnumSource
    void whatWaitsBesideItsAnswerIsParkedAtItsDeadlineAndMustNotGoTwice(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.NEVER);
        TwoPeople.sendAgainNotTaken(one.station, one.parked, "r-1", WHY);
        assertThat(one.states()).containsExactly("WAITING");

        one.pastDeadline(Set.of("r-1"));

        assertThat(one.parked.list(10)).singleElement().satisfies(waiting -> {
            assertThat(waiting.reason()).isEqualTo("PASSAGE-012");
            assertThat(waiting.mayHaveArrived()).isTrue();
        });
        assertThatThrownBy(() -> one.parked.sendAgain("r-1", WHY)).hasMessageContaining("PARKED-002");
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsAndCannotBeTakenAsEndedIsParkedTwoBusinessDaysAfterItsDeadline(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.SAFE);
        new DoorLeg(one.station)
                .accept(
                        one.fixture.arrival("m-2", "body"),
                        one.fixture.submission(
                                Priority.NORMAL,
                                List.of(
                                        PassageFixture.line("r-2", "person-2"),
                                        PassageFixture.line(PassageFixture.UNWRITABLE, "person-3"))));
        DeadlineLeg deadlines = PassageFixture.deadlines(one.station);

        one.pastDeadline(deadlines, 0, Set.of());
        assertThat(one.standing(PassageFixture.UNWRITABLE)).isEqualTo("WAITING");
        one.pastDeadline(deadlines, DAYS_UNTIL_UNDECIDED, Set.of());

        assertThat(one.standing("r-2")).isEqualTo("ENDED");
        assertThat(one.standing(PassageFixture.UNWRITABLE)).isEqualTo("PARKED");
        assertThat(one.parked.find(PassageFixture.UNWRITABLE).orElseThrow().reason())
                .isEqualTo("PASSAGE-006");
        TwoPeople.giveUp(one.station, one.parked, PassageFixture.UNWRITABLE, WHY);
        assertThat(one.fixture.query("select o.kind from outcome o join message m on m.id = o.message_id"
                        + " where m.sender_id = 'm-2'"))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSettledEndsWithItsEvidenceInTheLedger(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.NEVER);

        TwoPeople.settle(one.station, one.parked, "r-1", WHY);

        assertThat(one.fixture.query("select state || ' ' || ending || ' ' || reason from request"))
                .containsExactly("ENDED SETTLED PASSAGE-009");
        assertThat(one.fixture.query("select kind from outcome")).containsExactly("SETTLED");
        assertThat(one.fixture.query("select user_name || ' ' || outcome from ledger where event = 'SETTLED'"))
                .containsExactly("local:kinoshita SETTLED");
        assertThat(one.parked.list(10)).isEmpty();
        assertThat(one.parked.count().all()).isZero();
        assertThat(one.fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGivenUpHasFailed(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.NEVER);

        TwoPeople.giveUp(one.station, one.parked, "r-1", WHY);

        assertThat(one.fixture.query("select state || ' ' || ending || ' ' || reason from request"))
                .containsExactly("ENDED FAILED PASSAGE-010");
        assertThat(one.fixture.query("select user_name from ledger where event = 'FAILED'"))
                .containsExactly("local:kinoshita");
    }

    @ParameterizedTest
    @EnumSource
    void whatMustNotGoTwiceGoesAgainOnlyOnEvidenceThatItWasNotTaken(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.NEVER);
        assertThatThrownBy(() -> one.parked.sendAgain("r-1", WHY)).hasMessageStartingWith("PARKED-002");
        assertThat(one.states()).containsExactly("PARKED");

        TwoPeople.sendAgainNotTaken(one.station, one.parked, "r-1", WHY);

        assertThat(one.states()).containsExactly("WAITING");
        assertThat(one.leg.claim(List.of(one.entry)).claims()).singleElement().matches(claim -> !claim.inDoubt());
        assertThat(one.fixture.query("select user_name from ledger where event = 'SENT_AGAIN'"))
                .containsExactly("local:kinoshita");
    }

    /** Whatever the person knew: the counterpart's word counts, and what it has must not go twice. */
    @ParameterizedTest
    @EnumSource
    void whatWasReleasedWhileItWasStillUnderWayDoesNotGoAgainOnceItsReceiptComes(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.NEVER);
        TwoPeople.sendAgainNotTaken(one.station, one.parked, "r-1", WHY);

        one.leg.sent(List.of(new DispatchLeg.Sent(one.claim, "receipt")));

        assertThat(one.fixture.query("select state || ' ' || receipt from request"))
                .containsExactly("SENT receipt");
        assertThat(one.leg.claim(List.of(one.entry)).claims()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE, value = Resend.class)
    void whatMayHaveArrivedGoesAgainInDoubtWhereThatIsHarmless(Resend resend) {
        OneParked one = new OneParked(TestDatabases.H2, resend);

        one.parked.sendAgain("r-1", WHY);

        assertThat(one.states()).containsExactly("SENDING");
        assertThat(one.leg.claim(List.of(one.entry)).claims()).singleElement().matches(Claim::inDoubt);
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyParkedIsNobodysToDecide(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.NEVER);
        TwoPeople.giveUp(one.station, one.parked, "r-1", WHY);

        assertThatThrownBy(() -> TwoPeople.giveUp(one.station, one.parked, "r-1", WHY))
                .hasMessageStartingWith("PARKED-001");
        assertThatThrownBy(() -> TwoPeople.settle(one.station, one.parked, "unknown", WHY))
                .hasMessageStartingWith("PARKED-001");
        assertThatThrownBy(() -> TwoPeople.sendAgainNotTaken(one.station, one.parked, "r-1", WHY))
                .hasMessageStartingWith("PARKED-001");

        assertThat(one.fixture.query("select kind from outcome")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyCouldDecideInTwoBusinessDaysIsParkedAndItsAnswerStillEndsIt(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.SAFE);
        Station station = one.station;
        new DoorLeg(station)
                .accept(one.fixture.arrival("m-2", "body"), one.fixture.submission("r-2", Priority.NORMAL, "person-2"));
        LaneEntry second = entry("r-2");
        one.leg.claim(List.of(second));
        new DoorLeg(station)
                .accept(one.fixture.arrival("m-3", "body"), one.fixture.submission("r-3", Priority.NORMAL, "person-3"));
        one.leg.sent(List.of(new DispatchLeg.Sent(
                one.leg.claim(List.of(entry("r-3"))).claims().get(0), "receipt")));
        DeadlineLeg deadlines = PassageFixture.deadlines(station);
        Fetches.Known neverWhole = PassageFixture.fetched(PassageFixture.MORNING);

        one.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(7)));
        deadlines.pass(neverWhole, 10, id -> {});
        assertThat(one.states()).containsExactly("PARKED", "SENDING", "SENT");

        one.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(8)));
        deadlines.pass(neverWhole, 10, id -> {});

        assertThat(one.states()).containsExactly("PARKED", "PARKED", "PARKED");
        assertThat(one.parked.count().byReason()).containsOnly(Map.entry("SEND-005", 1), Map.entry("PASSAGE-008", 2));
        assertThat(one.parked.list(10)).allMatch(Parked.Waiting::mayHaveArrived);
        assertThat(one.fixture.query("select id from request where state = 'PARKED' and reason_text is null"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesAgainAfterItsDeadlineHasTwoBusinessDaysAnewUntilAPersonDecides(TestDatabases database) {
        OneParked one = new OneParked(database, Resend.SAFE);
        DeadlineLeg deadlines = PassageFixture.deadlines(one.station);
        Fetches.Known neverWhole = PassageFixture.fetched(PassageFixture.MORNING);
        one.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(9)));
        one.parked.sendAgain("r-1", WHY);

        one.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(11)));
        deadlines.pass(neverWhole, 10, id -> {});
        assertThat(one.states()).containsExactly("SENDING");

        one.fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(12)));
        deadlines.pass(neverWhole, 10, id -> {});

        assertThat(one.fixture.query("select state || ' ' || reason from request"))
                .containsExactly("PARKED PASSAGE-008");
    }

    private static LaneEntry entry(String id) {
        return new LaneEntry(new LaneOrder.Row(
                id, SYSTEM, "inquiry", Priority.NORMAL, 1, "person", RequestState.WAITING, PassageFixture.MORNING));
    }

    /** A request that is parked: nobody knows whether it arrived. */
    private final class OneParked {
        private final PassageFixture fixture;
        private final Station station;
        private final DispatchLeg leg;
        private final LaneEntry entry = ParkedTest.entry("r-1");
        private final Claim claim;
        private final Parked parked;

        OneParked(TestDatabases database, Resend resend) {
            fixture = new PassageFixture(database, secrets);
            station = fixture.station();
            leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, resend);
            new DoorLeg(station)
                    .accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
            claim = leg.claim(List.of(entry)).claims().get(0);
            leg.doubtful(claim);
            Link link = PassageFixture.alwaysOpen(resend);
            Gate gate = PassageFixture.gate(link, fixture);
            parked = new Parked(
                    station, Map.of(LINK, new Parked.Lane(resend, PassageFixture.dispatcher(station, link, gate))));
        }

        void pastDeadline(Set<String> answered) {
            pastDeadline(PassageFixture.deadlines(station), 0, answered);
        }

        /** Has the watch over deadlines look, so many days after the deadline. */
        void pastDeadline(DeadlineLeg deadlines, int days, Set<String> answered) {
            fixture.time.set(PassageFixture.MORNING.plus(Duration.ofDays(DAYS_UNTIL_PAST + days)));
            try {
                deadlines.pass(new Fetches.Known(Map.of("inquiry", station.businessNow()), answered), 100, id -> {});
            } catch (SekishoException e) {
                assertThat(e.code()).isEqualTo(PassageError.RESULT_NOT_WRITTEN);
            }
        }

        String standing(String request) {
            return fixture.query("select state from request where id = '" + request + "'")
                    .get(0);
        }

        List<String> states() {
            return fixture.query("select state from request order by id");
        }
    }
}
