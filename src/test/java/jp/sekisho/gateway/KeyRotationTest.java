package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.Ports;
import jp.sekisho.demo.platform.PlatformSettings;
import jp.sekisho.demo.platform.PlatformSimulator;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.keys.FurtherKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of a link are changed while messages cross, step by step as the page says: each of them has its one result. */
class KeyRotationTest {
    private static final Duration UNTIL_THE_RING_IS_READ = Duration.ofSeconds(7);

    @TempDir
    Path folder;

    private final Set<String> asked = new HashSet<>();
    private int next;

    @Test
    void everyMessageHasItsResultBeforeWhileAndAfter() throws Exception {
        int port = Ports.free();
        Path ring = folder.resolve("ring");
        FurtherKeys further = new FurtherKeys(ring);
        try (PlatformSimulator platform = PlatformSimulator.start(settings(port, ring), Clock.systemUTC());
                RunningGateway gateway = RunningGateway.in(folder.resolve("gateway"))
                        .certs(ring)
                        .platform(URI.create("https://localhost:" + platform.port() + "/platform/v1"))
                        .start();
                BusinessSystem system = gateway.connect()) {
            ask(gateway, system, 5);
            Instant turn = Instant.now().plusSeconds(12);
            further.seal("city-gateway", "seal-2", turn);
            further.seal("platform", "seal-2", turn);
            further.client("city-gateway", "tls-2");
            while (Instant.now().isBefore(turn.plusSeconds(3))) {
                ask(gateway, system, 1);
                answered(system, 1);
            }
            further.takeAway("city-gateway", "seal");
            further.takeAway("platform", "seal");
            further.takeAway("city-gateway", "tls");
            Instant read = Instant.now().plus(UNTIL_THE_RING_IS_READ);
            while (Instant.now().isBefore(read)) {
                ask(gateway, system, 1);
                answered(system, 1);
            }
            ask(gateway, system, 5);
            answered(system, asked.size());

            assertThat(asked).isEmpty();
            assertThat(gateway.query("select reason from ledger where event = 'ANSWER_REFUSED'"))
                    .isEmpty();
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    private void ask(RunningGateway gateway, BusinessSystem system, int many) throws Exception {
        List<Resident> people = gateway.assisted();
        for (int i = 0; i < many; i++) {
            Resident person = people.get(next++ % people.size());
            String id = BusinessSystem.newId();
            system.send(system.message(
                    InquiryRecord.about(person.localNumbers().get(RunningGateway.SYSTEM))
                            .bytes(),
                    Map.of("SekishoMessageId", id)));
            asked.add(id);
        }
    }

    private void answered(BusinessSystem system, int many) throws Exception {
        for (int i = 0; i < many; i++) {
            Outcome outcome = system.receive();
            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(asked.remove(outcome.property("SekishoInReplyTo"))).isTrue();
        }
    }

    private PlatformSettings settings(int port, Path ring) {
        return PlatformSettings.parse(
                "--port=" + port,
                "--data=" + folder.resolve("platform"),
                "--certs=" + ring,
                "--hours=always",
                "--answer-delay-ms=0",
                "--negative-rate=0",
                "--slow-rate=0");
    }
}
