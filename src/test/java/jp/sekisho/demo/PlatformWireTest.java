package jp.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.CalendarFile;
import jp.sekisho.demo.counterpart.Due;
import jp.sekisho.demo.platform.Accepted;
import jp.sekisho.demo.platform.AnswerKind;
import jp.sekisho.demo.platform.PlatformSettings;
import jp.sekisho.demo.platform.Provider;
import jp.sekisho.demo.platform.matter.AnswerStop;
import jp.sekisho.demo.platform.matter.Inquiry;
import jp.sekisho.demo.platform.matter.Matter;
import jp.sekisho.demo.platform.matter.Replica;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Shipped;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulator, which reads and writes by itself, and the gateway's layouts mean the same by the same bytes. */
class PlatformWireTest {
    private static final Inquiry INQUIRY = new Inquiry(
            "inquiry", "000000000000019", "D0010000000000000001", "TM00000000000002", "2026-06-15T09:30:00.123");
    private static final Replica REPLICA = new Replica(
            Replica.Act.UPDATE,
            "000000000000019",
            "TM00000000000074",
            "0001",
            "0001",
            LocalDate.of(2026, 4, 1),
            LocalDate.of(2027, 3, 31),
            LocalDateTime.of(2026, 11, 10, 8, 20));

    @Test
    void the_platform_reads_the_inquiry_that_the_layout_writes() {
        Map<String, String> values = new HashMap<>(Map.of(
                "団体内統合宛名番号", INQUIRY.atena(),
                "照会者機関コード", "9900000000000011",
                "照会者部署コード", "D0010000000000000001",
                "事務コード", "JM01000000121000",
                "事務手続コード", "JT01010000000214",
                "提供者機関コード", "9900000000001100",
                "特定個人情報名コード", INQUIRY.information()));
        values.putAll(Map.of("照会条件区分", "0", "照会年度区分", "0", "不開示コード", "1", "照会依頼日時", "2026-06-15T09:30:00.123"));

        assertThat(Inquiry.read("inquiry", written("platform-inquiry", values))).contains(INQUIRY);
    }

    @ParameterizedTest
    @EnumSource(names = {"FOUND", "NOT_FOUND", "BY_HAND", "TAMPERED"})
    void the_layout_reads_the_result_that_the_platform_writes(AnswerKind kind) {
        List<Record> records = layout("platform-inquiry-result").decode(answer(kind, INQUIRY));

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.get("団体内統合宛名番号")).isEqualTo(INQUIRY.atena());
            assertThat(record.get("処理結果コード")).isEqualTo(kind.code());
            assertThat(record.get("処理結果メッセージ")).isEqualTo(kind.message());
            assertThat(record.get("課税年度")).isEqualTo(kind.hasContent() ? "2026" : "");
        });
    }

    @Test
    void the_platform_reads_the_replica_that_the_layout_writes() {
        Map<String, String> values = new HashMap<>(Map.of(
                "処理区分", "2",
                "団体内統合宛名番号", REPLICA.atena(),
                "特定個人情報名コード", REPLICA.information(),
                "データセット番号", "0001",
                "版番号", "0001",
                "対象期間開始日", "2026-04-01",
                "対象期間終了日", "2027-03-31",
                "公開開始日", "2026-11-10",
                "正本更新日時", "2026-11-10T08:20:00.000"));
        values.putAll(Map.of("項目コード", "SK00000000000001", "項目値", "", "自動応答不可フラグ", "0", "不開示フラグ", "1"));

        assertThat(Replica.read(written("platform-replica", values))).contains(REPLICA);

        values.put("処理区分", "3");
        assertThat(Replica.read(written("platform-replica", values)))
                .as("a deletion with an item")
                .isEmpty();
        values.putAll(Map.of("項目コード", "", "対象期間終了日", "2026-03-31"));
        assertThat(Replica.read(written("platform-replica", values)))
                .as("it ends before it begins")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTERED", "SAME", "OVERTAKEN", "ABSENT", "OVERLAP", "NO_VERSION"})
    void the_layout_reads_the_result_of_a_replica(AnswerKind kind) {
        List<Record> records = layout("platform-replica-result").decode(answer(kind, REPLICA));

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.get("団体内統合宛名番号")).isEqualTo(REPLICA.atena());
            assertThat(record.get("処理結果コード")).isEqualTo(kind.code());
            assertThat(record.get("処理結果メッセージ")).isEqualTo(kind.message());
        });
    }

    @Test
    void the_platform_reads_that_an_information_is_not_to_be_answered_by_itself_and_never_that_it_is() {
        Map<String, String> values = new HashMap<>(Map.of(
                "団体内統合宛名番号", "000000000000019",
                "特定個人情報名コード", "TM00000000000074",
                "自動応答不可フラグ", "1",
                "設定日時", "2026-11-10T08:20:00.000"));

        assertThat(AnswerStop.read(written("platform-automatic-answer-stop", values)))
                .contains(new AnswerStop("000000000000019", "TM00000000000074", "2026-11-10T08:20:00.000"));
        values.put("自動応答不可フラグ", "0");
        assertThat(AnswerStop.read(written("platform-automatic-answer-stop", values)))
                .isEmpty();
    }

    private static byte[] written(String layout, Map<String, String> values) {
        Record record = layout(layout).blank();
        for (Map.Entry<String, String> value : values.entrySet()) {
            record = record.with(value.getKey(), value.getValue());
        }
        return layout(layout).encode(List.of(record));
    }

    private static byte[] answer(AnswerKind kind, Matter matter) {
        BusinessCalendar calendar = CalendarFile.parse(
                YamlSource.parse("c", "{calendar: c, zone: Asia/Tokyo, closed: []}", new Issues())
                        .orElseThrow(),
                new Issues());
        Provider provider = new Provider(
                PlatformSettings.parse(),
                calendar,
                BusinessClock.of(() -> Instant.EPOCH.atZone(ZoneId.of("Asia/Tokyo"))));
        return provider.answer(new Accepted(
                1, "r", "d", "n", "a", kind, Due.at(Instant.EPOCH), matter, LocalDate.of(2026, 11, 10), Instant.EPOCH));
    }

    private static Layout layout(String id) {
        Issues issues = new Issues();
        Path file = Shipped.file("layouts", id + ".layout.yaml");
        return YamlSource.read(file, file.toString(), issues)
                .flatMap(yaml -> LayoutFile.parse(yaml, issues))
                .orElseThrow();
    }
}
