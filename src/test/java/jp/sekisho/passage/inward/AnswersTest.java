package jp.sekisho.passage.inward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a counterpart asks is answered once, or is told that no answer comes, and whose delay that was. */
class AnswersTest {
    @TempDir
    private Path secrets;

    private PassageFixture fixture;
    private QuestionBench bench;

    @ParameterizedTest
    @EnumSource
    void anAnswerEndsTheQuestionAtItsDoorAndGoesToWhoeverAsked(TestDatabases database) {
        begin(database);
        String id = bench.asked("q-1");
        bench.tell();
        assertThat(bench.told).isEmpty();

        assertThat(bench.answer("a-1", id, "<a/>")).isTrue();

        assertThat(bench.states()).containsExactly("question ENDED RESULT", "answer WAITING");
        bench.tell();
        assertThat(bench.told).as("the answer itself comes first").isEmpty();
        bench.claim();
        bench.send();
        assertThat(bench.answered).containsEntry("q-1", "<a/>");
        assertThat(bench.outcomes()).containsExactly("a-1 RESULT");
        bench.tell();
        assertThat(bench.told).containsExactly("q-1 DEALT_WITH");
        bench.ask("q-1");
        bench.tell();
        assertThat(bench.told).as("offered again").containsExactly("q-1 DEALT_WITH", "q-1 DEALT_WITH");
        assertThat(fixture.query("select event from ledger order by seq"))
                .containsExactly("ACCEPTED", "SENDING", "HANDED_OVER", "DELIVERED", "ACCEPTED", "SENDING", "SENT");
        assertThat(bench.station().store().inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    /** The gate to the counterpart is shut, and the deadline passes: an answer was accepted all the same. */
    @ParameterizedTest
    @EnumSource
    void aDeadlineTakesBackNoAnswerThatWasAccepted(TestDatabases database) {
        begin(database);
        bench.answer("a-1", bench.asked("q-1"), "<a/>");
        bench.late();

        bench.look();
        PassageFixture.deadlines(bench.station()).pass(PassageFixture.fetchedNow(bench.station()), 10, ended -> {});

        assertThat(bench.states()).containsExactly("question ENDED RESULT", "answer WAITING");
        bench.claim();
        bench.send();
        bench.tell();
        assertThat(bench.answered).containsKey("q-1");
        assertThat(bench.told).containsExactly("q-1 DEALT_WITH");
    }

    @ParameterizedTest
    @EnumSource
    void aDeadlinePassesOnlyWhenNothingLiesAtTheDoor(TestDatabases database) {
        begin(database);
        String id = bench.asked("q-1");
        bench.look();
        assertThat(bench.states()).as("before the deadline").containsExactly("question SENT");
        bench.late();
        bench.lying.put(QuestionBench.DOOR, 1L);
        bench.look();
        bench.lying.clear();
        bench.look();
        assertThat(bench.states()).as("and not when nobody knows the door").containsExactly("question SENT");

        assertThat(bench.answer("a-1", id, "<a/>"))
                .as("it came in time, and was read late")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anExpiredQuestionSaysWhoseDelayItWas(TestDatabases database) {
        begin(database);
        bench.asked("theirs");
        bench.ask("ours");
        bench.late();

        bench.look();
        bench.tell();

        assertThat(bench.told).containsExactlyInAnyOrder("theirs EXPIRED", "ours EXPIRED");
        assertThat(fixture.query("select m.sender_id || ' ' || l.reason from ledger l join request r on r.id ="
                        + " l.message_id join message m on m.id = r.message_id where l.event = 'EXPIRED' order by 1"))
                .containsExactly("ours PASSAGE-017", "theirs PASSAGE-018");
    }

    /** What is written for the system and not put yet is withdrawn with it. */
    @ParameterizedTest
    @EnumSource
    void anExpiredQuestionDoesNotReachItsSystemAnyMore(TestDatabases database) {
        begin(database);
        bench.ask("q-1");
        bench.claim();
        bench.send();
        bench.late();

        bench.look();
        bench.hand(true);

        assertThat(bench.queue).isEmpty();
        assertThat(bench.states()).containsExactly("question ENDED EXPIRED");
    }

    @ParameterizedTest
    @EnumSource
    void aLaterAnswerIsRefusedAndThatLeavesOnceTheCounterpartHasHeard(TestDatabases database) {
        begin(database);
        String id = bench.asked("q-1");
        bench.late();
        bench.look();

        assertThat(bench.answer("a-1", id, "<a/>")).isFalse();

        assertThat(bench.outcomes()).isEmpty();
        bench.tell();
        assertThat(bench.outcomes()).containsExactly("a-1 REFUSED DOOR-020");
        assertThat(bench.answer("a-2", id, "<a/>")).isFalse();
        assertThat(bench.outcomes())
                .as("the counterpart has heard")
                .containsExactly("a-1 REFUSED DOOR-020", "a-2 REFUSED DOOR-020");
        assertThat(bench.answered).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEqualAnswerIsADuplicateAndAnotherOneIsTooLate(TestDatabases database) {
        begin(database);
        String id = bench.asked("q-1");
        bench.answer("a-1", id, "<a/>");

        assertThat(bench.answer("a-1", id, "<a/>")).isFalse();
        assertThat(bench.answer("a-2", id, "<a/>")).isFalse();
        assertThat(bench.outcomes()).as("one will come").isEmpty();
        assertThat(bench.answer("a-3", id, "<b/>")).isFalse();
        bench.claim();
        bench.send();
        assertThat(bench.answer("a-2", id, "<a/>")).isFalse();

        assertThat(bench.outcomes()).containsExactly("a-3 REFUSED DOOR-020", "a-1 RESULT", "a-1 RESULT again");
        assertThat(bench.answered).containsEntry("q-1", "<a/>");
        assertThat(fixture.query("select event from ledger where event = 'DUPLICATE'"))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerCountsWhereverTheQuestionIs(TestDatabases database) {
        begin(database);
        // what waits for another part of its message, or for what a room is to learn, leads outside
        Set<RequestState> never = EnumSet.of(
                RequestState.ENDED,
                RequestState.FOLLOWING,
                RequestState.JOINED,
                RequestState.AWAITING,
                RequestState.HELD_BACK);
        for (RequestState state : RequestState.values()) {
            if (!never.contains(state)) {
                String id = bench.asked("q-" + state);
                fixture.store.useTransaction(
                        handle -> handle.execute("update request set state = ? where id = ?", state.name(), id));
                assertThat(bench.answer("a-" + state, id, "<a/>"))
                        .as("%s", state)
                        .isTrue();
            }
        }
    }

    /** The system may read the question before we know that the broker has it. */
    @ParameterizedTest
    @EnumSource
    void anAnswerMayComeBeforeItIsKnownThatTheBrokerHasTheQuestion(TestDatabases database) {
        begin(database);
        bench.ask("q-1");
        bench.claim();
        bench.send();
        bench.hand(false);

        assertThat(bench.answer("a-1", bench.queue.keySet().iterator().next(), "<a/>"))
                .isTrue();
        bench.hand(true);

        assertThat(bench.states()).containsExactly("question ENDED RESULT", "answer WAITING");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerAboutSomebodyElseOrToNothingIsRefused(TestDatabases database) {
        begin(database);
        String id = bench.asked("q-1");

        assertThat(bench.answer("a-1", id, "<a/>", "000000000000027")).isFalse();
        assertThat(bench.answer("a-2", "nothing", "<a/>")).isFalse();

        assertThat(bench.outcomes()).containsExactly("a-1 REFUSED DOOR-021", "a-2 REFUSED DOOR-019");
        assertThat(bench.states()).containsExactly("question SENT");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerCannotBeTakenBack(TestDatabases database) {
        begin(database);
        bench.answer("a-1", bench.asked("q-1"), "<a/>");

        assertThat(new DoorLeg(bench.station()).cancel(fixture.cancellation("c-1", "a-1"), PassageFixture.CATALOGUE))
                .isEmpty();

        assertThat(bench.states()).containsExactly("question ENDED RESULT", "answer WAITING");
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyMayBeAskedIsRefused(TestDatabases database) {
        begin(database);
        assertThat(bench.ask("nobodys", "")).isEqualTo(InwardLeg.Taken.NOW);
        assertThat(bench.ask("nobodys", "")).isEqualTo(InwardLeg.Taken.BEFORE);
        bench.tell();
        assertThat(bench.told).containsExactly("nobodys REFUSED");
        assertThat(fixture.query("select event || ' ' || reason from ledger")).containsExactly("REFUSED INWARD-004");

        bench.ask("nobodys", "");
        bench.tell();
        assertThat(bench.told).as("and again, when it asks again").hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatTwoPeopleGiveUpIsRefusedAndWhatTheySettleIsConfirmed(TestDatabases database) {
        begin(database);
        bench.asked("given-up");
        bench.asked("settled");
        bench.decide("given-up", RequestEvent.GIVEN_UP, LedgerEvent.FAILED, Ending.FAILED);
        bench.decide("settled", RequestEvent.SETTLED, LedgerEvent.SETTLED, Ending.SETTLED);

        bench.tell();

        assertThat(bench.told).containsExactlyInAnyOrder("given-up FAILED", "settled DEALT_WITH");
    }

    /** The counterpart will never take the answer: it hears that none comes, and its question does not come for ever. */
    @ParameterizedTest
    @EnumSource
    void whoeverRejectsTheAnswerHearsThatNoneComes(TestDatabases database) {
        begin(database);
        bench.answer("a-1", bench.asked("q-1"), "<a/>");

        bench.reject();
        bench.tell();

        assertThat(bench.told).containsExactly("q-1 FAILED");
        assertThat(bench.outcomes()).singleElement().asString().startsWith("a-1 FAILED");
    }

    @ParameterizedTest
    @EnumSource
    void aDeathBeforeAnAnswersCommitLeavesTheQuestionOpenAndOneAfterwardsDoesNot(TestDatabases database) {
        begin(database);
        String id = bench.asked("q-1");
        bench.rise(dyingAt(Waypoint.DOOR_BEFORE_COMMIT));
        assertThatThrownBy(() -> bench.answer("a-1", id, "<a/>")).isInstanceOf(Death.class);
        assertThat(bench.states()).containsExactly("question SENT");

        bench.rise(dyingAt(Waypoint.DOOR_COMMITTED));
        assertThatThrownBy(() -> bench.answer("a-1", id, "<a/>")).isInstanceOf(Death.class);
        bench.rise(Waypoints.UNWATCHED);
        bench.answer("a-1", id, "<a/>");

        assertThat(bench.states()).containsExactly("question ENDED RESULT", "answer WAITING");
        assertThat(fixture.query("select event from ledger where event = 'DELIVERED'"))
                .hasSize(1);
    }

    /** Withdrawn, told and recorded are one commit: of a question that dies half expired nothing is left. */
    @ParameterizedTest
    @EnumSource
    void aDeathWhileAQuestionExpiresLeavesItWhole(TestDatabases database) {
        begin(database);
        bench.ask("q-1");
        bench.claim();
        bench.send();
        bench.late();

        bench.deadlines(() -> {
                    throw new Death();
                })
                .look();

        assertThat(bench.states()).containsExactly("question SENT");
        assertThat(fixture.query("select id from outbox where pending is not null"))
                .hasSize(1);
        bench.look();
        bench.tell();
        assertThat(bench.told).containsExactly("q-1 EXPIRED");
    }

    @ParameterizedTest
    @EnumSource
    void afterARestoreNothingIsReadAndNothingExpiresUntilSomebodyHasLooked(TestDatabases database) {
        begin(database);
        String id = bench.asked("q-1");
        bench.late();
        fixture.store.useTransaction(Incarnation::putBack);

        bench.look();
        assertThatThrownBy(() -> bench.answer("a-1", id, "<a/>")).hasMessageContaining("PASSAGE-015");

        assertThat(bench.states()).containsExactly("question SENT");
        fixture.store.useTransaction(Incarnation::accepted);
        assertThat(bench.answer("a-1", id, "<a/>")).isTrue();
    }

    private void begin(TestDatabases database) {
        fixture = new PassageFixture(database, secrets);
        bench = new QuestionBench(fixture);
    }

    private static Waypoints dyingAt(Waypoint deadly) {
        return waypoint -> {
            if (waypoint == deadly) {
                throw new Death();
            }
        };
    }

    /** Where the process would have died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
