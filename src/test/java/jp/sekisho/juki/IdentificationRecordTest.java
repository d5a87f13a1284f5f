package jp.sekisho.juki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.record.RecordReader;
import jp.sekisho.text.date.DateClass;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class IdentificationRecordTest {
    @Test
    void allFortyItemsComeBackByteForByte() {
        byte[] message = Identification.message();

        List<IdentificationRecord> records = Identification.CODEC.read(message);

        assertThat(records).hasSize(1);
        assertThat(TypedItem.of(IdentificationRecord.class)).hasSize(40);
        assertThat(Identification.CODEC.record(records.get(0))).isEqualTo(Identification.record(Map.of()));
        assertThat(Identification.CODEC.write(records)).isEqualTo(message);
    }

    @Test
    void everyItemIsFilledAndComesBack() {
        Map<String, String> rest = Map.ofEntries(
                Map.entry("異動事由詳細", "07"),
                Map.entry("旧住民票コード", "12345678911"),
                Map.entry("住民票コード使用年月日", "20260101"),
                Map.entry("異常時更新順番号", "00042"),
                Map.entry("旧氏　漢字", "旧姓"),
                Map.entry("旧氏　ふりがな", "きゅうせい"),
                Map.entry("旧氏　外字変更連番", "003"));
        byte[] message = Identification.LAYOUT.encode(List.of(Identification.record(rest)));

        IdentificationRecord record = Identification.CODEC.read(message).get(0);

        assertThat(Identification.CODEC.record(record).asMap().values()).doesNotContain("");
        assertThat(Identification.CODEC.write(List.of(record))).isEqualTo(message);
    }

    @Test
    void javaSeesTimesCountsFlagsReasonsAndDates() {
        IdentificationRecord record = Identification.typed(Map.of());

        assertThat(record.timestamp()).isEqualTo(LocalDateTime.of(2026, 6, 12, 10, 15, 30, 123_000_000));
        assertThat(record.updateNumber()).isEqualTo(1);
        assertThat(record.addressSubstitutes()).isZero();
        assertThat(record.isUpdateForbidden()).isFalse();
        assertThat(record.reason()).isEqualTo(ChangeReason.MOVED_IN);
        assertThat(record.birthDate().day()).contains(LocalDate.of(1989, 1, 7));
    }

    @Test
    void widthsAreBytesAndNotCharacters() {
        String most = "漢".repeat(50);
        IdentificationRecord record = Identification.typed(Map.of("漢字氏名", most, "外字数（氏名）", "0"));

        byte[] message = Identification.CODEC.write(List.of(record));

        assertThat(message).hasSameSizeAs(Identification.message());
        assertThat(new String(message, 11, 150, StandardCharsets.UTF_8)).isEqualTo(most);
        assertThat(refusal(Map.of("漢字氏名", most + "漢", "外字数（氏名）", "0"))).isEqualTo(LayoutError.TOO_LONG);
    }

    @Test
    void datesThatAreNotKnownComeBackAsTheyStand() {
        IdentificationRecord record =
                Identification.typed(Map.of("生年月日", "19200000", "住民となった日", "20260230", "住所を定めた日", "00000000"));

        assertThat(record.birthDate().dateClass()).isEqualTo(DateClass.INCOMPLETE);
        assertThat(record.birthDate().day()).isEmpty();
        assertThat(record.residentSince()).map(RegisterDate::dateClass).contains(DateClass.NOT_IN_CALENDAR);
        assertThat(record.addressSince()).map(RegisterDate::dateClass).contains(DateClass.UNKNOWN);
        assertThat(Identification.CODEC.record(record).get("生年月日")).isEqualTo("19200000");
    }

    @Test
    void whatIsBlankStaysBlank() {
        IdentificationRecord record =
                Identification.typed(Map.of("個人番号", "", "住所を定めた日", "", "異常時更新順番号", "", "大字・字コード", ""));

        assertThat(record.addressSince()).isEmpty();
        assertThat(Identification.CODEC.record(record).asMap())
                .containsEntry("個人番号", "")
                .containsEntry("住所を定めた日", "")
                .containsEntry("異常時更新順番号", "")
                .containsEntry("大字・字コード", "");
    }

    @Test
    void quotesCommasAndSpacesWithinAreNobodysBusiness() {
        String address = "\"\"一条\"，,;\\　 西";
        IdentificationRecord record = Identification.typed(Map.of("住所", address));

        assertThat(Identification.CODEC.record(record).get("住所")).isEqualTo(address);
    }

    @Test
    void aCodeThatIsNotKnownIsRefusedByItemAndLine() {
        byte[] good = Identification.message();
        byte[] bad = Identification.LAYOUT.encode(List.of(Identification.record(Map.of("異動事由", "99"))));
        byte[] message = Arrays.copyOf(good, good.length + bad.length);
        System.arraycopy(bad, 0, message, good.length, bad.length);

        SekishoException refused =
                catchThrowableOfType(SekishoException.class, () -> Identification.CODEC.read(message));

        assertThat(refused.code()).isEqualTo(JukiError.UNKNOWN_VALUE);
        assertThat(refused.finding().english())
                .startsWith("Record 2: Item 異動事由")
                .doesNotContain("99");
        assertThat(refused).hasNoCause();
    }

    @Test
    void aBlankRecordIsNotTakenForOneWithZeros() {
        SekishoException refused = catchThrowableOfType(
                SekishoException.class, () -> Identification.CODEC.typed(Identification.LAYOUT.blank()));

        assertThat(refused.code()).isEqualTo(JukiError.BLANK);
    }

    @Test
    void aFileIsReadRecordByRecord() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Identification.message());
        file.writeBytes(Identification.message());
        RecordReader reader = Identification.LAYOUT.reader(new ByteArrayInputStream(file.toByteArray()));

        IdentificationRecord first = Identification.CODEC.typed(Objects.requireNonNull(reader.next()));
        IdentificationRecord second = Identification.CODEC.typed(Objects.requireNonNull(reader.next()));

        assertThat(first).isEqualTo(second).hasSameHashCodeAs(second);
        assertThat(reader.next()).isNull();
    }

    @Test
    void noTextOfItShowsWhoItIs() {
        IdentificationRecord record = Identification.typed(Map.of());

        assertThat(record.toString()).contains("個人番号", "漢字氏名").doesNotContain("旧氏　漢字");
        assertThat(record.toString() + record.birthDate())
                .doesNotContainPattern("[0-9]")
                .doesNotContain("合成", "ごうせい", "札幌", "函館");
    }

    @Test
    void theReasonsAreThoseOfTheCodeTable() throws IOException {
        List<String> host = Files.readAllLines(Path.of("mappings/common/codes/change-reasons.codes.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[2])
                .toList();

        assertThat(ChangeReason.values()).extracting(ChangeReason::code).containsExactlyElementsOf(host);
    }

    @Property(tries = 200)
    void generatedRecordsComeBackByteForByte(
            @ForAll @StringLength(min = 1, max = 40) @CharRange(from = 'ぁ', to = 'ん') String kana,
            @ForAll @StringLength(max = 60) @Chars({'一', '丁', '目', '"', ',', '\\', '-', '9', 'Ａ'}) String address,
            @ForAll @IntRange(max = 99_999) int number,
            @ForAll @IntRange(min = 1_000, max = 9_999) int digits,
            @ForAll boolean flag,
            @ForAll ChangeReason reason) {
        Map<String, String> changes = Map.of(
                "ふりがな氏名",
                kana,
                "住所",
                "北" + address,
                "転入前住所",
                address,
                "生年月日",
                digits + "0000",
                "更新順番号",
                String.format("%05d", number),
                "異常時更新順番号",
                flag ? "" : String.format("%05d", number),
                "排他フラグ",
                flag ? "yes" : "no",
                "異動事由",
                reason.code());
        byte[] message = Identification.LAYOUT.encode(List.of(Identification.record(changes)));

        assertThat(Identification.CODEC.write(Identification.CODEC.read(message)))
                .isEqualTo(message);
    }

    private static Object refusal(Map<String, String> changes) {
        return catchThrowableOfType(
                        SekishoException.class,
                        () -> Identification.CODEC.write(
                                List.of(Identification.CODEC.typed(Identification.record(changes)))))
                .code();
    }
}
