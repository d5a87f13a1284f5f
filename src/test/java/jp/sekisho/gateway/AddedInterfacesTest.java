package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.PageCode;
import jp.sekisho.boundary.Default;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.Letter;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Interfaces of every passage and a system are added by files alone: those that the city ships, taken away and put back, and those
 * of the page that adds a system.
 */
class AddedInterfacesTest {
    private static final Map<String, String> SHOWN = PageCode.files("adding-an-interface.md");
    private static final Map<String, String> PAGE = PageCode.files("adding-a-system.md");
    private static final String ALLOWANCE = "child-allowance";
    private static final String INFORMATION = "TM00000000000074";
    private static final String SYSTEM = "mappings/city/systems/child-allowance.system.yaml";

    @TempDir
    private Path folder;

    @Test
    void thePageShowsWhatTheCityShips() throws Exception {
        assertThat(SHOWN).hasSize(21);
        for (Map.Entry<String, String> shown : SHOWN.entrySet()) {
            assertThat(Path.of(shown.getKey())).hasContent(shown.getValue());
        }
    }

    @Test
    void theCityIsSoundWithoutThemAndWithThem() throws Exception {
        copyTheCity();
        Files.writeString(folder.resolve(SYSTEM), SHOWN.get(SYSTEM).split("  atena-search:")[0]);
        Path assistance = folder.resolve("mappings/city/systems/public-assistance.system.yaml");
        Files.writeString(assistance, Files.readString(assistance).split("  atena-search:")[0]);
        List<Path> added = theirs(folder);
        assertThat(added).hasSizeGreaterThan(SHOWN.size());
        for (Path file : added) {
            Files.delete(file);
        }
        check();
        copyTheCity();
        check();
    }

    /** The files of these interfaces and of nothing else. */
    private static List<Path> theirs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName()
                            .toString()
                            .matches(".*(replica|answer-stop|atena|registry-search|registry-link|linkage-code).*"))
                    .toList();
        }
    }

    @Test
    void theirMessagesCrossAndThoseOfASystemThatIsAdded() throws Exception {
        assertThat(PAGE).hasSize(7);
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS)) {
            RunningGateway.Setup setup = RunningGateway.in(folder).platform(platform.address());
            PAGE.forEach((file, text) -> setup.edit(file, before -> text));
            try (RunningGateway gateway = setup.start()) {
                check();
                replicasOfOnePersonCrossOneAfterTheOther(gateway, platform);
                aFlagEndsWithItsReceiptAndIsNeverTakenAway(gateway, platform);
                aNoticeEndsWithItsReceipt(gateway, platform);
                assertThat(gateway.verifyLedger().findings()).isEmpty();
            }
        }
    }

    private void check() {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        assertThat(mappings.issues()).isEmpty();
        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                        .issues())
                .isEmpty();
    }

    private static void replicasOfOnePersonCrossOneAfterTheOther(RunningGateway gateway, ScriptedPlatform platform)
            throws Exception {
        List<Resident> known = gateway.city().knownTo(ALLOWANCE).limit(2).toList();
        Resident parent = known.get(0);
        Resident child = known.get(1);
        try (BusinessSystem system = gateway.connect(ALLOWANCE, "replica")) {
            send(system, "1", local(parent), local(child));
            send(system, "2", local(child), "");
            Letter first = arrived(platform, "replica", 1).get(0);
            assertThat(ScriptedPlatform.item(first, "団体内統合宛名番号")).isEqualTo(gateway.atena(parent, ALLOWANCE));
            assertThat(ScriptedPlatform.item(first, "世帯員番号")).isEqualTo(gateway.atena(child, ALLOWANCE));
            await().during(1, SECONDS)
                    .until(() -> arrived(platform, "replica", 1).size() == 1);

            platform.offer(
                    "replica", "a-0", () -> platform.answer("a-0", first, result(gateway.atena(child, ALLOWANCE))));
            RunningGateway.await("an answer about the other person of it is not taken", () -> gateway.query(
                            "select reason from ledger where event = 'ANSWER_REFUSED'")
                    .equals(List.of("ANSWER-006")));
            platform.withdrawOffers();
            platform.offer(
                    "replica", "a-1", () -> platform.answer("a-1", first, result(gateway.atena(parent, ALLOWANCE))));
            Outcome outcome = system.receive();
            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(new String(outcome.body(), UTF_8)).contains("J-1," + local(parent) + "," + INFORMATION + ",OK,");

            Letter second = arrived(platform, "replica", 2).get(1);
            platform.offer(
                    "replica", "a-2", () -> platform.answer("a-2", second, result(gateway.atena(child, ALLOWANCE))));
            assertThat(system.receive().summary()).isEqualTo("RESULT");

            send(system, "3", local(parent), local(child));
            Outcome again = system.receive();
            assertThat(again.summary()).as("the same state again").isEqualTo("RESULT");
            assertThat(again.property("SekishoInReplyTo")).isEqualTo("r-1");
            assertThat(again.property("SekishoDuplicate")).isEqualTo("true");
            send(system, "4", local(parent), "", "2026-11-10 09:29:59");
            assertThat(system.receive().summary()).isEqualTo("REFUSED VERSION-001");
            send(system, "5", local(parent), "");
            assertThat(system.receive().summary()).as("without the child").isEqualTo("REFUSED VERSION-002");
            send(system, "6", local(parent), "", "2026-11-10 09:30:01");
            assertThat(ScriptedPlatform.item(arrived(platform, "replica", 3).get(2), "正本更新日時"))
                    .startsWith("2026-11-10T09:30:01");
        }
    }

    private static void aFlagEndsWithItsReceiptAndIsNeverTakenAway(RunningGateway gateway, ScriptedPlatform platform)
            throws Exception {
        Resident person = gateway.city().knownTo(ALLOWANCE).skip(2).findFirst().orElseThrow();
        try (BusinessSystem system = gateway.connect(ALLOWANCE, "automatic-answer-stop")) {
            flag(system, "f-1", local(person), "Y");
            Outcome outcome = system.receive();

            Letter told = arrived(platform, "automatic-answer-stop", 1).get(0);
            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(outcome.property("SekishoReceiptNumber"))
                    .isEqualTo("2026" + told.head().messageId().substring(0, 8));
            assertThat(ScriptedPlatform.item(told, "団体内統合宛名番号")).isEqualTo(gateway.atena(person, ALLOWANCE));
            assertThat(ScriptedPlatform.item(told, "自動応答不可フラグ")).isEqualTo("1");

            flag(system, "f-2", local(person), "N");

            assertThat(system.receive().summary()).isEqualTo("REFUSED CODE-003");
            assertThat(of(platform, "automatic-answer-stop")).hasSize(1);
        }
    }

    private static void flag(BusinessSystem system, String id, String person, String flag) throws Exception {
        system.sendTo(
                "in.child-allowance.automatic-answer-stop",
                system.message(
                        "受給者番号,情報名,自動応答不可,設定日時\r\n" + person + "," + INFORMATION + "," + flag
                                + ",2026-11-10 09:30:00\r\n",
                        Map.of("SekishoMessageId", id)));
    }

    private static void aNoticeEndsWithItsReceipt(RunningGateway gateway, ScriptedPlatform platform) throws Exception {
        try (BusinessSystem system = gateway.connect("general-welfare", "maintenance-notice")) {
            system.sendTo(
                    "in.general-welfare.maintenance-notice",
                    system.message("件名,予定日\r\n回線の更新,20261120\r\n", Map.of("SekishoMessageId", "n-1")));

            Outcome outcome = system.receive();

            Letter notice = arrived(platform, "maintenance-notice", 1).get(0);
            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(outcome.property("SekishoInReplyTo")).isEqualTo("n-1");
            assertThat(outcome.property("SekishoReceiptNumber"))
                    .isEqualTo("2026" + notice.head().messageId().substring(0, 8));
            assertThat(outcome.body()).isEmpty();
            assertThat(new String(notice.body(), UTF_8)).contains("<予定日>2026-11-20</予定日>");
            assertThat(gateway.query(
                            "select state || ' ' || ending from request where interface_id = 'maintenance-notice'"))
                    .containsExactly("ENDED RESULT");
        }
    }

    @Test
    void aRouteFollowsThePassageOfItsInterface() throws Exception {
        copyTheCity();
        PAGE.forEach((name, text) -> write(folder.resolve(name), text));
        Path back = folder.resolve("routes/city/notice-back.camel.yaml");
        Files.writeString(
                back,
                """
                - route:
                    id: notice-back
                    from:
                      uri: "link:platform"
                      parameters: { operation: notice-results }
                      steps:
                        - to: { id: back-unseal, uri: "unseal:platform" }
                        - to: { id: back-number, uri: "atena:to-local" }
                        - to: { id: back-convert, uri: "convert:maintenance-notice" }
                        - to: { id: back-record, uri: "ledger:delivered" }
                        - to: { id: back-outcome, uri: "outcome:maintenance-notice" }
                """);
        assertThat(routeIssues()).containsExactly("routes/city/notice-back.camel.yaml:4:12 ROUTE-052");
        Files.delete(back);
        Path replica = folder.resolve("routes/city/replica.camel.yaml");
        String routes = Files.readString(replica);
        Files.writeString(replica, routes.substring(0, routes.indexOf("- route:\n    id: city-replica-back")));
        assertThat(routeIssues()).containsExactly("routes/city/:1:1 ROUTE-049");
        Files.writeString(
                replica, routes.replace("        - to: { id: replica-answer, uri: \"convert:replica\" }\n", ""));
        assertThat(routeIssues()).containsExactly("routes/city/replica.camel.yaml:41:45 ROUTE-005");
    }

    private List<String> routeIssues() {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        return RouteFiles.checkWhole(
                        new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                .issues()
                .stream()
                .map(issue -> issue.place() + " " + issue.finding().code().wire())
                .toList();
    }

    private void copyTheCity() throws IOException {
        for (String top : List.of("mappings", "routes")) {
            FileSystemUtils.copyRecursively(Path.of(top), folder.resolve(top));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePageTellsTheDefaults() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/adding-an-interface.md"));
        for (Default each : Default.values()) {
            assertThat(page).contains("| " + each.file() + " | `" + each.key() + "` | `" + each.written() + "` |");
        }
    }

    private static void send(BusinessSystem system, String number, String person, String child) throws Exception {
        send(system, number, person, child, "2026-11-10 09:30:00");
    }

    private static void send(BusinessSystem system, String number, String person, String child, String state)
            throws Exception {
        system.sendTo(
                "in.child-allowance.replica",
                system.message(
                        "整理番号,処理区分,受給者番号,児童番号,情報名,データセット,版,期間開始日,期間終了日,公開開始日,公開終了日,項目コード,項目値,更新日時,自動応答不可,不開示\r\nJ-"
                                + number + ",N," + person + "," + child + "," + INFORMATION
                                + ",0001,0001,2026-04-01,2027-03-31,2026-11-10,,SK00000000000001,15000," + state
                                + ",N,N\r\n",
                        Map.of("SekishoMessageId", "r-" + number)));
    }

    private static List<Letter> arrived(ScriptedPlatform platform, String operation, int count) {
        await().atMost(30, SECONDS).until(() -> of(platform, operation).size() >= count);
        return of(platform, operation);
    }

    private static List<Letter> of(ScriptedPlatform platform, String operation) {
        return platform.inquiries().stream()
                .filter(letter -> letter.head().operation().equals(operation))
                .toList();
    }

    private static String local(Resident resident) {
        return String.valueOf(resident.localNumbers().get(ALLOWANCE));
    }

    private static byte[] result(String atena) {
        return ("<replica-result xmlns=\"" + ScriptedPlatform.NAMESPACE + "\"><団体内統合宛名番号>" + atena
                        + "</団体内統合宛名番号><特定個人情報名コード>" + INFORMATION
                        + "</特定個人情報名コード><処理結果コード>0000</処理結果コード></replica-result>")
                .getBytes(UTF_8);
    }
}
