package jp.sekisho.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.source.YamlMapping;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DelimitedLayoutTest {
    private final YamlMapping spec = Specs.read("layout/delimited.spec.yaml");
    private final String file = spec.text("layout").value();
    private final Layout notes = Specs.layout(file);
    private final String good = spec.text("good").value();

    @Test
    void whatWasWrittenComesBackByteForByte() {
        byte[] message = good.getBytes(UTF_8);
        assertThat(notes.decode(message)).hasSize(2);
        assertThat(notes.encode(notes.decode(message))).isEqualTo(message);
    }

    @TestFactory
    Stream<DynamicTest> eachChangeIsReadOrRefusedAtItsLineAndItem() {
        return spec.mappings("vectors").stream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.text("name").value(), () -> new VectorCheck(notes, vector).check(changed(vector))));
    }

    @Test
    void aMessageOfNothingIsRefused() {
        assertThat(refusal(notes, "").code()).isEqualTo(LayoutError.NO_HEADER);
        assertThat(refusal(notes, "\r\n").code()).isEqualTo(LayoutError.MISSING_COLUMN);
    }

    @Test
    void aByteOrderMarkIsRequiredAndWrittenWhereTheLayoutSaysSo() {
        Layout marked = Specs.layout(file.replace("byte-order-mark: no", "byte-order-mark: yes"));
        byte[] message = ("\uFEFF" + good).getBytes(UTF_8);
        assertThat(marked.encode(marked.decode(message))).isEqualTo(message);
        assertThat(refusal(marked, good).code()).isEqualTo(LayoutError.NO_BYTE_ORDER_MARK);
        assertThat(refusal(marked, "").code()).isEqualTo(LayoutError.NO_BYTE_ORDER_MARK);
    }

    @Test
    void withoutAHeaderTheFirstLineIsARecord() {
        Layout bare = Specs.layout(file.replace("header: names", "header: none"));
        byte[] message = good.substring(good.indexOf('\n') + 1).getBytes(UTF_8);
        assertThat(bare.decode(message)).hasSize(2);
        assertThat(bare.encode(bare.decode(message))).isEqualTo(message);
        assertThat(refusal(bare, good).details()).containsEntry("line", "1").containsEntry("item", "番号");
    }

    @Test
    void whereEveryItemStandsInQuotesAnItemWithoutIsRefused() {
        Layout quoted = Specs.layout(file.replace("as-needed", "always").replace("header: names", "header: none"));
        byte[] message = "\"0000000042\",\"\",\"a\"\r\n".getBytes(UTF_8);
        assertThat(quoted.encode(quoted.decode(message))).isEqualTo(message);
        Finding finding = refusal(quoted, "\"0000000042\",,\"a\"\r\n");
        assertThat(finding.code()).isEqualTo(LayoutError.BAD_QUOTES);
        assertThat(finding.details()).containsEntry("item", "日付");
    }

    @Test
    void anotherSeparatorAndEndOfRecordAreAsTheLayoutSays() {
        Layout tabs = Specs.layout(
                file.replace("separator: \",\"", "separator: \"\\t\"").replace("CRLF", "LF"));
        byte[] message = "番号\t日付\t文\n0000000042\t\ta,b\n".getBytes(UTF_8);
        assertThat(tabs.encode(tabs.decode(message))).isEqualTo(message);
    }

    @Test
    void aMessageOfSeparatorsOnlyOrOfQuotesOnlyIsRefusedAtOnce() {
        assertThat(refusal(notes, ",".repeat(1 << 19) + "\r\n").code()).isEqualTo(LayoutError.EXTRA_COLUMN);
        assertThat(refusal(notes, ",".repeat(1 << 20) + "\r\n").code()).isEqualTo(LayoutError.LINE_TOO_LONG);
        assertThat(refusal(notes, "\"".repeat(1 << 19) + "\r\n").code()).isInstanceOf(LayoutError.class);
        assertThat(refusal(notes, "\r\n".repeat(1 << 18)).code()).isEqualTo(LayoutError.MISSING_COLUMN);
    }

    @Test
    void aRefusalNeverNamesAValue() {
        assertThat(refusal(notes, good.replace("2026-06-15", "kimitsu")).toString())
                .doesNotContain("kimitsu");
        assertThat(refusal(notes, good.replace("あいう", "ひ\"みつ")).japanese()).doesNotContain("みつ");
    }

    private byte[] changed(YamlMapping vector) {
        String replace = vector.text("replace").value();
        assertThat(good).contains(replace);
        int at = good.indexOf(replace);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(good.substring(0, at).getBytes(UTF_8));
        message.writeBytes(
                vector.has("hex")
                        ? HexFormat.of().parseHex(vector.text("hex").value())
                        : vector.text("put").value().getBytes(UTF_8));
        message.writeBytes(good.substring(at + replace.length()).getBytes(UTF_8));
        return message.toByteArray();
    }

    private static Finding refusal(Layout layout, String message) {
        SekishoException refused =
                catchThrowableOfType(SekishoException.class, () -> layout.decode(message.getBytes(UTF_8)));
        assertThat(refused).as("refused").isNotNull();
        assertThat(List.of(refused.finding().japanese(), refused.finding().english()))
                .allMatch(sentence -> !sentence.contains("{"));
        return refused.finding();
    }
}
