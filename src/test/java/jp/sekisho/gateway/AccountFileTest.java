package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
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

    @Test
    void whoeverHasLoggedInIsOutOnceTheirPasswordIsAnotherOrTheirRoleIsGone() throws Exception {
        TestAccounts.write(folder.resolve("data"));
        Path file = folder.resolve("data/accounts");
        try (RunningGateway gateway = RunningGateway.in(folder).console().start()) {
            LinkMXBean link = gateway.bean(BeanNames.link("platform"), LinkMXBean.class);
            Console browser = Console.of(gateway);
            browser.logIn("operator");
            assertThat(browser.read(BeanNames.link("platform")).statusCode()).isEqualTo(200);
            String text = Files.readString(file);

            Files.writeString(file, text.replaceFirst("(?m)^operator operator ", "operator auditor "));
            assertThatThrownBy(() -> link.hold("bulk", "試験")).hasMessageStartingWith("ACCESS-004");
            Files.writeString(file, text.replaceFirst("(?m)^(operator .*) \\S+$", "$1 {bcrypt}another"));

            assertThatThrownBy(() -> link.hold("bulk", "試験")).hasMessageStartingWith("ACCESS-005");
            assertThat(browser.read(BeanNames.link("platform")).statusCode()).isEqualTo(401);
        }
    }
}
