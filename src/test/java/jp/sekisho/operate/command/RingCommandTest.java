package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RingCommandTest {
    private static final Instant MADE = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir
    static Path rings;

    private final StringWriter said = new StringWriter();

    @BeforeAll
    static void ring() {
        KeyNames names = new KeyNames("demo", Profile.RSA_2048, "city-gateway", "platform");
        DevelopmentPki.ensure(rings.resolve("city"), DevelopmentPki.parties(names), Clock.fixed(MADE, ZoneOffset.UTC));
    }

    @Test
    void whatALinkHoldsIsShownWithItsDaysAndNoKey() throws Exception {
        assertThat(keys(3000)).isZero();

        assertThat(said.toString())
                .contains(
                        "city platform (demo)  seal: { profile: rsa-2048, own-key: city-gateway, counterpart: platform }")
                .containsPattern(
                        "city-gateway/seal.p12 .* letters \\(our key\\) .*rsa-2048 .*2026-03-31 – 2036-04-01 .*653 日 days")
                .containsPattern("city-gateway/tls.p12 .* connections .*p-256")
                .containsPattern("platform/seal.crt .*counterpart's.*rsa-2048")
                .containsPattern("issuers/issuing.crt .*issuer.*p-256")
                .containsPattern("issuers/issuing.crl .*revocation list")
                .contains("juki cs (demo)", "There is no ring yet")
                .contains("The broker has nothing in a ring")
                .doesNotContain("platform/seal.p12", "BEGIN")
                .doesNotContain(Files.readString(rings.resolve("city/demo/city-gateway/seal.password")));
    }

    @Test
    void whatEndsSoonOrHasEndedIsExitCodeOne() {
        assertThat(keys(3630)).isEqualTo(1);
        assertThat(said.toString()).contains("ends soon").doesNotContain("has ended");

        assertThat(keys(3630, "--within-days=5")).isZero();

        assertThat(keys(4000)).isEqualTo(1);
        assertThat(said.toString()).contains("has ended");
    }

    @Test
    void aKeyThatIsMissingIsSaid() throws Exception {
        Path away = rings.resolve("city/demo/platform/seal.crt");
        byte[] certificate = Files.readAllBytes(away);
        Files.delete(away);
        try {
            assertThat(keys(1)).isEqualTo(1);
            assertThat(said.toString()).contains("KEYS-001");
        } finally {
            Files.write(away, certificate);
        }
    }

    @Test
    void aFolderThatIsNotThere() {
        assertThat(run("--certs=" + rings.resolve("nowhere"))).isEqualTo(2);
        assertThat(said.toString()).contains("There is no folder");
    }

    @Test
    void itExplainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(said.toString()).contains("--within-days", "鍵束", "Exit codes");
    }

    private int keys(int daysLater, String... more) {
        said.getBuffer().setLength(0);
        Clock then = Clock.fixed(MADE.plus(Duration.ofDays(daysLater)), ZoneOffset.UTC);
        CommandLine command = new CommandLine(new RingCommand(then))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said));
        String[] words = new String[more.length + 2];
        words[0] = "--mappings=mappings";
        words[1] = "--certs=" + rings;
        System.arraycopy(more, 0, words, 2, more.length);
        return command.execute(words);
    }

    private int run(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "keys";
        all[1] = "ring";
        System.arraycopy(words, 0, all, 2, words.length);
        return SekishoCommand.execute(new PrintWriter(said), new PrintWriter(said), all);
    }
}
