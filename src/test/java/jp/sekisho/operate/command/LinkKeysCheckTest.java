package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a link's seal is one issue, at its place, that says what to do. */
class LinkKeysCheckTest {
    private static final String SEAL = "seal:   { profile: p-256, own-key: gateway, counterpart: hub }";
    private static final String LINK =
            """
            link: hub
            name: 県共同利用センター
            environment: demo
            transport: https
            calendar: every
            hours: { urgent: always, normal: always, bulk: never }
            pace:   { per-second: 5, burst: 5, at-once: 2 }
            resend: safe
            retry:  { first: 1 s, factor: 2, longest: 1 min }
            """;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    /** A ring of two environments; the stranger's keys are of the other one. */
    @BeforeAll
    static void ring() {
        List<DevelopmentPki.Party> parties = Stream.of(
                        new KeyNames("demo", Profile.P_256, "gateway", "hub"),
                        new KeyNames("training", Profile.P_256, "gateway", "stranger"))
                .flatMap(names -> DevelopmentPki.parties(names).stream())
                .toList();
        DevelopmentPki.ensure(shared.resolve("ring/city"), parties, Clock.systemUTC());
    }

    @BeforeEach
    void calendar() throws IOException {
        Files.createDirectories(folder.resolve("routes"));
        Path calendars = Files.createDirectories(folder.resolve("mappings/common/calendars"));
        Files.writeString(
                calendars.resolve("every.calendar.yaml"), "calendar: every\nzone: Asia/Tokyo\nclosed: [ sunday ]\n");
    }

    @Test
    void a_link_whose_names_are_in_the_ring_is_sound() throws IOException {
        assertThat(check(SEAL, shared.resolve("ring"))).startsWith("0 errors");
    }

    @Test
    void a_ring_that_is_still_to_be_filled_is_no_error() throws IOException {
        assertThat(check(SEAL, emptyRing())).startsWith("0 errors");
    }

    @Test
    void an_empty_ring_does_not_serve_a_link_of_another_environment() throws IOException {
        assertThat(check(SEAL, emptyRing(), "environment: training")).contains("KEYS-006", "sekisho.certs");
    }

    @Test
    void a_folder_of_rings_that_is_not_there() throws IOException {
        assertThat(check(SEAL, folder.resolve("none")))
                .isEqualToIgnoringNewLines(
                        String.format("フォルダ %1$s がありません。 There is no folder %1$s.", folder.resolve("none")));
    }

    /** What the gateway's own setting names is one ring: this command wants the folder above it. */
    @Test
    void a_ring_in_place_of_the_folder_of_rings() throws IOException {
        Path ring = shared.resolve("ring/city");
        assertThat(check(SEAL.replace("gateway", "gatewai"), ring))
                .contains(ring.resolve("city") + "/:1:1  COMMAND-009", "a ring for each role, such as city/")
                .contains("1 error,");
    }

    private Path emptyRing() throws IOException {
        Path rings = folder.resolve("rings");
        Files.createDirectories(rings.resolve("city"));
        return rings;
    }

    @Test
    void a_link_without_keys() throws IOException {
        assertThat(check("", shared.resolve("ring")))
                .contains("hub.link.yaml:1:1  SOURCE-005", "seal")
                .contains("1 error,");
    }

    @Test
    void a_name_that_is_not_in_the_ring() throws IOException {
        assertThat(check(SEAL.replace("gateway", "gatewai"), shared.resolve("ring")))
                .contains("hub.link.yaml:10:36  KEYS-001", "demo/gatewai/seal.p12", "gateway, hub")
                .contains("1 error,");
    }

    @Test
    void keys_of_another_environment() throws IOException {
        assertThat(check(SEAL.replace("hub", "stranger"), shared.resolve("ring")))
                .contains("hub.link.yaml:10:58  KEYS-002", "training")
                .contains("1 error,");
    }

    @Test
    void a_profile_that_nobody_knows() throws IOException {
        assertThat(check(SEAL.replace("p-256", "p-257"), shared.resolve("ring")))
                .contains("hub.link.yaml:10:20  SOURCE-008", "rsa-2048 | rsa-3072 | p-256")
                .contains("1 error,");
    }

    @Test
    void keys_of_another_profile() throws IOException {
        assertThat(check(SEAL.replace("p-256", "rsa-2048"), shared.resolve("ring")))
                .contains("hub.link.yaml:10:39  KEYS-003", "hub.link.yaml:10:61  KEYS-003", "rsa-2048")
                .contains("2 errors,");
    }

    @Test
    void a_transport_and_an_envelope_that_nobody_knows() throws IOException {
        assertThat(check(SEAL.replace("{ ", "{ envelope: paper, "), shared.resolve("ring"), "transport: pigeon"))
                .contains("SOURCE-008", "letter", "https")
                .contains("2 errors,");
    }

    private String check(String seal, Path ring) throws IOException {
        return check(seal, ring, "name: 県共同利用センター");
    }

    /** What {@code check} says of the link with this seal and one line of it changed. */
    private String check(String seal, Path ring, String line) throws IOException {
        Path links = Files.createDirectories(folder.resolve("mappings/city/links"));
        String key = line.substring(0, line.indexOf(':'));
        Files.writeString(
                links.resolve("hub.link.yaml"), LINK.replaceFirst("(?m)^" + key + ":.*$", line) + seal + "\n");
        StringWriter said = new StringWriter();
        SekishoCommand.execute(
                new PrintWriter(said),
                new PrintWriter(said),
                "check",
                "--mappings=" + folder.resolve("mappings"),
                "--certs=" + ring);
        return said.toString();
    }
}
