package jp.sekisho.routes.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TakenSoFarTest {
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

    @Test
    void whatWasLeftIsReadAgainAndWhatIsBehindIt() {
        taken.from(0);
        taken.taken(3);
        taken.left();
        taken.taken(9);
        taken.read(1);

        assertThat(taken.from(2)).isEqualTo(3);
    }

    @Test
    void everythingIsReadAnewAfterAMinuteAndOtherwiseAsLongAsReadingItTook() {
        taken.from(0);
        taken.taken(7);
        taken.read(MINUTE / 2);

        assertThat(taken.from(5 * MINUTE)).isEqualTo(7);
        assertThat(taken.from(11 * MINUTE)).isZero();
    }

    @Test
    void whatWasNeverReadToItsEndIsReadFromTheBeginning() {
        taken.from(0);
        taken.taken(7);

        assertThat(taken.from(1)).isZero();
    }
}
