package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections business systems may have is set, and who was refused is recorded. */
class ConnectionLimitsTest {
    private static final String OTHER = "child-allowance";

    @TempDir
    Path folder;

    @Test
    void ofOneSystemAndOfAll() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(folder)
                        .setting("sekisho.broker.connections-per-login", "2")
                        .setting("sekisho.broker.connections", "3")
                        .start();
                BusinessSystem first = gateway.connect();
                BusinessSystem second = gateway.connect()) {
            assertThatThrownBy(gateway::connect).isInstanceOf(JMSException.class);

            try (BusinessSystem other = gateway.connect(OTHER)) {
                assertThatThrownBy(() -> gateway.connect(OTHER)).isInstanceOf(JMSException.class);
                assertThat(other).isNotNull();
            }

            for (BusinessSystem there : List.of(first, second)) {
                there.send(there.message("not an inquiry", Map.of("SekishoMessageId", BusinessSystem.newId())));
                assertThat(there.receive().summary()).startsWith("REFUSED");
            }
            RunningGateway.await(
                    "both are recorded",
                    () -> gateway.query("select username from security_audit where event = 'TOO_MANY_CONNECTIONS'")
                                    .size()
                            == 2);
        }
    }
}
