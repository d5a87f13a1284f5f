package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.gateway.BusinessSystem.newId;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.Letter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Messages of several records: taken whole, sent one by one, and answered together. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeveralLines {
    private static final List<String> OF_A_REFUSAL =
            List.of("body+1", "bucket+0", "delivery+1", "ledger+1", "out_queue+0", "outbox+1");

    @TempDir
    static Path folder;

    private ScriptedPlatform platform;
    private RunningGateway gateway;
    private BusinessSystem system;
    private final Deque<Resident> residents = new ArrayDeque<>();

    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    abstract String name();

    @BeforeAll
    void start() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        gateway = on(RunningGateway.in(folder.resolve(name())).platform(platform.address()))
                .start();
        system = gateway.connect();
        residents.addAll(gateway.assisted());
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
        gateway.close();
        platform.close();
    }

    @AfterEach
    void theLedgerIsWholeAndNothingElseCame() throws Exception {
        platform.withdrawOffers();
        platform.usualReceipts();
        gateway.awaitOutboxesEmpty();
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        assertThat(system.hasNothing()).isTrue();
    }

    @Test
    void answersThatComeInAnotherOrderMakeOneResultInTheOrderOfTheRequest() throws Exception {
        List<InquiryRecord> lines = lines(3);
        String id = send(lines);
        List<Letter> asked = allSent(id, 3);

        answer(asked.get(2), "0000");
        Outcome first = system.receive();
        answer(asked.get(0), "0101");
        Outcome second = system.receive();
        answer(asked.get(1), "0201");
        Outcome result = system.receive();

        assertThat(first.property("SekishoStatus")).isEqualTo("PARTIAL");
        assertThat(first.property("SekishoInReplyTo")).isEqualTo(id);
        assertThat(first.property("SekishoLines") + " " + first.property("SekishoLinesEnded"))
                .isEqualTo("3 1");
        assertThat(first.property("SekishoOutcome")).isEmpty();
        assertThat(numbers(first)).containsExactly(number(lines.get(2)));
        assertThat(numbers(second)).containsExactly(number(lines.get(0)), number(lines.get(2)));
        assertThat(result.summary()).isEqualTo("RESULT");
        assertThat(result.property("SekishoStatus")).isEmpty();
        assertThat(result.property("SekishoLines")).isEqualTo("3");
        assertThat(numbers(result)).containsExactly(number(lines.get(0)), number(lines.get(1)), number(lines.get(2)));
        assertThat(kinds(result)).containsExactly("01", "02", "00");
        assertThat(gateway.query("select distinct catalogue from ledger where event = 'DELIVERED'"))
                .hasSize(1);
    }

    @Test
    void aLineThatExpiredStandsBesideTwoAnswersAndSaysSo() throws Exception {
        List<InquiryRecord> lines = lines(3);
        String id = newId();
        system.send(
                system.message(body(lines), Map.of("SekishoMessageId", id, "SekishoExpiresAt", minutesFromNow(10))));
        List<Letter> asked = allSent(id, 3);
        answer(asked.get(0), "0000");
        assertThat(kinds(system.receive())).containsExactly("00");
        answer(asked.get(2), "0000");
        assertThat(kinds(system.receive())).containsExactly("00", "00");

        passMinutes(11);
        Outcome result = system.receive();

        assertThat(result.summary()).isEqualTo("RESULT");
        assertThat(numbers(result)).containsExactly(number(lines.get(0)), number(lines.get(1)), number(lines.get(2)));
        assertThat(kinds(result)).containsExactly("00", "91", "00");
        assertThat(ResultRecord.of(result.body()).get(1).sentence()).isEqualTo("送信しましたが、期限までに回答がありませんでした。");
        assertThat(gateway.stateOf(id)).isEqualTo("ENDED RESULT ENDED EXPIRED ENDED RESULT");
    }

    @Test
    void whereEveryLineExpiredTheRequestItselfComesBack() throws Exception {
        byte[] body = body(lines(3));
        String id = newId();
        system.send(system.message(body, Map.of("SekishoMessageId", id, "SekishoExpiresAt", minutesFromNow(10))));
        allSent(id, 3);

        passMinutes(11);
        Outcome outcome = system.receive();
        while (outcome.property("SekishoStatus").equals("PARTIAL")) { // lines that end together are told of together
            assertThat(kinds(outcome)).containsOnly("91");
            outcome = system.receive();
        }

        assertThat(outcome.summary()).isEqualTo("EXPIRED PASSAGE-002");
        assertThat(outcome.property("SekishoLines")).isEqualTo("3");
        assertThat(outcome.property("SekishoReasonText")).isEqualTo("送信しましたが、期限までに回答がありませんでした。");
        assertThat(outcome.body()).isEqualTo(body);
    }

    @Test
    void cancellingEndsTheLinesThatWaitAndLeavesTheOthers() throws Exception {
        Resident one = residents.remove();
        InquiryRecord other = line(residents.remove());
        CountDownLatch released = new CountDownLatch(1);
        platform.receipts(inquiry -> {
            if (ScriptedPlatform.item(inquiry, "団体内統合宛名番号").equals(gateway.atena(one))) {
                reached(released);
            }
            return platform.receipt(inquiry);
        });
        String id = send(List.of(line(one), line(one), other));
        RunningGateway.await("one is being sent, and another of that person waits", () -> gateway.stateOf(id)
                .equals("SENDING WAITING SENT"));

        String cancellation = newId();
        system.cancel(Map.of("SekishoMessageId", cancellation, "SekishoInReplyTo", id));
        Outcome cancelled = system.receiveOfCancel();
        Outcome partial = system.receive();
        system.cancel(Map.of("SekishoMessageId", newId(), "SekishoInReplyTo", id));
        Outcome tooLate = system.receiveOfCancel();
        released.countDown();
        RunningGateway.await("sent", () -> gateway.stateOf(id).equals("SENT ENDED CANCELLED SENT"));
        answer(letter(id, 1), "0000");
        Outcome second = system.receive();
        answer(letter(id, 3), "0000");
        Outcome result = system.receive();

        assertThat(cancelled.summary()).isEqualTo("RESULT");
        assertThat(cancelled.property("SekishoInReplyTo")).isEqualTo(cancellation);
        assertThat(cancelled.property("SekishoLines") + " " + cancelled.property("SekishoLinesCancelled"))
                .isEqualTo("3 1");
        assertThat(tooLate.summary()).isEqualTo("REFUSED PASSAGE-004");
        assertThat(kinds(partial)).containsExactly("92");
        assertThat(kinds(second)).containsExactly("00", "92");
        assertThat(result.summary()).isEqualTo("RESULT");
        assertThat(kinds(result)).containsExactly("00", "92", "00");
    }

    @Test
    void aBadLineRefusesTheWholeMessageAndEachIsNamed() throws Exception {
        List<InquiryRecord> good = lines(4);
        Tables before = settled();

        Outcome unknown = refused(body(List.of(
                good.get(0), InquiryRecord.about("9999999999"), good.get(1), InquiryRecord.about("9999999998"))));
        Outcome forbidden = refused(body(List.of(good.get(0), good.get(1).with("特定個人情報名コード", "TM00000000000003"))));
        Outcome unreadable = refused(body(
                List.of(good.get(0).with("宛名番号", ""), good.get(1), good.get(2).with("照会開始日付", "20260230"))));
        Outcome unmappable = refused(body(List.of(
                good.get(0).with("照会開始日付", "20260601").with("照会終了日付", "20260531"),
                good.get(1),
                good.get(2).with("情報提供者機関コード", "99999"))));

        assertThat(unknown.summary()).isEqualTo("REFUSED ATENA-001");
        assertThat(unknown.property("SekishoReasonText"))
                .contains("2 行目: ", "4 行目: ", "項目 宛名番号")
                .doesNotContain("1 行目", "3 行目", "99999999");
        assertThat(forbidden.summary()).isEqualTo("REFUSED PERMIT-004");
        assertThat(forbidden.property("SekishoReasonText")).startsWith("2 行目: ");
        assertThat(unreadable.summary()).isEqualTo("REFUSED LAYOUT-003");
        assertThat(unreadable.property("SekishoReasonText")).contains("1 行目の項目「宛名番号」", "3 行目の項目「照会開始日付」");
        assertThat(unmappable.summary()).isEqualTo("REFUSED MAP-050");
        assertThat(unmappable.property("SekishoReasonText")).contains("1 行目: ", "3 行目: ", "情報提供者機関コード");
        Tables after = settled();
        assertThat(after.of("message")).isEqualTo(before.of("message"));
        assertThat(after.of("request")).isEqualTo(before.of("request"));
        // of each message a row for each person known, and one for those who are not; of one that cannot be read, one
        assertThat(after.newSince(before, "ledger"))
                .hasSize(3 + 2 + 1 + 3)
                .allMatch(row -> row.contains("event=REFUSED"));
        assertThat(after.changedSince(before))
                .extracting(change -> change.replaceAll("[0-9]+$", ""))
                .containsExactlyElementsOf(OF_A_REFUSAL.stream()
                        .map(change -> change.replaceAll("[0-9]+$", ""))
                        .toList());
    }

    @Test
    void manyBadLinesAreCountedWhereTheyAreNotNamed() throws Exception {
        List<InquiryRecord> bad = IntStream.range(0, 25)
                .mapToObj(i -> InquiryRecord.about("99999999" + (10 + i)))
                .toList();

        Outcome outcome = refused(body(bad));

        assertThat(outcome.property("SekishoReasonText"))
                .contains("1 行目: ", "10 行目: ")
                .doesNotContain("11 行目")
                .endsWith("ほか 15 行。");
    }

    @Test
    void theSameMessageAgainHasNoSecondOutcomeUntilItHasEndedAndThenTheSame() throws Exception {
        byte[] body = body(lines(2));
        String id = newId();
        system.send(system.message(body, Map.of("SekishoMessageId", id)));
        List<Letter> asked = allSent(id, 2);
        answer(asked.get(0), "0000");
        assertThat(system.receive().property("SekishoStatus")).isEqualTo("PARTIAL");

        system.send(system.message(body, Map.of("SekishoMessageId", id)));
        RunningGateway.await(
                "the door has read it",
                () -> gateway.query("select distinct event from ledger where event = 'DUPLICATE' and sender_id = ?", id)
                                .size()
                        == 1);
        answer(asked.get(1), "0000");
        Outcome result = system.receive();
        system.send(system.message(body, Map.of("SekishoMessageId", id)));
        Outcome again = system.receive();

        assertThat(result.summary()).isEqualTo("RESULT");
        assertThat(again.summary()).isEqualTo("RESULT");
        assertThat(again.property("SekishoDuplicate")).isEqualTo("true");
        assertThat(again.property("SekishoLines")).isEqualTo("2");
        assertThat(again.body()).isEqualTo(result.body());
    }

    @Test
    void whatWasAskedAsTextIsAnsweredAsText() throws Exception {
        List<InquiryRecord> lines = lines(2);
        String id = newId();
        system.send(system.message(lines.get(0).text() + lines.get(1).text(), Map.of("SekishoMessageId", id)));
        List<Letter> asked = allSent(id, 2);
        answer(asked.get(1), "0000");
        assertThat(system.receive().text()).isTrue();
        answer(asked.get(0), "0101");

        Outcome result = system.receive();

        assertThat(result.text()).isTrue();
        assertThat(kinds(new String(result.body(), UTF_8).getBytes(InquiryRecord.MS932)))
                .containsExactly("01", "00");
    }

    @Test
    void twoLinesOfOnePersonLeaveInTheirOrder() throws Exception {
        Resident one = residents.remove();
        List<InquiryRecord> lines = IntStream.range(0, 5)
                .mapToObj(i -> line(one).with("照会依頼日時", "2026111009300000" + i))
                .toList();
        int before = platform.inquiries().size();

        String id = send(lines);
        allSent(id, 5);

        assertThat(platform.inquiries().subList(before, before + 5))
                .extracting(letter -> ScriptedPlatform.item(letter, "照会依頼日時"))
                .containsExactly(
                        "2026-11-10T09:30:00.000",
                        "2026-11-10T09:30:00.001",
                        "2026-11-10T09:30:00.002",
                        "2026-11-10T09:30:00.003",
                        "2026-11-10T09:30:00.004");
        for (int line = 1; line <= 5; line++) {
            answer(letter(id, line), "0000");
            system.receive();
        }
    }

    @Test
    void aMessageOfTwoHundredAndFiftyLinesIsAnsweredWhole() throws Exception {
        List<Resident> known = gateway.assisted();
        List<InquiryRecord> lines = IntStream.range(0, 250)
                .mapToObj(i -> line(known.get(i % known.size())).with("照会依頼日時", "20261110093%06d".formatted(i)))
                .toList();
        String id = send(lines);
        List<Letter> asked = new ArrayList<>(allSent(id, 250));
        Collections.reverse(asked);

        for (Letter inquiry : asked) {
            answer(inquiry, "0000");
        }
        List<Outcome> partials = new ArrayList<>();
        Outcome next = system.receive();
        while (next.property("SekishoOutcome").isEmpty()) {
            partials.add(next);
            next = system.receive();
        }

        assertThat(partials)
                .extracting(partial -> partial.property("SekishoLinesEnded"))
                .containsExactly("25", "50", "75", "100", "125", "150", "175", "200", "225");
        assertThat(partials).allSatisfy(partial -> assertThat(ResultRecord.of(partial.body()))
                .hasSize(Integer.parseInt(partial.property("SekishoLinesEnded"))));
        assertThat(next.property("SekishoLines")).isEqualTo("250");
        assertThat(ResultRecord.of(next.body()))
                .extracting(ResultRecord::askedAt)
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj("20261110093%06d"::formatted)
                        .toList());
        assertThat(numbers(next))
                .containsExactlyElementsOf(
                        lines.stream().map(SeveralLines::number).toList());
    }

    private String send(List<InquiryRecord> lines) throws Exception {
        String id = newId();
        system.send(system.message(body(lines), Map.of("SekishoMessageId", id)));
        return id;
    }

    private Outcome refused(byte[] body) throws Exception {
        system.send(system.message(body, Map.of("SekishoMessageId", newId())));
        Outcome outcome = system.receive();
        assertThat(outcome.body()).isEqualTo(body);
        return outcome;
    }

    /** The inquiries of a message, in the order of its lines, once the platform has given all receipts. */
    private List<Letter> allSent(String id, int lines) {
        String sent = String.join(" ", Collections.nCopies(lines, "SENT"));
        RunningGateway.await("all sent", () -> gateway.stateOf(id).equals(sent));
        return IntStream.rangeClosed(1, lines)
                .mapToObj(line -> letter(id, line))
                .toList();
    }

    private Letter letter(String id, int line) {
        String requestId = gateway.query(
                        "select r.id from request r join message m on m.id = r.message_id"
                                + " where m.sender_id = ? and r.line = ?",
                        id,
                        line)
                .get(0);
        return platform.inquiries().stream()
                .filter(letter -> letter.head().messageId().equals(requestId))
                .findFirst()
                .orElseThrow();
    }

    private void answer(Letter inquiry, String code) {
        String answerId = "answer-" + inquiry.head().messageId();
        byte[] body = ScriptedPlatform.result(ScriptedPlatform.item(inquiry, "団体内統合宛名番号"), code, "5000");
        platform.offer(answerId, () -> platform.answer(answerId, inquiry, body));
    }

    private List<InquiryRecord> lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> line(residents.remove())).toList();
    }

    private static InquiryRecord line(Resident resident) {
        return InquiryRecord.about(resident.localNumbers().get(SYSTEM));
    }

    private static byte[] body(List<InquiryRecord> lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        lines.forEach(line -> body.writeBytes(line.bytes()));
        return body.toByteArray();
    }

    private static String number(InquiryRecord line) {
        return new String(line.bytes(), 3, 15, InquiryRecord.MS932);
    }

    private static List<String> numbers(Outcome outcome) {
        return ResultRecord.of(outcome.body()).stream()
                .map(ResultRecord::number)
                .toList();
    }

    private static List<String> kinds(Outcome outcome) {
        return kinds(outcome.body());
    }

    private static List<String> kinds(byte[] body) {
        return ResultRecord.of(body).stream().map(ResultRecord::kind).toList();
    }

    private String minutesFromNow(int minutes) {
        return gateway.clock().plusMinutes(minutes).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private void passMinutes(int minutes) {
        gateway.clock(gateway.clock().plusMinutes(minutes).toLocalDateTime().toString());
    }

    private Tables settled() {
        gateway.awaitOutboxesEmpty();
        return gateway.tables();
    }

    private static void reached(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
