package jp.sekisho.routes.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TakenSoFarTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final TakenSoFar taken = new TakenSoFar();

    @Test
    void whatWasTakenIsNotReadAtEveryPoll() {
        assertThat(taken.from(0)).isZero();
        taken.taken(3);
        taken.taken(7);
        taken.read(1);

        assertThat(taken.from(2)).isEqualTo(7);
        taken.taken(9);
        taken.read(3);
        assertThat(taken.from(4)).isEqualTo(9);
    }

    /** One that is never taken must not have everything behind it read at every poll. */
    @Test
    void whatWasLeftIsReadAgainAndTakesATwentiethOfTheTime() {
        taken.from(0);
        taken.left(3);
        taken.taken(9);
        taken.read(SECOND);

        assertThat(taken.from(2 * SECOND)).isEqualTo(9);
        assertThat(taken.from(20 * SECOND)).isEqualTo(9);
        assertThat(taken.from(21 * SECOND)).isZero();
    }

    @Test
    void whatWasLeftBehindTheOthersIsReadAgainAsSoon() {
        taken.from(0);
        taken.taken(3);
        taken.read(SECOND);
        taken.from(2 * SECOND);
        taken.left(4);
        taken.read(3 * SECOND);

        assertThat(taken.from(20 * SECOND)).isEqualTo(4);
        assertThat(taken.from(21 * SECOND)).isZero();
    }

    @Test
    void everythingIsReadAnewAfterAMinuteAndOtherwiseAsLongAsReadingItTookButAfterTenMinutesAtTheLatest() {
        taken.from(0);
        taken.taken(7);
        taken.read(SECOND);
        assertThat(taken.from(MINUTE)).isEqualTo(7);
        assertThat(taken.from(MINUTE + SECOND)).isZero();

        taken.taken(7);
        taken.read(MINUTE + 16 * SECOND);
        assertThat(taken.from(6 * MINUTE)).isEqualTo(7);
        assertThat(taken.from(7 * MINUTE)).isZero();

        taken.taken(7);
        taken.read(27 * MINUTE);
        assertThat(taken.from(36 * MINUTE)).isEqualTo(7);
        assertThat(taken.from(37 * MINUTE)).isZero();
    }

    @Test
    void whatWasNeverReadToItsEndIsReadFromTheBeginning() {
        taken.from(0);
        taken.taken(7);

        assertThat(taken.from(1)).isZero();
    }
}
