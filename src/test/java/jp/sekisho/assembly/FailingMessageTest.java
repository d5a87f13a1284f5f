package jp.sekisho.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When a message is set aside, and when its door pauses. */
class FailingMessageTest {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    @Test
    void isProvenByThreeAttemptsWithoutAPause() {
        FailingMessage failing = FailingMessage.NONE.again(UNKNOWN).again(OptionalLong.of(7));
        assertThat(failing.isProven()).isFalse();

        failing = failing.again(UNKNOWN);

        assertThat(failing.isProven()).isTrue();
        assertThat(failing.id()).hasValue(7);
        assertThat(failing.isThereStill()).isFalse();
    }

    @Test
    void oneThatCouldNotBeSetAsideIsTriedAgainAfterAPauseOnly() {
        FailingMessage failing = FailingMessage.NONE;
        for (int i = 0; i < 4; i++) {
            failing = failing.again(OptionalLong.of(7));
        }

        assertThat(failing.isThereStill()).isTrue();
        assertThat(failing.again(OptionalLong.of(8)).isThereStill()).isFalse();
    }
}
