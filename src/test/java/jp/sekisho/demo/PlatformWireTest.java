package jp.sekisho.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.CalendarFile;
import jp.sekisho.demo.platform.Accepted;
import jp.sekisho.demo.platform.AnswerKind;
import jp.sekisho.demo.platform.Due;
import jp.sekisho.demo.platform.Inquiry;
import jp.sekisho.demo.platform.PlatformSettings;
import jp.sekisho.demo.platform.Provider;
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
    private static final Inquiry INQUIRY =
            new Inquiry("000000000000019", "D0010000000000000001", "TM00000000000002", "2026-06-15T09:30:00.123");

    @Test
    void the_platform_reads_the_inquiry_that_the_layout_writes() {
        Layout layout = layout("platform-inquiry");
        Record record = layout.blank();
        Map<String, String> values = Map.of(
                "団体内統合宛名番号", INQUIRY.atena(),
                "照会者機関コード", "9900000000000011",
                "照会者部署コード", "D0010000000000000001",
                "事務コード", "JM01000000121000",
                "事務手続コード", "JT01010000000214",
                "提供者機関コード", "9900000000001100",
                "特定個人情報名コード", INQUIRY.information());
        for (Map.Entry<String, String> value : values.entrySet()) {
            record = record.with(value.getKey(), value.getValue());
        }
        record = record.with("照会条件区分", "0").with("照会年度区分", "0").with("不開示コード", "1");

        byte[] body = layout.encode(List.of(record.with("照会依頼日時", "2026-06-15T09:30:00.123")));

        assertThat(Inquiry.read(body)).contains(INQUIRY);
    }

    @ParameterizedTest
    @EnumSource
    void the_layout_reads_the_result_that_the_platform_writes(AnswerKind kind) {
        BusinessCalendar calendar = CalendarFile.parse(
                YamlSource.parse("c", "{calendar: c, zone: Asia/Tokyo, closed: []}", new Issues())
                        .orElseThrow(),
                new Issues());
        Provider provider = new Provider(
                PlatformSettings.parse(),
                calendar,
                BusinessClock.of(() -> Instant.EPOCH.atZone(ZoneId.of("Asia/Tokyo"))));
        Accepted accepted = new Accepted(
                1, "r", "d", "n", "a", kind, Due.at(Instant.EPOCH), INQUIRY, LocalDate.of(2026, 11, 10), Instant.EPOCH);

        List<Record> records = layout("platform-inquiry-result").decode(provider.answer(accepted));

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.get("団体内統合宛名番号")).isEqualTo(INQUIRY.atena());
            assertThat(record.get("処理結果コード")).isEqualTo(kind.code());
            assertThat(record.get("処理結果メッセージ")).isEqualTo(kind.message());
            assertThat(record.get("課税年度")).isEqualTo(kind.hasContent() ? "2026" : "");
        });
    }

    private static Layout layout(String id) {
        Issues issues = new Issues();
        Path file = Shipped.file("layouts", id + ".layout.yaml");
        return YamlSource.read(file, file.toString(), issues)
                .flatMap(yaml -> LayoutFile.parse(yaml, issues))
                .orElseThrow();
    }
}
