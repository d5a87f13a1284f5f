package jp.sekisho.gateway;

import static jp.sekisho.gateway.AmqpSystem.bytes;
import static jp.sekisho.gateway.AmqpSystem.value;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import jp.sekisho.Patience;
import jp.sekisho.gateway.AmqpSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.Letter;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A business system that speaks AMQP 1.0 has the same doors, the same rights and the same outcomes as one that speaks core. */
@Tag("smoke")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmqpDoorTest {
    private static final String REJECTED = "REJECTED";

    @TempDir
    static Path folder;

    private ScriptedPlatform platform;
    private RunningGateway gateway;
    private AmqpSystem system;

    @BeforeAll
    void start() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        platform.receipts(this::answeredAtOnce);
        gateway = RunningGateway.in(folder).platform(platform.address()).start();
        system = new AmqpSystem(SYSTEM, gateway.brokerPort(), gateway.password(SYSTEM));
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
        gateway.close();
        platform.close();
    }

    @AfterEach
    void theRecordIsWhole() {
        gateway.awaitOutboxesEmpty();
        assertThat(gateway.verifyLedger().findings()).isEmpty();
    }

    @Test
    void bytesComeBackAsBytesInTheOwnForm() throws Exception {
        InquiryRecord inquiry = inquiry(0);
        String id = BusinessSystem.newId();

        system.send(bytes(inquiry.bytes(), id));
        Outcome outcome = system.receive();

        assertThat(outcome.properties()).containsEntry("SekishoInReplyTo", id);
        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.body()).isInstanceOf(byte[].class);
        assertThat(new String(outcome.bytes(), "windows-31j")).contains(number(0));
    }

    @Test
    void textComesBackAsText() throws Exception {
        String id = BusinessSystem.newId();

        system.send(value(new String(inquiry(1).bytes(), "windows-31j"), id));
        Outcome outcome = system.receive();

        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.body()).isInstanceOf(String.class);
    }

    @Test
    void aCorrelationIdOfAnyKindIsEchoed() throws Exception {
        Object binary = new Binary(new byte[] {(byte) 0xFF, 0, 1});
        for (Object correlation : List.of("mine", UUID.randomUUID(), UnsignedLong.valueOf(7), binary)) {
            system.send(bytes(inquiry(2).bytes(), BusinessSystem.newId()).correlationId(correlation));

            assertThat(system.receive().correlationId())
                    .as(correlation.getClass().getSimpleName())
                    .isEqualTo(correlation);
        }
    }

    @Test
    void aMessageThatWouldNotSurviveARestartIsRejected() throws Exception {
        Tracker tracker =
                system.send(Message.create(inquiry(3).bytes()).durable(false).property("SekishoMessageId", "volatile"));

        assertThat(tracker.remoteState().getType()).isEqualTo(DeliveryState.Type.REJECTED);
        assertThat(gateway.stateOf("volatile")).isEmpty();
    }

    @Test
    void aMessageIdUsedTwiceIsNoRedelivery() throws Exception {
        String id = BusinessSystem.newId();
        byte[] body = inquiry(4).bytes();

        system.send(bytes(body, id).messageId("always-the-same"));
        Outcome first = system.receive();
        system.send(bytes(body, id).messageId("always-the-same"));
        Outcome second = system.receive();

        assertThat(first.summary()).isEqualTo("RESULT");
        assertThat(second.properties())
                .containsEntry("SekishoDuplicate", "true")
                .containsEntry("SekishoOutcomeId", first.properties().get("SekishoOutcomeId"));
    }

    @Test
    void whatWouldChangeTheOrderIsTakenOff() throws Exception {
        String late = BusinessSystem.newId();
        String soon = BusinessSystem.newId();

        system.send(bytes(inquiry(5).bytes(), late)
                .priority((byte) 0)
                .timeToLive(1)
                .annotation("x-opt-delivery-delay", 3_600_000L));
        system.send(bytes(inquiry(5).bytes(), soon).priority((byte) 9));

        assertThat(List.of(system.receive(), system.receive()))
                .extracting(outcome -> outcome.properties().get("SekishoInReplyTo"))
                .containsExactly(late, soon);
    }

    @Test
    void aSenderCannotNameADelivery() throws Exception {
        for (int i = 0; i < 2; i++) {
            system.send(bytes(inquiry(6).bytes(), BusinessSystem.newId())
                    .property("_AMQ_SEKISHO_DELIVERY", "mine")
                    .property("_AMQ_DUPL_ID", "mine"));
        }

        assertThat(List.of(system.receive(), system.receive()))
                .extracting(Outcome::summary)
                .containsExactly("RESULT", "RESULT");
    }

    @Test
    void objectsAndListsAreRefusedUnopened() throws Exception {
        system.send(value(List.of("a", "b"), BusinessSystem.newId()));
        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-004");

        system.send(value(java.util.Map.of("a", "b"), BusinessSystem.newId()));
        Outcome ofAMap = system.receive();
        assertThat(ofAMap.summary()).isEqualTo("REFUSED DOOR-004");
        assertThat(ofAMap.bytes()).isEmpty();

        system.send(bytes(new byte[] {1}, BusinessSystem.newId()).contentType("application/x-java-serialized-object"));
        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-004");
    }

    /** The broker would hand them on as bytes of its own memory. */
    @Test
    void aValueThatIsNeitherTextNorBytesIsRejected() throws Exception {
        for (Object body : List.of(7, 1.5, true, 'x', UUID.randomUUID(), new int[] {1, 2}, new Symbol[0])) {
            Tracker tracker = system.send(value(body, "strange"));

            assertThat(tracker.remoteState().getType().name())
                    .as(body.getClass().getSimpleName())
                    .isEqualTo(REJECTED);
        }
        awaitRecorded("UNREADABLE");
    }

    @Test
    void aBodyOverTheInterfacesLimitIsRefusedAndOneOverTheDoorsRejected() throws Exception {
        system.send(bytes(new byte[1 << 20], BusinessSystem.newId()));
        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-005");

        Tracker tracker = system.send(bytes(new byte[5 << 20], "huge"));
        assertThat(tracker.remoteState().getType().name()).isEqualTo(REJECTED);
    }

    @Test
    void aMessageWithoutAnIdIsRefusedUnderItsOwnMessageId() throws Exception {
        system.send(Message.create(inquiry(7).bytes()).durable(true).messageId("m-of-mine"));

        Outcome outcome = system.receive();
        assertThat(outcome.summary()).isEqualTo("REFUSED DOOR-001");
        assertThat(outcome.properties()).doesNotContainKey("SekishoInReplyTo");
        assertThat(outcome.correlationId()).isEqualTo("m-of-mine");
    }

    @Test
    void aCancellationIsTakenToo() throws Exception {
        system.sendTo(
                "in." + SYSTEM + ".cancel",
                Message.<byte[]>create()
                        .durable(true)
                        .property("SekishoMessageId", BusinessSystem.newId())
                        .property("SekishoInReplyTo", "never-sent"));

        assertThat(system.receiveFrom("out." + SYSTEM + ".cancel-result").summary())
                .startsWith("REFUSED");
    }

    @Test
    void nobodyUsesAnothersQueuesOrComesWithoutALogin() {
        assertThatThrownBy(() -> system.sendTo("in.nobody.inquiry", value("x", "x")))
                .isInstanceOf(ClientException.class);
        assertThatThrownBy(() -> system.sendTo("out." + SYSTEM + ".inquiry-result", value("x", "x")))
                .isInstanceOf(ClientException.class);
        assertThatThrownBy(() -> system.receiveFrom("in." + SYSTEM + ".inquiry"))
                .isInstanceOf(Exception.class);
        assertThatThrownBy(() -> {
                    try (AmqpSystem stranger = new AmqpSystem(SYSTEM, gateway.brokerPort(), "wrong")) {
                        stranger.send(value("x", "x"));
                    }
                })
                .isInstanceOf(Exception.class);
        awaitRecorded("SEND_DENIED", "READ_DENIED", "BAD_CREDENTIALS");
    }

    private void awaitRecorded(String... events) {
        Patience.await()
                .until(() -> gateway.query("select event from security_audit").containsAll(List.of(events)));
    }

    private ScriptedPlatform.Reply answeredAtOnce(Letter inquiry) {
        String answerId = "a-" + inquiry.head().messageId();
        byte[] result = ScriptedPlatform.result(ScriptedPlatform.item(inquiry, "団体内統合宛名番号"));
        platform.offer(answerId, () -> platform.answer(answerId, inquiry, result));
        return platform.receipt(inquiry);
    }

    private InquiryRecord inquiry(int which) {
        return InquiryRecord.about(number(which));
    }

    private String number(int which) {
        Resident resident = gateway.assisted().get(which);
        return resident.localNumbers().get(SYSTEM);
    }
}
