package jp.sekisho.passage.gate;

import static org.assertj.core.api.Assertions.assertThat;

import jp.sekisho.passage.link.Pace;
import org.junit.jupiter.api.Test;

/** So many a second, so many at a stroke. */
class PacerTest {
    private static final long SECOND = 1_000_000_000L;

    private final long start = Long.MAX_VALUE - SECOND; // the count may wrap around
    private final Pacer pacer = new Pacer(new Pace(10, 4, 2), start);

    @Test
    void itBeginsWithAStrokeAndGoesOnAtItsPace() {
        assertThat(pacer.available(start)).isEqualTo(4);
        pacer.take(4);
        assertThat(pacer.available(start)).isZero();
        assertThat(pacer.available(start + SECOND / 10)).isEqualTo(1);
        assertThat(pacer.available(start + SECOND / 4)).isEqualTo(2);
    }

    @Test
    void aLongPauseSavesNoMoreThanAStroke() {
        pacer.take(4);

        assertThat(pacer.available(start + 3_600 * SECOND)).isEqualTo(4);
    }

    @Test
    void overTimeItLetsOutNoMoreThanItsPace() {
        int out = 0;
        for (long now = start; now - start <= 10 * SECOND; now += SECOND / 100) {
            int available = pacer.available(now);
            pacer.take(available);
            out += available;
        }

        assertThat(out).isBetween(103, 104);
    }
}
