package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.faults.BusinessSystemLog.Inquiry;
import jp.sekisho.faults.InquiryForm.Asked;
import jp.sekisho.faults.MovedInForm.Move;
import jp.sekisho.faults.Traffic.Got;
import jp.sekisho.faults.Traffic.Put;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of the oracle is broken by a line of the logs, and by nothing else: sound logs have no violation. */
class OracleTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final Speaker ASSISTANCE = Speaker.PUBLIC_ASSISTANCE;
    private static final Speaker ALLOWANCE = Speaker.CHILD_ALLOWANCE;
    private static final Speaker ELDERLY = Speaker.LATE_STAGE_ELDERLY;
    private static final String PARENT = "1111111111";
    private static final String OTHER = "2222222222";
    private static final String ATENA = "000000000000019";

    @TempDir
    Path folder;

    private final Map<String, List<String>> logs = new LinkedHashMap<>();
    private final Map<String, Long> replied = new HashMap<>(Map.of("q-1", 2L));
    private int messages;

    @BeforeEach
    void soundLogs() {
        inquiries();
        told();
        served();
        offered();
        changed();
        movedIn();
        replied();
    }

    @Test
    void what_is_sound_is_not_objected_to() throws Exception {
        assertThat(violations()).isEmpty();
    }

    /** The line that begins so goes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "child-allowance | received\tinquiry-result | a-0 has no outcome",
                "child-allowance | sending\t0 | a-0 has an outcome and was never sent",
                "child-allowance | sending\t0 | the platform saw an inquiry that nobody may have sent: 20260901070000000",
                "child-allowance | brought\tID:1\t | notice 1 arrived 0 times",
                "child-allowance | brought\tID:1\t | 'the platform heard of notice 1, which never arrived'",
                "child-allowance | got\tCHILD_ALLOWANCE\tautomatic-answer-stop-result | a-stop-1 has 0 outcomes",
                "child-allowance | got\tCHILD_ALLOWANCE\tprovision-request | question o-1 was handed over 0 times",
                "child-allowance | got\tCHILD_ALLOWANCE\tresident-feed | change m-change-1 reached CHILD_ALLOWANCE 0 times",
                "late-stage-elderly | got\tLATE_STAGE_ELDERLY\tresident-feed | change m-change-1 reached LATE_STAGE_ELDERLY 0 times",
                "late-stage-elderly | putting\tLATE_STAGE_ELDERLY\tmoved-in\te-move-1 | e-move-1 has an outcome and was never put",
                "public-assistance | putting\tPUBLIC_ASSISTANCE\tatena-link | 1 persons were asked for who are no newcomers",
                "public-assistance | putting\tPUBLIC_ASSISTANCE\tresident-change\tm-change-2 | change 2 reached CHILD_ALLOWANCE and was never said",
                "platform/first-seen | 1\t | a-0 has a result that the platform never gave",
                "platform/first-seen | 3\t | the platform saw a-stop-1 0 times",
                "hub | taken\tprovision-answer | question o-1 has 0 answers",
                "hub | ended\to-1 | question o-1 was never confirmed",
                "hub | offered | an answer to o-1, which was never asked",
                "hub | taken\tnumber-asked | the hub saw number-asked 1 0 times, not 1",
                "hub | taken\tcard-destination | the hub saw card-destination 1 0 times, not 1",
                "hub | taken\tlinkage-code | the newcomer of m-link-1 was asked for 0 times",
                "hub | answered | question q-1 was never answered",
                "hub | question | question q-1 is recorded and was never asked",
            })
    void a_line_that_lacks_is_found(String log, String beginning, String violation) throws Exception {
        List<String> lines = lines(log);
        lines.remove(at(log, beginning));

        assertThat(violations()).contains(violation);
    }

    /** The line that begins so is there twice, the second time under another id of the broker's or of the gateway's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "child-allowance | received\tinquiry-result | ID: | a-0 has 2 outcomes",
                "child-allowance | brought\tID:1\t | ID: | notice 1 arrived 2 times",
                "child-allowance | got\tCHILD_ALLOWANCE\tautomatic-answer-stop-result | ID: | a-stop-1 has 2 outcomes",
                "child-allowance | got\tCHILD_ALLOWANCE\tprovision-request | ID: | question o-1 was handed over 2 times",
                "child-allowance | got\tCHILD_ALLOWANCE\tresident-feed | ID: | change m-change-1 reached CHILD_ALLOWANCE 2 times",
                "late-stage-elderly | got\tLATE_STAGE_ELDERLY\tmoved-in-result | ID: | e-move-1 has 2 outcomes",
                "platform/first-seen | 1\t | r- | the platform saw a-0 as 2 requests",
                "platform/first-seen | 1\t | none | the platform gave one request id two receipts",
                "platform/first-seen | 3\t | r- | the platform saw a-stop-1 2 times",
                "hub | taken\tprovision-answer | r- | question o-1 has 2 answers",
                "hub | taken\tcard-destination | r- | the hub saw card-destination 1 2 times, not 1",
                "hub | taken\tlinkage-code | r- | the newcomer of m-link-1 was asked for 2 times",
                "hub | answered | none | 'question q-1 was asked 2 times, answered 2 times and recorded 1 times'",
            })
    void a_line_twice_is_found(String log, String beginning, String id, String violation) throws Exception {
        int at = at(log, beginning);
        lines(log).add(at, lines(log).get(at).replace(id, id + "again-"));
        if (beginning.equals("answered")) {
            replied.put("q-1", 1L);
        }

        assertThat(violations()).contains(violation);
    }

    /** The line that begins so says something else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "child-allowance | received\tinquiry-result | RESULT | EXPIRED | 'a-0 ended as EXPIRED '",
                "child-allowance | received\tinquiry-result | RESULT | CANCELLED | 'a-0 was cancelled, and the platform saw it'",
                "child-allowance | received\tinquiry-result | false | true | a-0 has more repeated outcomes than it was repeated",
                "child-allowance | sending\t0 | 2222222222 | 1111111111 | a-0 got a result that is not its own",
                "platform/first-seen | 1\t | 000000000000019 | 000000000000099 | one person under two numbers",
                "child-allowance | brought\tID:1\t | 1111111111 | 2222222222 | notice 1 is another's",
                "child-allowance | got\tCHILD_ALLOWANCE\tautomatic-answer-stop-result | RESULT | FAILED | 'a-stop-1 ended as FAILED '",
                "child-allowance | got\tCHILD_ALLOWANCE\tautomatic-answer-stop-result | false | true | a-stop-1 has more repeated outcomes than it was repeated",
                "public-assistance | got\tPUBLIC_ASSISTANCE\tresident-change-result | 'false\t\t2' | 'false\tSEQUENCE-003\t' | m-change-1 was refused as often as it was put",
                "public-assistance | got\tPUBLIC_ASSISTANCE\tresident-change-result | '\t2\t' | '\t1\t' | change m-change-1 ended with 1 receivers",
                "hub | taken\tprovision-answer | 10001 | 10002 | question o-1 has the answer to another",
                "hub | ended\to-1 | '\t-' | '\tEXPIRED' | question o-1 was refused: EXPIRED",
                "hub | taken\tmoved-in-update | 00001 | 00002 | 'update 1 counts 00002, not 1'",
                "hub | answered | ACQUIRED | - | question q-1 got linkage-status-result about another or none",
                "hub | answered | -result | -refused | question q-1 got linkage-status-refused about another or none",
            })
    void another_word_is_found(String log, String beginning, String word, String instead, String violation)
            throws Exception {
        int at = at(log, beginning);
        lines(log).set(at, lines(log).get(at).replace(word, instead));

        assertThat(violations()).contains(violation);
    }

    /** The line that begins so comes where the other one is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hub | taken\tmoved-in-update | taken\tnumber-asked | number-asked 1 came after its update",
                "hub | taken\tcard-destination | taken\tmoved-in-update | card-destination 1 came before its update",
                "hub | taken\tcard-destination | taken\tmoved-in-notice | moved-in-notice 1 did not come right behind its update",
                "hub | taken\tmoved-in-update\tr-later | taken\tnumber-asked | number-asked 1 came after parts of 4",
                "platform/first-seen | 4\t | 1\t | the platform saw a-0 after a-3",
                "child-allowance | brought\tID:4 | brought\tID:1 | notice 1 came after 4",
            })
    void another_order_is_found(String log, String later, String earlier, String violation) throws Exception {
        String line = lines(log).remove(at(log, later));
        lines(log).add(at(log, earlier), line);

        assertThat(violations()).contains(violation);
    }

    @Test
    void a_cut_that_is_too_wide_or_comes_too_early_is_found() throws Exception {
        List<String> lines = lines("child-allowance");
        int first = at("child-allowance", "got\tCHILD_ALLOWANCE\tresident-feed");
        lines.set(first, feed(ALLOWANCE, 1, "試験町").line());
        lines.add(first, lines.remove(first + 1));

        assertThat(violations())
                .contains(
                        "change m-change-1 reached CHILD_ALLOWANCE in another cut",
                        "change m-change-1 reached CHILD_ALLOWANCE after 2");
    }

    @Test
    void bodies_of_others_are_found() throws Exception {
        replace(ALLOWANCE, "resident-feed", ChangeForm.cut(ALLOWANCE, new ChangeForm.Told(1, OTHER)));
        replace(ALLOWANCE, "provision-request", new ProvisionForm.Question(1, OTHER).written());
        replace(ELDERLY, "moved-in-result", MovedInForm.answer(List.of(Move.of(1, "3333333333", 0))));
        replace(ALLOWANCE, "atena-search-result", found(OTHER, ATENA, "2"));
        replace(ASSISTANCE, "atena-search-result", linked("000000000000035", "2", 6));

        assertThat(violations())
                .contains(
                        "e-move-1 got another answer than its parts",
                        "a-search-2 got the answer about another person",
                        "m-find-1-1 found one person under two numbers",
                        "question o-1 was handed over as another",
                        "change m-change-2 reached CHILD_ALLOWANCE about another person");
    }

    @Test
    void a_newcomer_without_a_code_is_found() throws Exception {
        replace(ASSISTANCE, "atena-search-result", linked("000000000000027", "1", 6));

        assertThat(violations()).contains("1 newcomers have no linkage code");
    }

    private void inquiries() {
        asked(new Inquiry(0, "a-0", true, List.of(moment(PARENT, 0), moment(OTHER, 1))));
        asked(new Inquiry(3, "a-3", true, List.of(moment(PARENT, 3))));
        seen(1, ALLOWANCE.form().askedAt(0));
        seen(2, ALLOWANCE.form().askedAt(1));
        seen(3, RegistryForm.stoppedAt(1));
        seen(4, ALLOWANCE.form().askedAt(3));
        List.of("1\t" + PARENT, "2\t" + OTHER, "4\t" + PARENT)
                .forEach(notice -> lines("child-allowance").add("brought\tID:" + notice.charAt(0) + "\t" + notice));
        lines("platform/told").addAll(List.of("1\t-", "2\t-", "4\t-"));
        lines("platform/confirmed").addAll(List.of("1", "2", "4"));
    }

    private void asked(Inquiry inquiry) {
        List<String> log = lines("child-allowance");
        log.add(inquiry.line());
        log.add("sent\t" + inquiry.id());
        StringBuilder result = new StringBuilder("整理番号,受給者番号,情報名,結果,結果文,提供日,課税年度,均等割額,所得割額,備考\r\n");
        inquiry.records().forEach(each -> result.append(each.askedAt(), 2, 14)
                .append(',')
                .append(each.number())
                .append("," + InquiryForm.INFORMATION + ",OK,,2026-10-01,2026,5000,0,\r\n"));
        log.add(String.join(
                "\t",
                "received",
                "inquiry-result",
                inquiry.id(),
                "ID:" + ++messages,
                "RESULT",
                "o",
                "false",
                "",
                Base64.getEncoder().encodeToString(result.toString().getBytes(UTF_8))));
    }

    private static Asked moment(String number, long sequence) {
        return new Asked(number, ALLOWANCE.form().askedAt(sequence));
    }

    private void seen(int number, String moment) {
        lines("platform/first-seen")
                .add(number + "\tr-" + number + "\t-\t-\t" + (number == 2 ? "000000000000099" : ATENA) + "\t" + moment);
    }

    private void told() {
        crossed(ALLOWANCE, "automatic-answer-stop", "stop-1", RegistryForm.stoppedAt(1), new byte[0], new byte[0]);
    }

    private void served() {
        crossed(ALLOWANCE, "atena-search", "search-2", PARENT, new byte[0], found(PARENT, ATENA, "2"));
        crossed(ASSISTANCE, "atena-link", "link-1", "1", RegistryForm.link(1), linked("000000000000027", "1", 4));
        crossed(
                ASSISTANCE,
                "atena-search",
                "find-1-1",
                RegistryForm.newcomer(1),
                new byte[0],
                linked("000000000000027", "2", 6));
        lines("hub").add("taken\tlinkage-code\tr-code\td\t000000000000027\t-\t-\t-");
        lines("hub").add("ended\ta-r-code\t-");
    }

    private void offered() {
        lines("hub").add("offered\t1\t" + ATENA);
        ProvisionForm.Question question = new ProvisionForm.Question(1, PARENT);
        lines("child-allowance")
                .add(new Got(ALLOWANCE, "provision-request", "ID:q", "", "", "out-1", false, "", "", question.written())
                        .line());
        crossed(ALLOWANCE, "provision-answer", "answer-1", "1", question.answer(), new byte[0]);
        lines("hub").add("taken\tprovision-answer\tr-answer\td\t" + ATENA + "\t1\t10001\to-1");
        lines("hub").add("ended\to-1\t-");
    }

    private void changed() {
        for (int number = 1; number <= 2; number++) {
            crossed(
                    ASSISTANCE,
                    "resident-change",
                    "change-" + number,
                    number + " 4444444444",
                    ChangeForm.written(number, "4444444444"),
                    new byte[0]);
            lines("child-allowance").add(feed(ALLOWANCE, number, "").line());
            lines("late-stage-elderly").add(feed(ELDERLY, number, "").line());
        }
    }

    private Got feed(Speaker receiver, int number, String more) {
        String person = receiver == ALLOWANCE ? PARENT : ATENA;
        String cut = new String(ChangeForm.cut(receiver, new ChangeForm.Told(number, person)), UTF_8);
        return got(
                receiver,
                "resident-feed",
                "",
                "",
                cut.replace(",,0", "," + more + ",0").getBytes(UTF_8));
    }

    private void movedIn() {
        List<Move> first = List.of(Move.of(1, "3333333333", 7));
        List<Move> second = List.of(Move.of(4, "3333333333", 0));
        Stream.of(first, second)
                .forEach(moves -> crossed(
                        ELDERLY,
                        "moved-in",
                        "move-" + moves.get(0).number(),
                        moves.get(0).words(),
                        MovedInForm.written(moves),
                        MovedInForm.answer(moves)));
        lines("hub")
                .addAll(List.of(
                        part("number-asked", "r-number", 1, "-"),
                        part("moved-in-update", "r-update", 1, "00001"),
                        part("moved-in-notice", "r-notice", 1, "-"),
                        part("card-destination", "r-card", 1, "-"),
                        part("moved-in-update", "r-later", 4, "00002")));
    }

    private static String part(String operation, String id, int move, String number) {
        return String.join("\t", "taken", operation, id, "d", "000000000000043", "" + move, number, "-");
    }

    private void replied() {
        lines("hub")
                .addAll(List.of(
                        "question\tq-1\t" + ATENA,
                        "asking\tq-1",
                        "asking\tq-1",
                        "answered\tq-1\tq-1\tlinkage-status-result\t" + ATENA + "\tACQUIRED"));
    }

    /** A message and its outcome, as its system wrote them down. */
    private void crossed(Speaker speaker, String interfaceId, String name, String detail, byte[] body, byte[] answer) {
        Put put = put(speaker, interfaceId, name, detail, body);
        String delivered = interfaceId.equals(ChangeForm.CHANGE) ? "2" : "";
        lines(speaker.system())
                .addAll(List.of(
                        put.line(),
                        "put\t" + put.id(),
                        got(speaker, interfaceId + "-result", put.id(), delivered, answer)
                                .line()));
    }

    private static Put put(Speaker speaker, String interfaceId, String name, String detail, byte[] body) {
        return new Put(speaker, interfaceId, speaker.id(name), "", detail, body);
    }

    private Got got(Speaker speaker, String queue, String about, String delivered, byte[] body) {
        return new Got(
                speaker,
                queue,
                "ID:m" + ++messages,
                about,
                about.isEmpty() ? "" : "RESULT",
                "",
                false,
                "",
                delivered,
                body);
    }

    private static byte[] found(String local, String atena, String state) {
        return ("整理番号,件数,受給者番号,統合宛名番号,符号取得状況,確認待ち\r\nx,1," + local + "," + atena + "," + state + ",N\r\n")
                .getBytes(UTF_8);
    }

    /** What 生活保護 hears of its first newcomer: of as many items as the answers to entering and to searching have. */
    private static byte[] linked(String atena, String state, int items) {
        return (items == 4
                        ? "01," + RegistryForm.newcomer(1) + "," + atena + "," + state + "\r\n"
                        : "01,001," + RegistryForm.newcomer(1) + "," + atena + "," + state + ",0\r\n")
                .getBytes(MS932);
    }

    private void replace(Speaker speaker, String queue, byte[] body) {
        int at = at(speaker.system(), "got\t" + speaker + "\t" + queue);
        List<String> lines = lines(speaker.system());
        String line = lines.get(at);
        lines.set(
                at,
                line.substring(0, line.lastIndexOf('\t') + 1)
                        + Base64.getEncoder().encodeToString(body));
    }

    private List<String> lines(String log) {
        return logs.computeIfAbsent(log, name -> new ArrayList<>());
    }

    private int at(String log, String beginning) {
        List<String> lines = lines(log);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i;
            }
        }
        throw new AssertionError("no such line");
    }

    private List<String> violations() throws IOException {
        for (Map.Entry<String, List<String>> log : logs.entrySet()) {
            Path file = folder.resolve(log.getKey() + ".log");
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", log.getValue()) + "\n");
        }
        BusinessSystemLog systems = new BusinessSystemLog(Stream.of(Speaker.values())
                .map(speaker -> folder.resolve(speaker.system() + ".log"))
                .toList());
        return Oracle.violations(
                systems.refresh(),
                PlatformLog.in(folder.resolve("platform")),
                new HubLog(folder.resolve("hub.log")).refresh(),
                replied);
    }
}
