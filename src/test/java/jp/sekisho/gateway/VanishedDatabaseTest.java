package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.sekisho.store.StallingProxy;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose host says nothing any more, in the midst of everything, and is there again later. */
class VanishedDatabaseTest {
    private static final int FEW = 5;

    @TempDir
    Path folder;

    @Test
    void everyThreadComesBackAndEverythingGoesOnWhenItIsThereAgain() throws Exception {
        try (StallingProxy proxy = StallingProxy.before(TestDatabases.POSTGRESQL.url("vanished_gateway"));
                ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = RunningGateway.in(folder)
                        .database(proxy.url("socketTimeout=2&loginTimeout=2"))
                        .platform(platform.address())
                        .start();
                BusinessSystem system = gateway.connect()) {
            List<String> asked = new ArrayList<>();
            ask(gateway, system, asked);
            RunningGateway.await("the first to leave", () -> different(platform) == FEW);

            proxy.stall();
            ask(gateway, system, asked);
            RunningGateway.await("the door to come back", () -> gateway.log().contains("A door pauses"));
            RunningGateway.await("the lane to come back", () -> gateway.log().contains("The lane pauses"));
            RunningGateway.await("the outbox to come back", () -> gateway.log().contains("The outbox pauses"));
            proxy.forward();

            ask(gateway, system, asked);
            RunningGateway.await("all to leave", () -> different(platform) == asked.size());
            assertThat(gateway.ends()).isEmpty();
            RunningGateway.await(
                    "all sent",
                    () -> gateway.query("select id from request where state = 'SENT'")
                                    .size()
                            == asked.size());
        }
    }

    /** Requests that came, each counted once: one whose record met the fault comes again. */
    private static long different(ScriptedPlatform platform) {
        return platform.inquiries().stream()
                .map(letter -> letter.head().messageId())
                .distinct()
                .count();
    }

    private static void ask(RunningGateway gateway, BusinessSystem system, List<String> asked) throws Exception {
        for (int i = 0; i < FEW; i++) {
            String number = gateway.numbers(RunningGateway.SYSTEM).get(asked.size());
            String id = BusinessSystem.newId();
            Message message = system.message(InquiryRecord.about(number).bytes(), Map.of("SekishoMessageId", id));
            system.send(message);
            asked.add(id);
        }
    }
}
