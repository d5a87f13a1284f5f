package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.operate.access.TestAccounts;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway whose accounts are in a file. */
class AccountFileTest {
    @TempDir
    Path folder;

    @Test
    void whoeverIsTakenOutOfTheFileIsOutAtOnceAndTheChangeIsRecorded() throws Exception {
        TestAccounts.write(folder.resolve("data"));
        Path file = folder.resolve("data/accounts");
        try (RunningGateway gateway = RunningGateway.in(folder).start()) {
            LinkMXBean link = gateway.bean(BeanNames.link("platform"), LinkMXBean.class);
            link.hold("bulk", "試験");

            Files.writeString(file, Files.readString(file).replaceAll("(?m)^operator .*\n", ""));

            assertThatThrownBy(() -> link.release("bulk", "試験")).hasMessageStartingWith("ACCESS-005");
            RunningGateway.await("what changed", () -> gateway.query(
                            "select username from security_audit where event = 'ACCOUNT_CHANGED'")
                    .contains("operator"));
        }
    }
}
