package jp.sekisho.gateway;

import static jp.sekisho.gateway.BusinessSystem.newId;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.StreamMessage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.Registry;
import jp.sekisho.registry.synthetic.Resident;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.utils.UUID;
import org.apache.activemq.artemis.utils.UUIDGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every bad input at a door: one outcome with its code and sentence, one ledger row, and nothing else changed. The gate is
 * shut, so that whatever is accepted stays where it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorRefusals {
    private static final String AT_NIGHT = "2026-11-10T18:00:00";
    private static final List<String> OF_A_REFUSAL =
            List.of("body+1", "bucket+0", "delivery+1", "ledger+1", "out_queue+0", "outbox+1");

    @TempDir
    static Path folder;

    private RunningGateway gateway;
    private BusinessSystem system;
    private final Deque<Resident> residents = new ArrayDeque<>();

    /** Points the gateway to the database under test. */
    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    abstract String name();

    @BeforeAll
    void start() throws Exception {
        gateway = on(RunningGateway.in(folder.resolve(name())).at(AT_NIGHT)).start();
        system = gateway.connect();
        residents.addAll(gateway.assisted());
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
        gateway.close();
    }

    @AfterEach
    void theLedgerIsWhole() throws Exception {
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        assertThat(system.hasNothing()).isTrue();
    }

    /** A message that a test makes with a session, and what is to come of it. */
    record BadInput(String name, Making message, String reason, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    interface Making {
        Message of(BusinessSystem system, InquiryRecord good, Map<String, String> id) throws Exception;
    }

    static Stream<BadInput> badInputs() {
        return Stream.of(
                bad(
                        "noMessageId",
                        (system, good, id) -> system.message(good.bytes(), Map.of()),
                        "DOOR-001",
                        "SekishoMessageId がありません"),
                bad(
                        "anEmptyMessageId",
                        (system, good, id) -> system.message(good.bytes(), Map.of("SekishoMessageId", "")),
                        "DOOR-001",
                        "SekishoMessageId がありません"),
                bad(
                        "aMessageIdWithOtherCharacters",
                        (system, good, id) -> system.message(good.bytes(), Map.of("SekishoMessageId", "../照会 1")),
                        "DOOR-002",
                        "A-Z a-z 0-9"),
                bad(
                        "aMessageIdThatIsTooLong",
                        (system, good, id) -> system.message(good.bytes(), Map.of("SekishoMessageId", "x".repeat(65))),
                        "DOOR-002",
                        "1〜64"),
                bad(
                        "aRecordThatIsTooShort",
                        (system, good, id) -> system.message(Arrays.copyOf(good.bytes(), 230), id),
                        "LAYOUT-001",
                        "239 バイトのはずが 230 バイト"),
                bad(
                        "aRecordThatIsTooLong",
                        (system, good, id) -> system.message(Arrays.copyOf(good.bytes(), 240), id),
                        "LAYOUT-001",
                        "239 バイト"),
                bad("anEmptyBody", (system, good, id) -> system.message(new byte[0], id), "LAYOUT-048", "1 件もありません"),
                bad(
                        "noBodyAtAll",
                        (system, good, id) -> system.with(system.session().createMessage(), id),
                        "LAYOUT-048",
                        "1 件もありません"),
                bad(
                        "anotherSeparator",
                        (system, good, id) -> system.message(replaced(good.bytes(), 2, (byte) ';'), id),
                        "LAYOUT-010",
                        "区切り文字"),
                bad(
                        "anotherEndOfRecord",
                        (system, good, id) -> system.message(replaced(good.bytes(), 237, (byte) '\n'), id),
                        "LAYOUT-043",
                        "CRLF で終わっていません"),
                bad(
                        "bytesThatAreNoMs932",
                        (system, good, id) -> system.message(
                                good.withBytes("情報照会者ユーザーID", new byte[] {(byte) 0x81, (byte) 0xFF})
                                        .bytes(),
                                id),
                        "LAYOUT-002",
                        "windows-31j"),
                bad(
                        "textThatMs932Lacks",
                        (system, good, id) -> system.message("𠮷" + good.text().substring(2), id),
                        "LAYOUT-008",
                        "windows-31j"),
                bad(
                        "textWithHalfACharacter",
                        (system, good, id) ->
                                system.message("\uD842" + good.text().substring(1), id),
                        "DOOR-010",
                        "1 文字目"),
                bad(
                        "anUnknownCode",
                        (system, good, id) ->
                                system.message(good.with("情報提供者機関コード", "99999").bytes(), id),
                        "CODE-003",
                        "情報提供者機関コード"),
                bad(
                        "aMissingRequiredItem",
                        (system, good, id) ->
                                system.message(good.with("宛名番号", "").bytes(), id),
                        "LAYOUT-003",
                        "宛名番号"),
                bad(
                        "aDayThatNoCalendarHas",
                        (system, good, id) ->
                                system.message(good.with("照会開始日付", "20260230").bytes(), id),
                        "LAYOUT-004",
                        "照会開始日付"),
                bad(
                        "aPeriodThatEndsBeforeItBegins",
                        (system, good, id) -> system.message(
                                good.with("照会開始日付", "20260601")
                                        .with("照会終了日付", "20260531")
                                        .bytes(),
                                id),
                        "MAP-050",
                        "逆"),
                bad(
                        "aNumberWithoutALink",
                        (system, good, id) ->
                                system.message(InquiryRecord.about("9999999999").bytes(), id),
                        "ATENA-001",
                        "登録されていません"),
                bad(
                        "informationThatIsNotPermitted",
                        (system, good, id) -> system.message(
                                good.with("特定個人情報名コード", "TM00000000000003").bytes(), id),
                        "PERMIT-004",
                        "医療保険給付関係情報（合成） を照会できません"),
                bad(
                        "anOfficeThatIsNotPermitted",
                        (system, good, id) -> system.message(
                                good.with("情報照会者部署コード", "D0010000000000000099").bytes(), id),
                        "PERMIT-003",
                        "許可がありません"),
                bad(
                        "anObject",
                        (system, good, id) -> system.with(system.session().createObjectMessage(new Bomb()), id),
                        "DOOR-004",
                        "開かずに拒みます"),
                bad(
                        "aMap",
                        (system, good, id) -> system.with(system.session().createMapMessage(), id),
                        "DOOR-004",
                        "TextMessage か BytesMessage"),
                bad(
                        "aStream",
                        (system, good, id) -> system.with(system.session().createStreamMessage(), id),
                        "DOOR-004",
                        "TextMessage か BytesMessage"),
                bad(
                        "bytesOverTheSizeLimit",
                        (system, good, id) -> system.message(new byte[64 * 1024 + 1], id),
                        "DOOR-005",
                        "65536 バイトまで"),
                bad(
                        "textOverTheSizeLimit",
                        (system, good, id) -> system.message("あ".repeat(64 * 1024), id),
                        "DOOR-005",
                        "196608 バイト"),
                bad(
                        "aLargeMessageOverTheSizeLimit",
                        (system, good, id) -> system.message(new byte[2 << 20], id),
                        "DOOR-005",
                        "2097152 バイト"),
                bad(
                        "anUnknownPriority",
                        (system, good, id) -> system.message(good.bytes(), and(id, "SekishoPriority", "highest")),
                        "DOOR-007",
                        "urgent, normal, bulk"),
                bad(
                        "anExpiryThatIsNoTime",
                        (system, good, id) -> system.message(good.bytes(), and(id, "SekishoExpiresAt", "tomorrow")),
                        "DOOR-006",
                        "ISO 8601"),
                bad(
                        "anExpiryWithoutOffset",
                        (system, good, id) ->
                                system.message(good.bytes(), and(id, "SekishoExpiresAt", "2026-11-11T17:00:00")),
                        "DOOR-006",
                        "ISO 8601"),
                bad(
                        "anExpiryThatHasPassed",
                        (system, good, id) ->
                                system.message(good.bytes(), and(id, "SekishoExpiresAt", "2026-11-10T17:59:59+09:00")),
                        "DOOR-006",
                        "未来"));
    }

    @ParameterizedTest
    @MethodSource("badInputs")
    void isRefusedWithItsReasonAndOneLedgerRow(BadInput bad) throws Exception {
        String id = newId();
        Message message =
                bad.message.of(system, InquiryRecord.about(local(resident())), Map.of("SekishoMessageId", id));
        message.setJMSCorrelationID("correlation " + id);
        boolean usable = id.equals(message.getStringProperty("SekishoMessageId"));
        Tables before = settled();

        String jmsMessageId = system.send(message);
        Outcome outcome = system.receive();

        assertThat(outcome.summary()).isEqualTo("REFUSED " + bad.reason);
        assertThat(outcome.property("SekishoReasonText")).contains(bad.sentence).doesNotContain("{");
        assertThat(outcome.property("SekishoOutcomeId")).matches("[0-9a-f]{32}");
        assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(usable ? id : "");
        assertThat(outcome.correlationId()).isEqualTo(usable ? "correlation " + id : jmsMessageId);
        thisAndNothingElse(before, "REFUSED", bad.reason);
    }

    @Test
    void aPersonOnTheConfirmationListIsRefused() throws Exception {
        Resident listed = resident();
        Resident other = resident();
        gateway.store().useTransaction(handle -> gateway.part(Registry.class)
                .link(handle, gateway.atena(other), SYSTEM, local(listed)));
        Tables before = settled();

        String id = system.ask(InquiryRecord.about(local(listed)));

        assertThat(system.receive().summary()).isEqualTo("REFUSED ATENA-002");
        thisAndNothingElse(before, "REFUSED", "ATENA-002");
        assertThat(gateway.stateOf(id)).isEmpty();
    }

    @Test
    void theLedgerSaysAboutWhomARefusedMessageWasAndWhatItAskedForAsFarAsKnown() throws Exception {
        Resident resident = resident();
        InquiryRecord good = InquiryRecord.about(local(resident));
        String notPermitted = newId();
        String ofNobody = newId();
        String unknown = newId();

        refused(notPermitted, good.with("情報照会者部署コード", "D0010000000000000099"), "PERMIT-003");
        refused(ofNobody, InquiryRecord.about("9999999999"), "ATENA-001");
        refused(unknown, good.with("特定個人情報名コード", "123456789018"), "PERMIT-004");

        assertThat(asked(notPermitted)).containsExactly(gateway.atena(resident) + " TM00000000000002");
        assertThat(asked(ofNobody)).containsExactly(" TM00000000000002");
        assertThat(asked(unknown)).containsExactly(gateway.atena(resident) + " ");
    }

    private void refused(String id, InquiryRecord inquiry, String reason) throws Exception {
        system.send(system.message(inquiry.bytes(), Map.of("SekishoMessageId", id)));
        assertThat(system.receive().summary()).isEqualTo("REFUSED " + reason);
    }

    private List<String> asked(String id) {
        return gateway.query("select person || ' ' || items from ledger where sender_id = ? and event = 'REFUSED'", id);
    }

    @Test
    void whatWasRefusedComesBackAsItWas() throws Exception {
        byte[] body = Arrays.copyOf(InquiryRecord.about("1").bytes(), 100);
        system.send(system.message(body, Map.of("SekishoMessageId", newId())));
        Outcome ofBytes = system.receive();
        system.send(system.message("照会 髙", Map.of("SekishoMessageId", newId())));
        Outcome ofText = system.receive();

        assertThat(ofBytes.text()).isFalse();
        assertThat(ofBytes.body()).isEqualTo(body);
        assertThat(ofText.text()).isTrue();
        assertThat(new String(ofText.body(), StandardCharsets.UTF_8)).isEqualTo("照会 髙");
    }

    @Test
    void aRefusedIdIsNotUsedUp() throws Exception {
        String id = newId();
        InquiryRecord good = InquiryRecord.about(local(resident()));
        system.send(system.message(new byte[10], Map.of("SekishoMessageId", id)));
        assertThat(system.receive().summary()).isEqualTo("REFUSED LAYOUT-001");

        system.send(system.message(good.bytes(), Map.of("SekishoMessageId", id)));

        RunningGateway.await("accepted", () -> gateway.stateOf(id).equals("WAITING"));
    }

    @Test
    void anObjectIsNeverOpened() throws Exception {
        Bomb.opened = false;
        system.send(system.with(system.session().createObjectMessage(new Bomb()), Map.of("SekishoMessageId", newId())));

        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-004");
        assertThat(Bomb.opened).isFalse();
    }

    @Test
    void theSameIdWithTheSameBodyWhileItWaitsHasNoSecondOutcome() throws Exception {
        String id = newId();
        InquiryRecord good = InquiryRecord.about(local(resident()));
        system.send(system.message(good.bytes(), Map.of("SekishoMessageId", id)));
        RunningGateway.await("accepted", () -> gateway.stateOf(id).equals("WAITING"));
        Tables before = settled();

        system.send(system.message(good.bytes(), Map.of("SekishoMessageId", id)));
        RunningGateway.await(
                "the door has read it",
                () -> settled().of("delivery").size() > before.of("delivery").size());

        Tables after = settled();
        assertThat(after.changedSince(before)).containsExactly("bucket+0", "delivery+1", "ledger+1");
        assertThat(after.newSince(before, "ledger")).singleElement().asString().contains("event=DUPLICATE");
        assertThat(gateway.stateOf(id)).isEqualTo("WAITING");
    }

    @Test
    void theSameIdWithAnotherBodyIsRefusedAndTheFirstGoesOn() throws Exception {
        String id = newId();
        InquiryRecord good = InquiryRecord.about(local(resident()));
        system.send(system.message(good.bytes(), Map.of("SekishoMessageId", id)));
        RunningGateway.await("accepted", () -> gateway.stateOf(id).equals("WAITING"));
        Tables before = settled();

        system.send(system.message(good.with("照会条件区分", "1").bytes(), Map.of("SekishoMessageId", id)));

        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-003");
        thisAndNothingElse(before, "REFUSED", "DOOR-003");
        assertThat(gateway.stateOf(id)).isEqualTo("WAITING");
    }

    @Test
    void theSameIdAsTextInsteadOfBytesIsAnotherBody() throws Exception {
        String id = newId();
        InquiryRecord good = InquiryRecord.about(local(resident()));
        system.send(system.message(good.bytes(), Map.of("SekishoMessageId", id)));
        system.send(system.message(good.text(), Map.of("SekishoMessageId", id)));

        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-003");
    }

    @Test
    void acceptanceIsReportedWhereItIsAskedFor() throws Exception {
        String id = newId();
        Message message = system.message(
                InquiryRecord.about(local(resident())).bytes(),
                Map.of("SekishoMessageId", id, "SekishoReceipt", "true"));
        message.setJMSCorrelationID("相関 1");
        system.send(message);

        Outcome accepted = system.receive();

        assertThat(accepted.property("SekishoStatus")).isEqualTo("ACCEPTED");
        assertThat(accepted.property("SekishoOutcome")).isEmpty();
        assertThat(accepted.property("SekishoInReplyTo")).isEqualTo(id);
        assertThat(accepted.correlationId()).isEqualTo("相関 1");
        assertThat(gateway.stateOf(id)).isEqualTo("WAITING");
    }

    @Test
    void aWaitingInquiryIsCancelledOnceAndNotTwice() throws Exception {
        String id = newId();
        byte[] body = InquiryRecord.about(local(resident())).bytes();
        Message message = system.message(body, Map.of("SekishoMessageId", id));
        message.setJMSCorrelationID("to be cancelled");
        system.send(message);
        String cancellation = newId();
        RunningGateway.await("accepted", () -> gateway.stateOf(id).equals("WAITING"));

        system.cancel(Map.of("SekishoMessageId", cancellation, "SekishoInReplyTo", id));
        Outcome ofInquiry = system.receive();
        Outcome ofCancellation = system.receiveOfCancel();
        system.cancel(Map.of("SekishoMessageId", newId(), "SekishoInReplyTo", id));
        Outcome second = system.receiveOfCancel();

        assertThat(ofInquiry.summary()).isEqualTo("CANCELLED PASSAGE-003");
        assertThat(ofInquiry.property("SekishoInReplyTo")).isEqualTo(id);
        assertThat(ofInquiry.correlationId()).isEqualTo("to be cancelled");
        assertThat(ofInquiry.body()).isEqualTo(body);
        assertThat(ofCancellation.summary()).isEqualTo("RESULT");
        assertThat(ofCancellation.property("SekishoInReplyTo")).isEqualTo(cancellation);
        assertThat(second.summary()).isEqualTo("REFUSED PASSAGE-004");
        assertThat(gateway.stateOf(id)).isEqualTo("ENDED CANCELLED");
        assertThat(gateway.query(
                        "select event from ledger where message_id = (select r.id from request r"
                                + " join message m on m.id = r.message_id where m.sender_id = ?) order by at",
                        id))
                .containsExactly("ACCEPTED", "CANCELLED");
    }

    @Test
    void cancellingWhatIsNotThereIsRefused() throws Exception {
        Tables before = settled();

        system.cancel(Map.of("SekishoMessageId", newId(), "SekishoInReplyTo", "no-such-message"));

        assertThat(system.receiveOfCancel().summary()).isEqualTo("REFUSED PASSAGE-005");
        thisAndNothingElse(before, "REFUSED", "PASSAGE-005");
    }

    @Test
    void aCancellationWithoutAnIdIsRefused() throws Exception {
        Tables before = settled();

        system.cancel(Map.of("SekishoInReplyTo", "x"));

        assertThat(system.receiveOfCancel().summary()).isEqualTo("REFUSED DOOR-001");
        thisAndNothingElse(before, "REFUSED", "DOOR-001");
    }

    @Test
    void aDuplicateOfACancelledInquiryGetsTheOutcomeAgain() throws Exception {
        String id = newId();
        byte[] body = InquiryRecord.about(local(resident())).bytes();
        system.send(system.message(body, Map.of("SekishoMessageId", id)));
        RunningGateway.await("accepted", () -> gateway.stateOf(id).equals("WAITING"));
        system.cancel(Map.of("SekishoMessageId", newId(), "SekishoInReplyTo", id));
        Outcome first = system.receive();
        system.receiveOfCancel();
        Tables before = settled();

        system.send(system.message(body, Map.of("SekishoMessageId", id)));
        Outcome again = system.receive();

        assertThat(first.property("SekishoDuplicate")).isEmpty();
        assertThat(again.property("SekishoDuplicate")).isEqualTo("true");
        assertThat(again.property("SekishoOutcomeId")).isEqualTo(first.property("SekishoOutcomeId"));
        assertThat(again.summary()).isEqualTo(first.summary());
        assertThat(again.body()).isEqualTo(first.body());
        thisAndNothingElse(before, "DUPLICATE", "");
    }

    @Test
    void anInquiryExpiresAtTheTimeThatItsSenderSet() throws Exception {
        List<String> ids = new ArrayList<>();
        for (String expiry : List.of("2026-11-10T18:00:01+09:00", "2026-11-10T10:00:01+01:00")) {
            String id = newId();
            ids.add(id);
            system.send(system.message(
                    InquiryRecord.about(local(resident())).bytes(),
                    Map.of("SekishoMessageId", id, "SekishoExpiresAt", expiry)));
            RunningGateway.await("accepted", () -> gateway.stateOf(id).equals("WAITING"));
        }
        assertThat(system.hasNothing()).isTrue();

        gateway.clock("2026-11-10T18:00:01");
        Outcome expired = system.receive();

        assertThat(expired.summary()).isEqualTo("EXPIRED PASSAGE-001");
        assertThat(expired.property("SekishoInReplyTo")).isEqualTo(ids.get(0));
        assertThat(system.receive().property("SekishoInReplyTo")).isEqualTo(ids.get(1));
        assertThat(ids).allMatch(id -> gateway.stateOf(id).equals("ENDED EXPIRED"));
        gateway.clock(AT_NIGHT);
    }

    @Test
    void anIdOfAnotherKindOfPropertyDoesNotStopTheDoor() throws Exception {
        Message number = system.message(InquiryRecord.about("1").bytes(), Map.of());
        number.setLongProperty("SekishoMessageId", 12);
        system.send(number);

        assertThat(system.receive().property("SekishoInReplyTo")).isEqualTo("12");
    }

    @Test
    void propertiesThatAreNoTextAtAllDoNotStopTheDoor() throws Exception {
        Message message = system.message(InquiryRecord.about("1").bytes(), Map.of());
        ClientMessage core = ((ActiveMQMessage) message).getCoreMessage();
        core.putBytesProperty("SekishoMessageId", new byte[] {1, 2});
        core.putBytesProperty("SekishoReceipt", new byte[] {1, 2});
        core.putBytesProperty("SekishoPriority", new byte[] {1, 2});
        system.send(message);
        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-002");

        Message withBytes = system.message(new byte[1], Map.of("SekishoMessageId", newId()));
        ((ActiveMQMessage) withBytes).getCoreMessage().putBytesProperty("NATIVE_MESSAGE_ID", new byte[] {1});
        system.send(withBytes);
        assertThat(system.receive().summary()).isEqualTo("REFUSED LAYOUT-001");
    }

    @Test
    void aCorrelationIdOfTheLongestLengthIsEchoedWhole() throws Exception {
        Message message = system.message(new byte[1], Map.of("SekishoMessageId", newId()));
        message.setJMSCorrelationID("相".repeat(1_023) + '\uD842');
        system.send(message);

        assertThat(system.receive().correlationId()).isEqualTo("相".repeat(1_023) + '\uD842');
    }

    @ParameterizedTest
    @ValueSource(ints = {1_025, 30_000})
    void aLongerCorrelationIdIsRefusedAndTheNextMessageGoesOn(int length) throws Exception {
        String id = newId();
        Message message = system.message(new byte[1], Map.of("SekishoMessageId", id));
        message.setJMSCorrelationID("x".repeat(length));
        system.send(message);
        system.send(system.message(new byte[1], Map.of("SekishoMessageId", newId())));

        Outcome refused = system.receive();
        assertThat(refused.summary()).isEqualTo("REFUSED DOOR-013");
        assertThat(refused.property("SekishoInReplyTo")).isEqualTo(id);
        assertThat(refused.correlationId()).isEmpty();
        assertThat(system.receive().summary()).isEqualTo("REFUSED LAYOUT-001");
    }

    @Test
    void aPropertyThatIsTooLongIsRefused() throws Exception {
        system.send(
                system.message(new byte[1], Map.of("SekishoMessageId", newId(), "SekishoPriority", "x".repeat(8_192))));

        assertThat(system.receive().summary()).isEqualTo("REFUSED DOOR-013");
    }

    static Stream<String> textThatNoColumnTakes() {
        return Stream.of("x\u0000", "\u0000", "x\uD842", "\uDFB7x", "x".repeat(65), "照会", "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("textThatNoColumnTakes")
    void noTextOfASenderStopsItsDoors(String text) throws Exception {
        String reason = text.length() > 8_000 ? "REFUSED DOOR-013" : "REFUSED DOOR-012";
        system.cancel(Map.of("SekishoMessageId", newId(), "SekishoInReplyTo", text));
        assertThat(system.receiveOfCancel().summary()).isEqualTo(reason);
        system.cancel(Map.of("SekishoMessageId", newId(), "SekishoInReplyTo", "no-such-message"));
        assertThat(system.receiveOfCancel().summary()).isEqualTo("REFUSED PASSAGE-005");

        for (String property : List.of("SekishoMessageId", "SekishoPriority", "SekishoExpiresAt", "own")) {
            Map<String, String> properties = new HashMap<>(Map.of("SekishoMessageId", newId()));
            properties.put(property, text);
            Message message = system.message(new byte[1], properties);
            message.setJMSCorrelationID(text);
            message.setJMSType(text);
            system.send(message);

            assertThat(system.receive().summary()).as(property).startsWith("REFUSED ");
        }
    }

    @Test
    void aCorrelationIdOfBytesIsEchoedAsBytes() throws Exception {
        byte[] id = {(byte) 0xFF, 0, 1};
        Message message = system.message(new byte[1], Map.of("SekishoMessageId", newId()));
        message.setJMSCorrelationIDAsBytes(id);
        system.send(message);

        assertThat(system.receiveMessage().getJMSCorrelationIDAsBytes()).isEqualTo(id);
    }

    @Test
    void whatIsNeitherTextNorBytesComesBackEmpty() throws Exception {
        MapMessage map = system.session().createMapMessage();
        map.setString("a", "b");
        StreamMessage stream = system.session().createStreamMessage();
        stream.writeString("a");
        for (Message message : List.of(map, stream)) {
            system.send(system.with(message, Map.of("SekishoMessageId", newId())));
            Outcome outcome = system.receive();

            assertThat(outcome.summary()).isEqualTo("REFUSED DOOR-004");
            assertThat(outcome.text()).isFalse();
            assertThat(outcome.body()).isEmpty();
        }
    }

    @Test
    void aMessageIdThatIsUsedAgainIsAnotherMessage() throws Exception {
        String id = newId();
        UUID always = UUIDGenerator.getInstance().generateUUID();
        for (int i = 0; i < 2; i++) {
            Message message = system.message(new byte[1], Map.of("SekishoMessageId", id));
            try (ClientSessionFactory factory = gateway.core().createSessionFactory();
                    ClientSession session =
                            factory.createSession(SYSTEM, gateway.password(SYSTEM), false, true, true, false, 1)) {
                ClientMessage core = ((ActiveMQMessage) message).getCoreMessage();
                core.setUserID(always);
                session.createProducer("in." + SYSTEM + ".inquiry").send(core);
            }

            assertThat(system.receive().summary()).as("send " + i).isEqualTo("REFUSED LAYOUT-001");
        }
    }

    /** The tables once nothing moves any more. */
    private Tables settled() {
        gateway.awaitOutboxesEmpty();
        return gateway.tables();
    }

    private void thisAndNothingElse(Tables before, String event, String reason) {
        Tables after = settled();
        assertThat(after.changedSince(before)).containsExactlyElementsOf(OF_A_REFUSAL);
        assertThat(after.newSince(before, "ledger"))
                .singleElement()
                .asString()
                .contains("event=" + event, "reason=" + reason, "system=" + SYSTEM);
    }

    private Resident resident() {
        Resident next = residents.removeFirst();
        residents.addLast(next);
        return next;
    }

    private static String local(Resident resident) {
        return resident.localNumbers().get(SYSTEM);
    }

    private static BadInput bad(String name, Making message, String reason, String sentence) {
        return new BadInput(name, message, reason, sentence);
    }

    private static Map<String, String> and(Map<String, String> id, String property, String value) {
        return Map.of("SekishoMessageId", id.get("SekishoMessageId"), property, value);
    }

    private static byte[] replaced(byte[] record, int at, byte by) {
        record[at] = by;
        return record;
    }

    /** Says when it is opened. */
    static final class Bomb implements Serializable {
        private static final long serialVersionUID = 1L;
        static volatile boolean opened;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            opened = true;
            in.defaultReadObject();
        }
    }
}
