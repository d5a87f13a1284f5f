package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSSecurityRuntimeException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.sekisho.PageCode;
import jp.sekisho.Patience;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.operate.jmx.message.MessagesMXBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.registry.Registry;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.Letter;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a room of the gateway's own begins crosses once and is heard once, by files alone: those of the page that tells of it. */
class BegunTest {
    private static final String PAGE = "what-the-gateway-begins.md";
    private static final String INQUIRY = "mappings/city/interfaces/inquiry.interface.yaml";
    private static final String ASSISTANCE = "public-assistance";
    private static final String HEARS = "out.registry.linkage-code-result";
    private static final Charset ITS = Charset.forName("windows-31j");
    /** Of nobody: synthetic, with a right check digit. */
    private static final String SOMEBODY = "123456789018";

    @TempDir
    private Path folder;

    @Test
    void whoeverIsNewIsAskedForOnceAndWhatWaitsForThatLeavesThen() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = beginning(platform)
                        .edit(INQUIRY, text -> text + "waits-for: linkage-code\n")
                        .start();
                BusinessSystem assistance = gateway.connect(ASSISTANCE, "atena-link")) {
            check();
            enter(assistance, "l-1");

            assertThat(text(assistance.receive())).endsWith("1\r\n"); // 要求中
            ask(assistance, "q-1");
            ask(assistance, "q-2");
            Patience.await().until(() -> gateway.query("select state from request where interface_id = 'inquiry'")
                    .equals(List.of("AWAITING", "AWAITING")));
            Patience.await().until(() -> platform.inquiries().size() == 1);
            assertThat(link(gateway).getAwaited()).isEqualTo(Map.of("linkage-code", 2));
            assertThat(link(gateway).getSummary()).contains("awaiting linkage-code 2");
            assertThat(way(gateway, "q-2")).contains("linkage-code が分かるのを待つ waits until that is known");

            answer(platform, platform.inquiries().get(0), "0000");
            Patience.await().until(() -> state(gateway).equals(List.of("ACQUIRED")));
            Patience.await().until(() -> platform.inquiries().size() == 3);
            assertThat(platform.inquiries())
                    .extracting(letter -> letter.head().operation())
                    .containsExactly("linkage-code", "inquiry", "inquiry");
            assertThat(gateway.query("select m.sender_id from ledger l join request r on r.id = l.message_id"
                            + " join message m on m.id = r.message_id where l.event = 'SENDING' and r.interface_id = 'inquiry'"
                            + " order by l.at, l.seq"))
                    .containsExactly("q-1", "q-2");
            Patience.await().until(() -> link(gateway).getAwaited().isEmpty());
            assertThat(gateway.query("select system || ' ' || event from ledger"
                            + " where interface_id = 'linkage-code' order by at, seq"))
                    .containsExactly("registry ACCEPTED", "registry SENDING", "registry SENT", "registry DELIVERED");

            enter(assistance, "l-2");
            assertThat(text(assistance.receive())).endsWith("2\r\n"); // 取得済
            assertThat(platform.inquiries()).hasSize(3);
            String cause = gateway.query("select id from message where sender_id = 'l-1'")
                    .get(0);
            String begun = gateway.query("select id from message where about = ?", cause)
                    .get(0);
            assertThat(way(gateway, "l-1")).contains("begun because of it " + begun);
            assertThat(way(gateway, begun)).contains("refers to " + cause, "RESULT");
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    @Test
    void whoeverCameFromAFileIsAskedForTooAndARefusalIsSeen() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = beginning(platform).start()) {
            answers(platform, "0401");
            gateway.store().useTransaction(handle -> {
                Registry registry = gateway.part(Registry.class);
                registry.link(handle, registry.assign(handle, SOMEBODY), ASSISTANCE, "7712345678");
            });

            Patience.await().until(() -> state(gateway).equals(List.of("FAILED")));

            assertThat(platform.inquiries()).hasSize(1);
            assertThat(gateway.query("select about from message where system = 'registry'"))
                    .containsExactly("");
        }
    }

    /** What has begun and is not before its door yet keeps no gateway from its start. */
    @Test
    void whatHasBegunKeepsNoGatewayFromItsStart() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS)) {
            answers(platform, "0000");
            RunningGateway.Setup setup = beginning(platform);
            try (RunningGateway gateway = setup.start()) {
                gateway.store().useTransaction(handle -> {
                    new Outbox(gateway.part(Station.class))
                            .add(
                                    handle,
                                    "begun-1",
                                    new Station.Exit("in.registry.linkage-code", ""),
                                    new OutgoingMessage(
                                            Map.of(OutgoingMessage.MESSAGE_ID, "begun-1"),
                                            CorrelationId.NONE,
                                            false,
                                            new byte[] {1}));
                    handle.execute("insert into outbox_aside (outbox_id, queue, number, reason, at)"
                            + " select id, queue, number, 'ASIDE-002', at from outbox where id = 'begun-1'");
                    handle.execute("update outbox set pending = null where id = 'begun-1'");
                });
            }
            try (RunningGateway gateway = setup.start();
                    BusinessSystem assistance = gateway.connect(ASSISTANCE, "atena-link")) {
                enter(assistance, "l-1");
                assertThat(text(assistance.receive())).endsWith("1\r\n");
                Patience.await().until(() -> state(gateway).equals(List.of("ACQUIRED")));
            }
        }
    }

    /** What the room cannot read is set aside, and what comes after it is heard. */
    @Test
    void whatItCannotHearHoldsUpNothing() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = beginning(platform).start();
                BusinessSystem assistance = gateway.connect(ASSISTANCE, "atena-link")) {
            answers(platform, "0000");
            gateway.store().useTransaction(handle -> new Outbox(gateway.part(Station.class))
                    .add(
                            handle,
                            new Station.Exit(HEARS, ""),
                            new OutgoingMessage(
                                    Map.of(OutgoingMessage.OUTCOME, "RESULT"),
                                    CorrelationId.NONE,
                                    false,
                                    "noise".getBytes(UTF_8))));

            enter(assistance, "l-1");

            Patience.await().until(() -> state(gateway).equals(List.of("ACQUIRED")));
            Patience.await().until(() -> gateway.query("select queue || ' ' || reason from outbox_aside")
                    .equals(List.of(HEARS + " ASIDE-002")));
        }
    }

    @Test
    void nobodyConnectsInItsName() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = beginning(platform).start();
                ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:" + gateway.brokerPort(), "registry", gateway.password("registry"))) {
            assertThatThrownBy(factory::createContext).isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @Test
    void withoutAnInterfaceForItNothingBegins() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway =
                        RunningGateway.in(folder).platform(platform.address()).start();
                BusinessSystem assistance = gateway.connect(ASSISTANCE, "atena-link")) {
            enter(assistance, "l-1");

            assertThat(text(assistance.receive())).endsWith("0\r\n"); // 未取得
            assertThat(state(gateway)).containsExactly("NOT_ACQUIRED");
            assertThat(platform.inquiries()).isEmpty();
        }
    }

    @Test
    void aFormThatIsNotTheRoomsIsNamed() throws Exception {
        beginning().copied();
        Path file = folder.resolve("mappings/city/systems/registry.system.yaml");
        String whole = Files.readString(file);
        assertThat(issues()).isEmpty();
        Path second = folder.resolve("mappings/city/systems/second.system.yaml");
        Files.writeString(second, whole.replace("system: registry", "system: second"));
        assertThat(issues()).contains("CATALOGUE-069");
        Files.delete(second);
        Files.writeString(file, whole.replace("room: registry", "room: registrar"));
        assertThat(issues()).contains("CATALOGUE-045");
        Files.writeString(file, whole.replace("layout: registry-code-request", "layout: public-assistance-inquiry"));
        assertThat(issues()).contains("CATALOGUE-046");
        Files.writeString(file, whole.replace("layout: registry-code-result", "layout: registry-search-result"));
        assertThat(issues()).contains("CATALOGUE-046");
    }

    /** What is written under waits-for has to be something that a room learns, by an interface that can wait for it. */
    @Test
    void whatNobodyLearnsIsNamed() throws Exception {
        beginning().copied();
        assertThat(issuesWith(INQUIRY, text -> text + "waits-for: linkage-cod\n"))
                .containsExactly("CATALOGUE-085");
        assertThat(issuesWith(
                        INQUIRY,
                        text -> text.replace("persons: [ 団体内統合宛名番号 ]", "persons: []") + "waits-for: linkage-code\n"))
                .contains("CATALOGUE-086");
        assertThat(issuesWith(
                        "mappings/city/interfaces/linkage-code.interface.yaml",
                        text -> text + "waits-for: linkage-code\n"))
                .containsExactly("CATALOGUE-087");
        assertThat(issuesWith(INQUIRY, text -> text + "waits-for: linkage-code\n"))
                .isEmpty();
    }

    private List<String> issuesWith(String file, UnaryOperator<String> change) throws Exception {
        Path path = folder.resolve(file);
        String whole = Files.readString(path);
        Files.writeString(path, change.apply(whole));
        List<String> issues = issues();
        Files.writeString(path, whole);
        return issues;
    }

    private List<String> issues() {
        return CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY)).issues().stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    private RunningGateway.Setup beginning(ScriptedPlatform platform) {
        return beginning().platform(platform.address());
    }

    private RunningGateway.Setup beginning() {
        RunningGateway.Setup setup = RunningGateway.in(folder);
        PageCode.files(PAGE)
                .forEach((file, text) -> setup.edit(
                        file,
                        before -> text.replace(
                                "operation: linkage-code-results",
                                "operation: linkage-code-results\n        pollMillis: 50")));
        return setup;
    }

    private void check() {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        assertThat(mappings.issues()).isEmpty();
        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                        .issues())
                .isEmpty();
    }

    private static void answers(ScriptedPlatform platform, String code) {
        platform.receipts(letter -> {
            answer(platform, letter, code);
            return platform.receipt(letter);
        });
    }

    private static void answer(ScriptedPlatform platform, Letter letter, String code) {
        String id = "answer-" + letter.head().messageId();
        platform.offer("linkage-code", id, () -> platform.answer(id, letter, result(letter, code)));
    }

    private static void ask(BusinessSystem system, String id) throws Exception {
        system.sendTo(
                "in." + ASSISTANCE + ".inquiry",
                system.message(InquiryRecord.about("7712345678").bytes(), Map.of("SekishoMessageId", id)));
    }

    private static LinkMXBean link(RunningGateway gateway) throws Exception {
        return gateway.bean("jp.sekisho:type=Link,name=platform", LinkMXBean.class);
    }

    private static String way(RunningGateway gateway, String id) throws Exception {
        String system = id.contains("-") ? ASSISTANCE : "";
        return String.join(
                "\n", gateway.bean(MessagesMXBean.NAME, MessagesMXBean.class).way(id, system));
    }

    private static byte[] result(Letter letter, String code) {
        return ("<linkage-code-result xmlns=\"" + ScriptedPlatform.NAMESPACE + "\"><団体内統合宛名番号>"
                        + ScriptedPlatform.item(letter, "団体内統合宛名番号") + "</団体内統合宛名番号><処理結果コード>" + code
                        + "</処理結果コード></linkage-code-result>")
                .getBytes(UTF_8);
    }

    private static void enter(BusinessSystem system, String id) throws Exception {
        String record = "01,000007712345678," + SOMEBODY + "," + " ".repeat(15) + "\r\n";
        system.sendTo(
                "in." + ASSISTANCE + ".atena-link",
                system.message(record.getBytes(ITS), Map.of("SekishoMessageId", id)));
    }

    private static List<String> state(RunningGateway gateway) {
        return gateway.query("select linkage_code from registry_person p where exists (select 1 from registry_link l"
                + " where l.integrated_number = p.integrated_number and l.id = (select max(id) from registry_link))");
    }

    private static String text(BusinessSystem.Outcome outcome) {
        assertThat(outcome.summary()).as(outcome.property("SekishoReasonText")).isEqualTo("RESULT");
        return new String(outcome.body(), ITS);
    }
}
