package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway whose doors would obey their senders does not start. */
class UnsafeDoorsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "disable-reply-to, false",
        "reply-to, out.public-assistance.inquiry-result",
        "transfer-exception, true",
        "map-jms-message, true"
    })
    void doesNotStart(String setting, String value) {
        RunningGateway.Setup setup = RunningGateway.in(folder).setting("camel.component.jms." + setting, value);

        assertThatThrownBy(setup::start)
                .rootCause()
                .hasMessageContaining("START-007")
                .hasMessageContaining(setting);
    }
}
