package jp.sekisho.gateway;

import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static jp.sekisho.gateway.RunningGateway.Setup.replaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.sekisho.Patience;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.Letter;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Inquiries cross and their answers come back; beside a route file that breaks the boundary rule, and with one item more
 * than the shipped mappings send: a text, so that there is something that the platform's repertoire may lack.
 */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InquiryRoundTripTest {
    @TempDir
    static Path folder;

    private ScriptedPlatform platform;
    private RunningGateway gateway;
    private BusinessSystem system;

    @BeforeAll
    void start() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        gateway = RunningGateway.in(folder)
                .platform(platform.address())
                .edit(
                        "routes/city/broken.camel.yaml",
                        nothing ->
                                """
                        - route:
                            id: leak
                            from:
                              uri: "lane:platform"
                              steps:
                                - to: { id: out, uri: "file:/tmp" }
                        """)
                .edit(
                        "mappings/city/layouts/public-assistance-inquiry.layout.yaml",
                        text -> replaced(
                                text,
                                "情報照会者ユーザーID,         bytes: 20, type: code, blank: allowed",
                                "情報照会者ユーザーID, bytes: 20, type: text, blank: allowed"))
                .edit(
                        "mappings/city/layouts/platform-inquiry.layout.yaml",
                        text -> text + "  - { name: 備考, type: text, characters: 20, blank: allowed }\n")
                .edit(
                        "mappings/city/maps/public-assistance-inquiry-to-platform.map.yaml",
                        text -> replaced(
                                replaced(text, "統合宛名番号, 情報照会者ユーザーID,", "統合宛名番号,"),
                                "  照会依頼日時:         照会依頼日時\n",
                                "  照会依頼日時:         照会依頼日時\n  備考: 情報照会者ユーザーID\n"))
                .edit(
                        "mappings/city/maps/child-allowance-inquiry-to-platform.map.yaml",
                        text -> text + "blank: [ 備考 ]\n")
                .edit(
                        "mappings/city/maps/late-stage-elderly-inquiry-to-platform.map.yaml",
                        text -> text + "blank: [ 備考 ]\n")
                .start();
        system = gateway.connect();
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
        gateway.close();
        platform.close();
    }

    @AfterEach
    void theLedgerIsWhole() throws Exception {
        platform.withdrawOffers();
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        assertThat(system.hasNothing()).isTrue();
    }

    @Test
    void anInquiryCrossesAndItsAnswerComesBackInTheSendersNumberAndForm() throws Exception {
        Resident resident = gateway.assisted().get(0);
        InquiryRecord question = InquiryRecord.about(local(resident)).with("情報照会者ユーザーID", "森鴎外");
        String id = BusinessSystem.newId();
        system.send(system.message(question.bytes(), Map.of("SekishoMessageId", id)));
        Letter inquiry = arrivedFrom(id);
        platform.offer("a-1", () -> platform.answer("a-1", inquiry, ScriptedPlatform.result(gateway.atena(resident))));

        Outcome outcome = system.receive();

        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(id);
        assertThat(outcome.text()).isFalse();
        assertThat(outcome.body()).hasSize(155);
        assertThat(new String(Arrays.copyOfRange(outcome.body(), 3, 18), InquiryRecord.MS932))
                .isEqualTo("0".repeat(15 - local(resident).length()) + local(resident));
        assertThat(ScriptedPlatform.item(inquiry, "備考")).isEqualTo("森鴎外");
        RunningGateway.await("the confirmation", () -> platform.confirmed().contains("a-1"));
    }

    @Test
    void whatWasAskedAsTextIsAnsweredAsText() throws Exception {
        Resident resident = gateway.assisted().get(1);
        String id = BusinessSystem.newId();
        system.send(system.message(InquiryRecord.about(local(resident)).text(), Map.of("SekishoMessageId", id)));
        Letter inquiry = arrivedFrom(id);
        platform.offer("a-2", () -> platform.answer("a-2", inquiry, ScriptedPlatform.result(gateway.atena(resident))));

        Outcome outcome = system.receive();

        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.text()).isTrue();
        assertThat(new String(outcome.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("正常終了");
    }

    @Test
    void aCharacterThatThePlatformLacksIsRefused() throws Exception {
        Tables before = settled();
        String id = BusinessSystem.newId();
        byte[] body = InquiryRecord.about(local(gateway.assisted().get(2)))
                .with("情報照会者ユーザーID", "髙橋")
                .bytes();

        system.send(system.message(body, Map.of("SekishoMessageId", id)));
        Outcome outcome = system.receive();

        assertThat(outcome.summary()).isEqualTo("REFUSED LAYOUT-009");
        assertThat(outcome.property("SekishoReasonText")).contains("備考", "1 文字目", "jis-x-0213");
        assertThat(outcome.body()).isEqualTo(body);
        assertThat(settled().changedSince(before))
                .containsExactly("body+1", "bucket+0", "delivery+1", "ledger+1", "out_queue+0", "outbox+1");
    }

    @Test
    void aRouteThatBreaksTheRuleIsNamedWithItsFileAndLineAndTheRestRuns() {
        assertThat(gateway.log())
                .contains(
                        "Something is wrong with the routes; the others run. routes/city/broken.camel.yaml:6:31 ROUTE-003 Step out");
        assertThat(gateway.camel().getRoute("leak")).isNull();
        assertThat(gateway.camel().getRoutes())
                .extracting(org.apache.camel.Route::getId)
                .containsExactlyInAnyOrder(
                        "city-atena-search-door-public-assistance",
                        "city-atena-search-door-child-allowance",
                        "city-atena-link-door-public-assistance",
                        "city-inquiry-send",
                        "city-inquiry-back",
                        "city-inquiry-door-public-assistance",
                        "cancel-door-public-assistance",
                        "city-inquiry-door-child-allowance",
                        "cancel-door-child-allowance",
                        "city-inquiry-door-late-stage-elderly",
                        "cancel-door-late-stage-elderly",
                        "city-replica-send",
                        "city-replica-back",
                        "city-replica-door-child-allowance",
                        "city-automatic-answer-stop-send",
                        "city-automatic-answer-stop-door-child-allowance",
                        "city-resident-change-door-resident-register",
                        "city-resident-feed-hand",
                        "cancel-door-resident-register");
    }

    @Test
    void whatTheBrokerRefusesIsInTheSecurityAuditAndNothingElseChanges() throws Exception {
        Tables before = settled();
        try (ActiveMQConnectionFactory waiting = new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:" + gateway.brokerPort() + "?blockOnNonDurableSend=true",
                        SYSTEM,
                        gateway.password(SYSTEM));
                jakarta.jms.Connection connection = waiting.createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);

            MessageProducer notPersistent = session.createProducer(session.createQueue("in." + SYSTEM + ".inquiry"));
            notPersistent.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            Message message = session.createTextMessage("x");
            assertThatThrownBy(() -> notPersistent.send(message)).isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> session.createProducer(session.createQueue("out.public-assistance.inquiry-result"))
                            .send(session.createTextMessage("x")))
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> session.createConsumer(session.createQueue("in." + SYSTEM + ".inquiry")))
                    .isInstanceOf(JMSException.class);
        }

        Patience.await().until(() -> !gateway.query("select event from security_audit where event = 'READ_DENIED'")
                .isEmpty());
        Tables after = settled();
        assertThat(after.changedSince(before)).containsExactly("security_audit+3");
        assertThat(gateway.query(
                        "select event || ' ' || address from security_audit where username = ? order by id", SYSTEM))
                .containsSubsequence(
                        "NOT_PERSISTENT in." + SYSTEM + ".inquiry",
                        "SEND_DENIED out.public-assistance.inquiry-result",
                        "READ_DENIED in." + SYSTEM + ".inquiry");
    }

    @Test
    void whileThePlatformIsAwayNothingIsLostOrDoubled() throws Exception {
        platform.open(false);
        List<Resident> residents = gateway.assisted().subList(5, 15);
        int before = platform.inquiries().size();
        for (Resident resident : residents) {
            system.ask(InquiryRecord.about(local(resident)));
        }
        RunningGateway.await(
                "accepted",
                () -> gateway.query("select id from request where state = 'WAITING'")
                                .size()
                        == residents.size());
        assertThat(platform.inquiries()).hasSize(before);

        platform.open(true);
        RunningGateway.await("all sent", () -> platform.inquiries().size() == before + residents.size());

        RunningGateway.await(
                "all receipted", () -> gateway.query("select id from request where state <> 'SENT'").stream()
                        .allMatch(id -> platform.inquiries().subList(before, before + residents.size()).stream()
                                .noneMatch(letter -> letter.head().messageId().equals(id))));
        assertThat(platform.inquiries().subList(before, platform.inquiries().size()))
                .extracting(letter -> letter.head().messageId())
                .doesNotHaveDuplicates();
    }

    private Letter arrivedFrom(String senderId) {
        RunningGateway.await("sent", () -> gateway.stateOf(senderId).equals("SENT"));
        String requestId = gateway.query(
                        "select r.id from request r join message m on m.id = r.message_id where m.sender_id = ?",
                        senderId)
                .get(0);
        return platform.inquiries().stream()
                .filter(letter -> letter.head().messageId().equals(requestId))
                .findFirst()
                .orElseThrow();
    }

    private Tables settled() {
        gateway.awaitOutboxesEmpty();
        return gateway.tables();
    }

    private static String local(Resident resident) {
        return resident.localNumbers().get(SYSTEM);
    }
}
