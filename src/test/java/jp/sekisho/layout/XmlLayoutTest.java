package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.YamlMapping;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("smoke")
class XmlLayoutTest {
    private final YamlMapping spec = Specs.read("layout/platform-inquiry-result.spec.yaml");
    private final Layout result = Specs.own("platform-inquiry-result");
    private final String good = spec.text("good").value();

    @Test
    void whatWasWrittenComesBackByteForByte() {
        byte[] message = good.getBytes(StandardCharsets.UTF_8);
        assertThat(result.encode(result.decode(message))).isEqualTo(message);
    }

    @TestFactory
    Stream<DynamicTest> eachChangeIsReadOrRefused() {
        return spec.mappings("vectors").stream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.text("name").value(), () -> new VectorCheck(result, vector).check(changed(vector))));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] message = good.getBytes(StandardCharsets.UTF_8);
        message[message.length - 20] = (byte) 0xFF;
        assertThat(refusal(() -> result.decode(message))).isEqualTo(LayoutError.XML_FORBIDDEN);
        assertThat(refusal(() -> result.decode(new byte[0]))).isEqualTo(LayoutError.NOT_XML);
    }

    @Test
    void aBlankItemHasNoElement() {
        Record record = result.decode(good.getBytes(StandardCharsets.UTF_8)).get(0);
        String xml = new String(result.encode(List.of(record.with("情報提供日", ""))), StandardCharsets.UTF_8);
        assertThat(xml).doesNotContain("情報提供日");
    }

    @Test
    void aMessageHoldsOneRecord() {
        Record record = result.decode(good.getBytes(StandardCharsets.UTF_8)).get(0);
        assertThat(refusal(() -> result.encode(List.of(record, record)))).isEqualTo(LayoutError.WRONG_RECORD_COUNT);
        assertThat(refusal(() -> result.encode(List.of()))).isEqualTo(LayoutError.WRONG_RECORD_COUNT);
    }

    @Test
    void aCharacterOutsideTheRepertoireIsRefusedOnTheWayOut() {
        Record record = result.decode(good.getBytes(StandardCharsets.UTF_8)).get(0);
        assertThat(refusal(() -> result.encode(List.of(record.with("処理結果メッセージ", "𠮷")))))
                .isEqualTo(LayoutError.NOT_IN_REPERTOIRE);
    }

    private byte[] changed(YamlMapping vector) {
        String replace = vector.text("replace").value();
        assertThat(good).contains(replace);
        return good.replace(replace, vector.text("by").value()).getBytes(StandardCharsets.UTF_8);
    }

    private static Object refusal(Runnable work) {
        return catchThrowableOfType(SekishoException.class, work::run).code();
    }
}
