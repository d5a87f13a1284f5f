package jp.sekisho.operate.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.Person;
import jp.sekisho.operate.access.Role;
import jp.sekisho.operate.jmx.message.OutcomesBean;
import jp.sekisho.operate.jmx.message.ParkedBean;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.legs.AsideOutcomes;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settling and giving up, by two people. */
class ProposalsTest {
    private static final String SETTLE = "Parked.settle";
    private static final String GIVE_UP = "Parked.giveUp";
    private static final Signer TANAKA = new Signer("tanaka", "console:tanaka");
    private static final Signer TANAKA_LOCALLY = new Signer("tanaka", "local:tanaka");
    private static final Signer SUZUKI = new Signer("suzuki", "local:suzuki");

    @TempDir
    Path secrets;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-10T00:00:00Z"));
    private final Map<String, Person> persons = new HashMap<>(Map.of(
            "tanaka", new Person("tanaka", Set.of(Role.OPERATOR)),
            "suzuki", new Person("suzuki", Set.of(Role.OPERATOR))));
    private PassageFixture fixture;
    private Parked parked;
    private Proposals proposals;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    @ParameterizedTest
    @EnumSource
    void whatOneProposesAnotherOneDoesAndTheLedgerNamesBoth(TestDatabases database) {
        parkedRequest(database);

        Proposal proposal = proposals.propose(SETTLE, "r-1", TANAKA, "電話で確認した");
        assertThat(fixture.query("select state from request")).containsExactly("PARKED");
        assertThat(proposals.count()).isOne();
        assertThat(proposal.seen()).contains("state=PARKED", "reason=ASIDE-001");
        assertThat(proposal.id()).endsWith(proposal.digest().substring(0, 8));
        proposals.confirm(proposal.id(), SUZUKI);

        assertThat(fixture.query("select ending from request")).containsExactly("SETTLED");
        assertThat(fixture.query("select user_name || ' ' || remark from ledger where event = 'SETTLED'"))
                .containsExactly("console:tanaka+local:suzuki 電話で確認した");
        assertThat(proposals.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thePersonWhoProposedItDoesNotConfirmItWhicheverWayTheyCome(TestDatabases database) {
        parkedRequest(database);
        String id = proposals.propose(GIVE_UP, "r-1", TANAKA, "処理しない").id();

        refused(id, TANAKA_LOCALLY, "PROPOSAL-002");
        persons.put("suzuki", new Person("suzuki", Set.of(Role.AUDITOR)));
        refused(id, SUZUKI, "ACCESS-004");
        persons.put("suzuki", new Person("suzuki", Set.of(Role.OPERATOR)));
        persons.remove("tanaka");
        refused(id, SUZUKI, "PROPOSAL-008");
    }

    @ParameterizedTest
    @EnumSource
    void whatHasChangedSinceIsNotDoneAndSaysWhatDiffers(TestDatabases database) {
        Station station = parkedRequest(database);
        String id = proposals.propose(SETTLE, "r-1", TANAKA, "電話で確認した").id();

        parked.sendAgain("r-1", new Remark("local:suzuki", "直した"));
        new Endings(station).setAside(List.of("r-1"), Endings.UNREADABLE);
        station.store().useTransaction(handle -> handle.execute("update request set attempts = attempts + 1"));

        assertThatThrownBy(() -> proposals.confirm(id, SUZUKI))
                .hasMessageContaining("PROPOSAL-004")
                .hasMessageContaining("attempts: ");
        assertThat(fixture.query("select state from request")).containsExactly("PARKED");
        parked.sendAgain("r-1", new Remark("local:suzuki", "直した"));
        refused(id, SUZUKI, "PROPOSAL-004");
    }

    /** The refused answer may be the very evidence for or against it. */
    @ParameterizedTest
    @EnumSource
    void anAnswerThatWasRefusedSinceIsAChange(TestDatabases database) {
        Station station = parkedRequest(database);
        ReturnLeg answers = new ReturnLeg(station, PassageFixture.LINK);
        answers.refuse(
                new ReturnLeg.Place("inquiry-results", 1),
                ReturnLeg.Refusal.ofAnswer(Optional.of("r-1"), Finding.of(PassageError.ANSWER_UNKNOWN)),
                "c");
        Proposal proposal = proposals.propose(GIVE_UP, "r-1", TANAKA, "処理しない");
        assertThat(proposal.seen()).contains("answers_refused=1, " + PassageError.ANSWER_UNKNOWN.wire());

        answers.refuse(
                new ReturnLeg.Place("inquiry-results", 1),
                ReturnLeg.Refusal.ofAnswer(Optional.of("r-1"), Finding.of(PassageError.ANSWER_UNKNOWN)),
                "c");
        answers.refuse(
                new ReturnLeg.Place("inquiry-results", 2),
                ReturnLeg.Refusal.ofAnswer(Optional.of("r-1"), Finding.of(PassageError.ANSWER_UNKNOWN)),
                "c");

        assertThatThrownBy(() -> proposals.confirm(proposal.id(), SUZUKI))
                .hasMessageContaining("PROPOSAL-004")
                .hasMessageContaining("answers_refused: 1, ");
    }

    /** Discarding an outcome is one act, whichever of the queues it is for. */
    @ParameterizedTest
    @EnumSource
    void whatIsDiscardedIsTheOutcomeThatTwoPeopleSaw(TestDatabases database) {
        Station station = parkedRequest(database);
        fixture.store.useTransaction(handle -> {
            handle.execute(
                    "insert into outbox (id, queue, number, properties, at) values ('o-1', 'out.b', 7, ?, ?)",
                    new byte[1],
                    now.get());
            handle.execute(
                    "insert into outbox_aside (outbox_id, queue, number, reason, at)"
                            + " values ('o-1', 'out.b', 7, 'ASIDE-001', ?)",
                    now.get());
        });
        JointAct discard = OutcomesBean.act(() ->
                List.of(new AsideOutcomes(station, "out.a", () -> {}), new AsideOutcomes(station, "out.b", () -> {})));
        proposals = new Proposals(fixture.store, clock, List.of(discard), id -> Optional.ofNullable(persons.get(id)));
        Proposal proposal = proposals.propose(discard.operation(), "o-1", TANAKA, "伝えた");
        assertThat(proposal.seen()).contains("queue=out.b", "reason=ASIDE-001");

        fixture.store.useTransaction(handle -> handle.execute("update outbox_aside set reason = 'ASIDE-002'"));
        refused(proposal.id(), SUZUKI, "PROPOSAL-004");
        fixture.store.useTransaction(handle -> handle.execute("update outbox_aside set reason = 'ASIDE-001'"));
        proposals.confirm(proposal.id(), SUZUKI);

        assertThat(fixture.query("select outbox_id from outbox_aside where discarded_at is not null"))
                .containsExactly("o-1");
        assertThat(fixture.query("select user_name || ' ' || recipient from ledger where event = 'DISCARDED'"))
                .containsExactly("console:tanaka+local:suzuki out.b");
    }

    @ParameterizedTest
    @EnumSource
    void aProposalLapsesAfterADayAndMakesRoomForAnother(TestDatabases database) {
        parkedRequest(database);
        String id = proposals.propose(SETTLE, "r-1", TANAKA, "電話で確認した").id();
        assertThatThrownBy(() -> proposals.propose(SETTLE, "r-1", SUZUKI, "同じく"))
                .hasMessageContaining("PROPOSAL-007")
                .hasMessageContaining(id);

        now.updateAndGet(at -> at.plus(Proposals.OPEN));

        refused(id, SUZUKI, "PROPOSAL-003");
        assertThat(proposals.count()).isZero();
        String second = proposals.propose(SETTLE, "r-1", SUZUKI, "同じく").id();
        refused(id, TANAKA, "PROPOSAL-001");
        proposals.confirm(second, TANAKA);
        assertThat(fixture.query("select ending from request")).containsExactly("SETTLED");
    }

    @ParameterizedTest
    @EnumSource
    void whatWasProposedBeforeARestoreIsVoid(TestDatabases database) {
        parkedRequest(database);
        String id = proposals.propose(SETTLE, "r-1", TANAKA, "電話で確認した").id();

        PassageFixture.begin(fixture.store, 0);
        assertThat(proposals.count()).as("a restart alone").isOne();
        PassageFixture.begin(fixture.store, 1_000);

        refused(id, SUZUKI, "PROPOSAL-005");
        assertThat(proposals.count()).isZero();
        proposals.withdraw(id);
        refused(id, SUZUKI, "PROPOSAL-001");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheActCannotRecordChangesNothingAndStaysProposed(TestDatabases database) {
        parkedRequest(database);
        String id = proposals.propose(SETTLE, "r-1", TANAKA, "電話で確認した").id();
        PassageFixture.begin(fixture.store, 0); // another gateway has the buckets: the ledger takes no row of ours

        assertThatThrownBy(() -> proposals.confirm(id, SUZUKI)).isInstanceOf(RuntimeException.class);

        assertThat(fixture.query("select state from request")).containsExactly("PARKED");
        assertThat(proposals.count()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatWaitsForADecisionCanBeProposed(TestDatabases database) {
        parkedRequest(database);

        assertThatThrownBy(() -> proposals.propose(SETTLE, "r-9", TANAKA, "電話で確認した"))
                .hasMessageContaining("PROPOSAL-006");
        assertThatThrownBy(() -> proposals.propose(SETTLE, "r-1", TANAKA, " ")).hasMessageContaining("GATE-002");
        assertThatThrownBy(() -> proposals.propose(SETTLE, "r-1", TANAKA, "123456789018 の分"))
                .hasMessageContaining("GATE-009");
        assertThat(proposals.all()).isEmpty();
    }

    private void refused(String id, Signer who, String code) {
        assertThatThrownBy(() -> proposals.confirm(id, who)).hasMessageContaining(code);
        assertThat(fixture.query("select id from request where state = 'ENDED'"))
                .isEmpty();
    }

    private Station parkedRequest(TestDatabases database) {
        fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        new DoorLeg(station)
                .accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person-1"));
        new Endings(station).setAside(List.of("r-1"), Endings.UNREADABLE);
        Link link = PassageFixture.alwaysOpen(Resend.SAFE);
        Gate gate = PassageFixture.gate(link, fixture);
        parked = new Parked(
                station,
                Map.of(
                        PassageFixture.LINK,
                        new Parked.Lane(Resend.SAFE, PassageFixture.dispatcher(station, link, gate))));
        proposals = new Proposals(
                fixture.store, clock, ParkedBean.acts(parked), id -> Optional.ofNullable(persons.get(id)));
        return station;
    }
}
