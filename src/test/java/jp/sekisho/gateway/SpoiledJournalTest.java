package jp.sekisho.gateway;

import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that the disk spoiled in its queue is refused in order, and the next one goes through. */
class SpoiledJournalTest {
    private static final int LONG = 40_000;

    @TempDir
    Path folder;

    @Test
    void itsSenderHearsOfItAndTheNextGoOn() throws Exception {
        byte[] before;
        try (RunningGateway gateway = RunningGateway.in(folder).start();
                BusinessSystem system = gateway.connect()) {
            gateway.camel().getRouteController().stopRoute("city-inquiry-door-" + SYSTEM);
            before = Files.readAllBytes(journal());
            send(system, new byte[LONG], "spoiled");
            send(system, new byte[1], "next");
        }
        spoil(before);

        try (RunningGateway gateway = RunningGateway.in(folder).start();
                BusinessSystem system = gateway.connect()) {
            List<Outcome> outcomes = List.of(system.receive(), system.receive());

            assertThat(outcomes).extracting(Outcome::summary).containsExactly("REFUSED DOOR-017", "REFUSED LAYOUT-001");
            assertThat(outcomes)
                    .extracting(outcome -> outcome.property("SekishoInReplyTo"))
                    .containsExactly("spoiled", "next");
            assertThat(gateway.log()).contains("A message in the journal cannot be opened");
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    private static void send(BusinessSystem system, byte[] body, String id) throws Exception {
        system.send(system.message(body, Map.of("SekishoMessageId", id)));
    }

    private Path journal() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/broker/journal"))) {
            return files.filter(file -> file.toString().endsWith("-1.amq"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** In the midst of the long message, which is the most of what was written since. */
    private void spoil(byte[] before) throws IOException {
        byte[] after = Files.readAllBytes(journal());
        after[Arrays.mismatch(before, after) + LONG / 2] ^= 1;
        Files.write(journal(), after);
    }
}
