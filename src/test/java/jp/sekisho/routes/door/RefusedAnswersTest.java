package jp.sekisho.routes.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.passage.letters.Parcel;
import org.junit.jupiter.api.Test;

/** What was refused is not opened again at every poll, and hides nothing that is new. */
class RefusedAnswersTest {
    private static final Optional<String> REQUEST = Optional.of("r-1");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it counts round
    private final RefusedAnswers refused = new RefusedAnswers(now::get, times -> 10L * times);

    @Test
    void theSameAtTheSamePositionRestsForAWhileThatGrows() {
        refused.refused(parcel(1, "bad"), REQUEST, false);
        now.addAndGet(9);
        assertThat(refused.resting(parcel(1, "bad"))).get().matches(known -> known.untaken()
                .equals(REQUEST));
        now.addAndGet(1);
        assertThat(refused.resting(parcel(1, "bad"))).isEmpty();

        refused.refused(parcel(1, "bad"), REQUEST, false);

        now.addAndGet(19);
        assertThat(refused.resting(parcel(1, "bad"))).isPresent();
        now.addAndGet(1);
        assertThat(refused.resting(parcel(1, "bad"))).isEmpty();
    }

    @Test
    void whatIsNewIsLookedAtAtOnceWhereverItLies() {
        refused.refused(parcel(1, "bad"), REQUEST, false);

        assertThat(refused.resting(parcel(1, "good"))).isEmpty();
        assertThat(refused.resting(parcel(2, "bad"))).isEmpty();
    }

    @Test
    void whatWasTakenIsForgotten() {
        refused.refused(parcel(1, "late"), REQUEST, false);

        refused.forget(parcel(1, "late"));

        assertThat(refused.resting(parcel(1, "late"))).isEmpty();
    }

    @Test
    void ofMoreThanAreRememberedTheLastIsAndMostOfTheOthersRestAtTheNextPoll() {
        for (int i = 0; i <= 11_000; i++) {
            refused.refused(parcel(i, "bad"), Optional.empty(), true);
        }
        assertThat(refused.resting(parcel(11_000, "bad"))).get().matches(RefusedAnswers.Refused::isRequestUnknown);

        int openedAgain = 0;
        for (int i = 0; i <= 11_000; i++) {
            if (refused.resting(parcel(i, "bad")).isEmpty()) {
                refused.refused(parcel(i, "bad"), Optional.empty(), true);
                openedAgain++;
            }
        }

        assertThat(openedAgain).isBetween(1_001, 5_000);
    }

    private static Parcel parcel(long position, String sealed) {
        return new Parcel(position, sealed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
