package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may follow what. */
class StateTableTest {

    @Test
    void noStateAndEventHaveTwoRows() {
        assertThat(StateTable.steps().stream().map(step -> step.from() + "/" + step.event()))
                .doesNotHaveDuplicates();
    }

    @Test
    void anEventLeadsToOnePlaceFromWhereverItMeansSomething() {
        for (RequestEvent event : RequestEvent.values()) {
            assertThat(StateTable.stepsOf(event).stream()
                            .map(step -> step.to() + "/" + step.ending())
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void exactlyTheStepsThatEndWriteAnOutcome() {
        assertThat(StateTable.steps()).allMatch(step -> step.ending().isPresent() == (step.to() == RequestState.ENDED));
    }

    @Test
    void nothingFollowsTheEnd() {
        assertThat(StateTable.steps()).noneMatch(step -> step.from() == RequestState.ENDED);
    }

    @Test
    void cancellingAndExpiringWinOnlyAgainstWhatHasNotLeft() {
        for (RequestEvent event : List.of(RequestEvent.CANCEL, RequestEvent.EXPIRY)) {
            assertThat(StateTable.stepsOf(event))
                    .extracting(StateTable.Step::from)
                    .containsExactlyInAnyOrder(
                            RequestState.WAITING,
                            RequestState.FOLLOWING,
                            RequestState.JOINED,
                            RequestState.AWAITING,
                            RequestState.HELD_BACK);
        }
        assertThat(StateTable.stepsOf(RequestEvent.WITHDRAWN))
                .singleElement()
                .extracting(StateTable.Step::from)
                .isEqualTo(RequestState.WAITING);
    }

    @Test
    void whatWaitsForAnotherIsNotClaimed() {
        for (RequestState state :
                List.of(RequestState.FOLLOWING, RequestState.JOINED, RequestState.AWAITING, RequestState.HELD_BACK)) {
            assertThat(StateTable.step(state, RequestEvent.CLAIMED)).isEmpty();
            assertThat(StateTable.step(state, RequestEvent.FREED).orElseThrow().to())
                    .isEqualTo(RequestState.WAITING);
        }
    }

    @Test
    void nothingThatHasNotLeftIsAnswered() {
        assertThat(StateTable.step(RequestState.WAITING, RequestEvent.ANSWER)).isEmpty();
    }

    /** It was sent before, and released because nobody knew better. */
    @Test
    void aReceiptKeepsWhatWasReleasedFromGoingAgain() {
        assertThat(StateTable.step(RequestState.WAITING, RequestEvent.RECEIPT))
                .hasValueSatisfying(step -> assertThat(step.to()).isEqualTo(RequestState.SENT));
    }

    @Test
    void everyEventMeansSomethingSomewhere() {
        assertThat(RequestEvent.values())
                .allMatch(event -> !StateTable.stepsOf(event).isEmpty());
    }

    @Test
    void fromEveryStateTheEndCanBeReached() {
        Set<RequestState> reaching = EnumSet.of(RequestState.ENDED);
        for (int i = 0; i < RequestState.values().length; i++) {
            StateTable.steps().stream()
                    .filter(step -> reaching.contains(step.to()))
                    .forEach(step -> reaching.add(step.from()));
        }

        assertThat(reaching).containsExactlyInAnyOrder(RequestState.values());
    }

    @Test
    void atRandomThereIsNeverASecondOutcome() {
        Random random = new Random(1);
        for (int walk = 0; walk < 1_000; walk++) {
            RequestState state = RequestState.WAITING;
            int outcomes = 0;
            for (int step = 0; step < 50; step++) {
                RequestEvent event = RequestEvent.values()[random.nextInt(RequestEvent.values().length)];
                Optional<StateTable.Step> row = StateTable.step(state, event);
                outcomes += row.filter(found -> found.ending().isPresent()).isPresent() ? 1 : 0;
                state = row.map(StateTable.Step::to).orElse(state);
            }
            assertThat(outcomes).isEqualTo(state == RequestState.ENDED ? 1 : 0);
        }
        assertThat(Arrays.stream(Ending.values()).allMatch(ending -> StateTable.steps().stream()
                        .anyMatch(step -> step.ending().filter(ending::equals).isPresent())))
                .isTrue();
    }
}
