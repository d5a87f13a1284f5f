package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.YamlMapping;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("smoke")
class FixedLayoutTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private final YamlMapping spec = Specs.read("layout/public-assistance-inquiry.spec.yaml");
    private final Layout inquiry = Specs.own("public-assistance-inquiry");
    private final byte[] good =
            (String.join("", Specs.texts(spec, "record")) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    @Test
    void theRecordHasEighteenItemsAndTwoHundredThirtyNineBytes() {
        assertThat(inquiry.fields()).hasSize(18);
        assertThat(good).hasSize(239);
        assertThat(inquiry.fields().stream().mapToInt(Field::bytes).sum()).isEqualTo(220);
    }

    @Test
    void aRecordComesBackByteForByte() {
        assertThat(inquiry.encode(inquiry.decode(good))).isEqualTo(good);
    }

    @Test
    void severalRecordsComeBackByteForByte() {
        byte[] three = concat(good, good, good);
        assertThat(inquiry.decode(three)).hasSize(3);
        assertThat(inquiry.encode(inquiry.decode(three))).isEqualTo(three);
    }

    @TestFactory
    Stream<DynamicTest> eachChangeOfAByteIsReadOrRefusedAtItsPlace() {
        return spec.mappings("vectors").stream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.text("name").value(), () -> new VectorCheck(inquiry, vector).check(changed(vector))));
    }

    @Test
    void aMessageOfAnotherLengthSaysExpectedAndActualBytes() {
        assertThat(refusal(() -> inquiry.decode(new byte[0])).code()).isEqualTo(LayoutError.NO_RECORDS);
        assertLength(concat(Arrays.copyOf(good, 237), " \r\n".getBytes(StandardCharsets.US_ASCII)), 1, 240);
        assertLength(Arrays.copyOf(good, 236), 1, 236);
        assertLength(concat(good, Arrays.copyOfRange(good, 3, 239)), 2, 236);
        assertLength(concat(good, good, "\r\n".getBytes(StandardCharsets.US_ASCII)), 3, 2);
    }

    @Test
    void aRecordOfTheRightWidthWithoutItsEndIsNotCalledTooLongOrTooShort() {
        byte[] bare = Arrays.copyOf(good, 237);
        for (String end : List.of("", "\n", "\r", "\n\r")) {
            byte[] message = concat(bare, end.getBytes(StandardCharsets.US_ASCII));
            assertThat(refusal(() -> inquiry.decode(message)).code()).isEqualTo(LayoutError.WRONG_END_OF_LINE);
        }
    }

    @Test
    void anErrorInTheSecondRecordNamesLineTwo() {
        byte[] two = concat(good, good);
        two[239 + 3] = 'X';
        Finding finding = refusal(() -> inquiry.decode(two));
        assertThat(finding.details()).containsEntry("line", "2").containsEntry("item", "宛名番号");
    }

    @Test
    void widthsAreCountedInBytesNotInCharacters() {
        Layout result = Specs.own("public-assistance-inquiry-result");
        byte[] message = result.encode(List.of(result.record(answer("該当なし"))));
        assertThat(message).hasSize(155);
        assertThat(new String(message, 57, 60, MS932)).isEqualTo("該当なし" + " ".repeat(52));
        assertThat(result.decode(message).get(0).get("処理結果メッセージ")).isEqualTo("該当なし");
    }

    @Test
    void aTextThatIsTooLongIsCutAtAWholeCharacterWhereTheLayoutSaysSo() {
        Layout result = Specs.own("public-assistance-inquiry-result");
        Record record = result.record(answer("a")).with("処理結果メッセージ", "x" + "漢".repeat(40_000));
        byte[] message = result.encode(List.of(record));
        assertThat(new String(message, 57, 60, MS932)).isEqualTo("x" + "漢".repeat(29) + " ");
    }

    @Test
    void whatTheCharsetDoesNotHaveIsSubstitutedWhereTheLayoutSaysSo() {
        Layout result = Specs.own("public-assistance-inquiry-result");
        Record record = result.record(answer("a")).with("処理結果メッセージ", "𠮷田と葛󠄀城");
        assertThat(result.decode(result.encode(List.of(record))).get(0).get("処理結果メッセージ"))
                .isEqualTo("〓田と〓城");
    }

    @Test
    void whatTheCharsetDoesNotHaveIsRefusedElsewhere() {
        Layout strict = Specs.layout(
                """
                layout: strict
                form: fixed
                end-of-record: none
                charset: windows-31j
                version: 1
                from: 2026-04-01
                fields: [ { name: 氏名, bytes: 10, class: four-items } ]
                """);
        Finding finding = refusal(() -> strict.encode(List.of(strict.blank().with("氏名", "吉𠮷"))));
        assertThat(finding.code()).isEqualTo(LayoutError.UNMAPPABLE);
        assertThat(finding.details()).containsEntry("item", "氏名").containsEntry("character", "2");
        assertThat(finding.toString()).doesNotContain("𠮷").doesNotContain("吉");
    }

    @Test
    void aLookAlikeIsWrittenOnlyWhereTheLayoutSaysSo() {
        String file =
                """
                layout: look
                form: fixed
                end-of-record: none
                charset: windows-31j
                version: 1
                from: 2026-04-01
                fields: [ { name: 文, bytes: 10 } ]
                """;
        Layout strict = Specs.layout(file);
        Layout lenient = Specs.layout("look-alikes: yes\n" + file);
        assertThat(refusal(() -> strict.encode(List.of(strict.blank().with("文", "1〜2"))))
                        .details())
                .containsEntry("character", "2");
        byte[] message = lenient.encode(List.of(lenient.blank().with("文", "1〜2")));
        assertThat(lenient.decode(message).get(0).get("文")).isEqualTo("1\uFF5E2");
        assertThat(refusal(() -> lenient.encode(List.of(lenient.blank().with("文", "1〜𠮷"))))
                        .details())
                .containsEntry("character", "3");
    }

    @Test
    void aValueThatDoesNotFitIsRefusedOnTheWayOut() {
        Record record = inquiry.decode(good).get(0);
        assertThat(refusal(() -> inquiry.encode(List.of(record.with("宛名番号", "1234567890123456"))))
                        .details())
                .containsEntry("most", "15")
                .containsEntry("actual", "16");
        assertThat(refusal(() -> inquiry.encode(List.of(record.with("照会側不開示コード", "12"))))
                        .code())
                .isEqualTo(LayoutError.TOO_LONG);
        assertThat(refusal(() -> inquiry.encode(List.of(record.with("統合宛名番号", "12"))))
                        .code())
                .isEqualTo(LayoutError.TOO_SHORT);
        assertThat(refusal(() -> inquiry.encode(List.of(record.with("照会開始日付", "20260401"))))
                        .code())
                .isEqualTo(LayoutError.NOT_A_DATE);
        assertThat(refusal(() -> inquiry.encode(List.of(record.with("照会依頼日時", "2026-04-01T10:00:00.1234"))))
                        .code())
                .isEqualTo(LayoutError.NOT_A_DATE);
    }

    @Test
    void aRecordNeverShowsItsValues() {
        assertThat(inquiry.decode(good).get(0).toString())
                .doesNotContain("1234560")
                .contains("宛名番号");
    }

    @Test
    void anItemThatTheLayoutDoesNotHaveIsAFinding() {
        Record record = inquiry.decode(good).get(0);
        assertThat(refusal(() -> record.get("氏名")).code()).isEqualTo(LayoutError.NO_SUCH_ITEM);
        assertThat(refusal(() -> Specs.own("platform-inquiry").encode(List.of(record)))
                        .code())
                .isEqualTo(LayoutError.NO_SUCH_ITEM);
    }

    @Test
    void rolesAreFoundByTheirName() {
        assertThat(inquiry.meaning("person")).extracting(Field::name).containsExactly("宛名番号");
        assertThat(inquiry.meaning("information")).extracting(Field::name).containsExactly("特定個人情報名コード");
    }

    private void assertLength(byte[] message, int line, int actual) {
        Finding finding = refusal(() -> inquiry.decode(message));
        assertThat(finding.code()).isEqualTo(LayoutError.WRONG_LENGTH);
        assertThat(finding.details())
                .containsEntry("line", String.valueOf(line))
                .containsEntry("expected", "239")
                .containsEntry("actual", String.valueOf(actual));
    }

    private byte[] changed(YamlMapping vector) {
        byte[] message = good.clone();
        byte[] put = vector.has("hex")
                ? HexFormat.of().parseHex(vector.text("hex").value())
                : vector.text("put").value().getBytes(StandardCharsets.US_ASCII);
        int at = Integer.parseInt(vector.text("at").value());
        System.arraycopy(put, 0, message, at, put.length);
        return message;
    }

    private static Map<String, String> answer(String message) {
        return Map.of(
                "宛名番号", "1234560",
                "照会依頼日時", "20260615093000123",
                "特定個人情報名コード", "TM00000000000002",
                "処理結果区分", "01",
                "処理結果メッセージ", message);
    }

    private static Finding refusal(Runnable work) {
        return catchThrowableOfType(SekishoException.class, work::run).finding();
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
        Stream.of(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
