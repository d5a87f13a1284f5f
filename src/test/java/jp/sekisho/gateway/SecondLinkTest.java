package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.PageCode;
import jp.sekisho.Ports;
import jp.sekisho.calendar.ClockFile;
import jp.sekisho.demo.platform.PlatformSettings;
import jp.sekisho.demo.platform.PlatformSimulator;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.operate.command.SekishoCommand;
import jp.sekisho.registry.synthetic.Resident;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A second link by files alone, against a second simulator with its own keys, port and hours: the counterpart of the page {@code
 * adding-a-counterpart.md}, of which nothing in the code knows, and the stand-in of 札幌市CS.
 */
class SecondLinkTest {
    private static final String PAGE = "adding-a-counterpart.md";
    private static final Map<String, String> FILES = PageCode.files(PAGE);
    private static final String LINK = "mappings/city/links/prefecture-hub.link.yaml";
    private static final String SYSTEM = "mappings/city/systems/public-assistance.system.yaml";
    private static final String INTERFACE = "prefecture-inquiry";
    private static final Path CS = Path.of("mappings", "juki", "links", "cs.link.yaml");
    private static final String BEFORE_IT_OPENS = "2026-11-10T08:45:00";
    private static final String WHILE_IT_IS_OPEN = "2026-11-10T09:30:00";

    @TempDir
    Path folder;

    private final List<AutoCloseable> running = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
    }

    /** The second links, and what the sealed letters of each show. */
    private enum Second {
        HUB("prefecture-hub", "/hub/v1") {
            @Override
            Map<String, String> files() {
                return FILES;
            }

            @Override
            List<String> simulator() {
                String command = PageCode.of(PAGE, "sh").get(0);
                String options = command.substring(command.indexOf("--")).strip();
                return Arrays.stream(options.split(" (?=--)"))
                        .map(word -> word.replace("\"", ""))
                        .filter(word -> !word.startsWith("--port") && !word.startsWith("--data"))
                        .toList();
            }

            @Override
            boolean isOfItsProfile(String sealed) {
                String wrapped = sealed.replaceFirst("(?s).*?<xenc:CipherValue>([^<]*)</xenc:CipherValue>.*", "$1");
                return java.util.Base64.getMimeDecoder().decode(wrapped).length == 3072 / 8;
            }
        },
        CITY_CS("cs", "/cs/v1") {
            @Override
            Map<String, String> files() {
                Map<String, String> files = new HashMap<>();
                FILES.forEach((file, text) -> files.put(file, text.replace("prefecture-hub", link)));
                files.remove(LINK);
                files.put(
                        "mappings/city/links/cs.link.yaml",
                        text(CS).replaceAll("(?m)^listen:.*\n", "")
                                + "constants: { organisation: \"9900000000000011\" }\n");
                return files;
            }

            @Override
            List<String> simulator() {
                return List.of(
                        "--name=cs",
                        "--peer=juki-gateway",
                        "--profile=p-256",
                        "--base=/cs/v1",
                        "--inquiry=" + INTERFACE,
                        "--hours=business-days 9:00-17:00");
            }

            @Override
            boolean isOfItsProfile(String sealed) {
                return sealed.contains("ECDH-ES");
            }
        };

        final String link;
        final String base;

        Second(String link, String base) {
            this.link = link;
            this.base = base;
        }

        /** What is put into the city, by the files' names. */
        abstract Map<String, String> files();

        abstract List<String> simulator();

        abstract boolean isOfItsProfile(String sealed);
    }

    @Test
    void the_page_takes_nothing_from_the_city() {
        assertThat(FILES).hasSize(5);
        assertThat(FILES.get(SYSTEM)).startsWith(text(Path.of(SYSTEM)));
        assertThat(FILES.keySet().stream().filter(file -> Files.exists(Path.of(file))))
                .containsExactly(SYSTEM);
    }

    @ParameterizedTest
    @EnumSource
    void a_message_crosses_to_it_in_its_hours_with_its_keys_and_its_answer_comes_back(Second second) throws Exception {
        int port = Ports.free();
        RunningGateway.Setup setup = RunningGateway.in(folder);
        second.files().forEach((file, text) -> setup.edit(file, shipped -> text));
        RunningGateway gateway = running(setup.certs(folder.resolve("certs/city"))
                .at(BEFORE_IT_OPENS)
                .with("sekisho.links." + second.link + "=https://localhost:" + port + second.base)
                .start());
        running(PlatformSimulator.start(simulator(second, port), Clock.systemUTC()));
        assertThat(check()).isEqualTo("0 errors, 0 warnings");

        BusinessSystem system = running(gateway.connect(RunningGateway.SYSTEM, INTERFACE));
        Resident resident = gateway.assisted().get(0);
        String id = BusinessSystem.newId();
        String number = resident.localNumbers().get(RunningGateway.SYSTEM);
        system.sendTo(
                "in." + RunningGateway.SYSTEM + "." + INTERFACE,
                system.message(InquiryRecord.about(number).bytes(), Map.of("SekishoMessageId", id)));
        RunningGateway.await("it waits for the counterpart to open", () -> gateway.stateOf(id)
                .equals("WAITING"));
        gateway.clock(WHILE_IT_IS_OPEN);
        Outcome outcome = system.receive();

        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(id);
        assertThat(Files.readAllLines(folder.resolve("counterpart/first-seen.log")))
                .hasSize(1);
        assertThat(gateway.query("select link from request")).containsExactly(second.link);
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        assertThat(sealedLetters()).hasSizeGreaterThanOrEqualTo(3).allMatch(second::isOfItsProfile);
    }

    /** The simulator at a port and in a folder of the test's, at a standing hour. */
    private PlatformSettings simulator(Second second, int port) {
        ClockFile clock = new ClockFile(folder.resolve("clock.json"));
        clock.write(Instant.now(), ZonedDateTime.parse(WHILE_IT_IS_OPEN + "+09:00[Asia/Tokyo]"), 1);
        Stream<String> here = Stream.of(
                "--port=" + port,
                "--data=" + folder.resolve("counterpart"),
                "--certs=" + folder.resolve("certs/city"),
                "--clock=" + folder.resolve("clock.json"),
                "--wire=" + folder.resolve("wire"),
                "--answer-delay-ms=0",
                "--slow-rate=0");
        return PlatformSettings.parse(
                Stream.concat(second.simulator().stream(), here).toArray(String[]::new));
    }

    private String check() throws IOException {
        Files.createDirectories(folder.resolve("certs/juki")); // of the role that is not started here
        StringWriter said = new StringWriter();
        int code = SekishoCommand.execute(
                new PrintWriter(said),
                new PrintWriter(said),
                "check",
                "--mappings=" + folder.resolve("mappings"),
                "--routes=" + folder.resolve("routes"),
                "--certs=" + folder.resolve("certs"));
        return code == 0 ? said.toString().substring(0, "0 errors, 0 warnings".length()) : said.toString();
    }

    private List<String> sealedLetters() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("wire"))) {
            return files.filter(Files::isRegularFile).map(SecondLinkTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private <T extends AutoCloseable> T running(T part) {
        running.add(part);
        return part;
    }
}
