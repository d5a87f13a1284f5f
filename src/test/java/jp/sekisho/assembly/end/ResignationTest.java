package jp.sekisho.assembly.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResignationTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void theDoorsAreShutBeforeTheProcessEndsForTheFirstCause() {
        Resignation resignation = new Resignation(() -> done.add("shut"), cause -> done.add(cause.name()));

        resignation.because(EndCause.SUPERSEDED, "Another has them.");
        resignation.because(EndCause.ERROR, "And this.");
        resignation.atOnce(EndCause.OUT_OF_MEMORY);

        assertThat(done).containsExactly("shut", "SUPERSEDED");
    }

    @Test
    void theProcessEndsEvenIfItsDoorsCannotBeShut() {
        Resignation resignation = new Resignation(
                () -> {
                    throw new IllegalStateException("stuck");
                },
                cause -> done.add(cause.name()));

        assertThatThrownBy(() -> resignation.because(EndCause.SUPERSEDED, "Another has them."))
                .hasMessage("stuck");

        assertThat(done).containsExactly("SUPERSEDED");
    }
}
