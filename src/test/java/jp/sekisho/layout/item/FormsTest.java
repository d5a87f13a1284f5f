package jp.sekisho.layout.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Stream;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.Specs;
import jp.sekisho.layout.VectorCheck;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;
import jp.sekisho.source.YamlMapping;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What layouts of every form read, write and refuse, by {@code forms.spec.yaml}. */
class FormsTest {

    @TestFactory
    Stream<DynamicNode> everyFormReadsWritesAndRefusesAsItsVectorsSay() {
        return Specs.read("layout/forms.spec.yaml").mappings("layouts").stream()
                .map(spec -> DynamicContainer.dynamicContainer(spec.text("name").value(), tests(spec)));
    }

    private static Stream<DynamicTest> tests(YamlMapping spec) {
        Layout layout = Specs.layout(spec.text("layout").value());
        byte[] good = good(spec, layout.charset());
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("comes back byte for byte", () -> comesBack(layout, good, spec))),
                spec.mappings("vectors").stream()
                        .map(vector -> DynamicTest.dynamicTest(
                                vector.text("name").value(),
                                () -> new VectorCheck(layout, vector).check(changed(vector, good, layout.charset())))));
    }

    private static void comesBack(Layout layout, byte[] good, YamlMapping spec) {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        RecordReader reader = layout.reader(new ByteArrayInputStream(good));
        RecordWriter writer = layout.writer(again);
        for (Record record = reader.next(); record != null; record = reader.next()) {
            writer.write(record);
        }
        writer.finish();
        assertThat(again.toByteArray()).isEqualTo(good);
        assertThat(writer.written()).hasToString(spec.text("records").value());
        assertThat(reader.position()).isEqualTo(good.length);
    }

    private static byte[] good(YamlMapping spec, Charset charset) {
        return spec.has("good-hex")
                ? HexFormat.of().parseHex(spec.text("good-hex").value().replace(" ", ""))
                : spec.text("good").value().getBytes(charset);
    }

    private static byte[] changed(YamlMapping vector, byte[] good, Charset charset) {
        String whole = HexFormat.of().formatHex(good);
        String from = vector.has("bytes")
                ? vector.text("bytes").value()
                : HexFormat.of().formatHex(vector.text("replace").value().getBytes(charset));
        String to = vector.has("by")
                ? vector.text("by").value()
                : HexFormat.of().formatHex(vector.text("put").value().getBytes(charset));
        int at = whole.indexOf(from);
        while (at % 2 != 0 && at >= 0) {
            at = whole.indexOf(from, at + 1);
        }
        assertThat(at).as("the good message holds what is replaced").isNotNegative();
        return HexFormat.of().parseHex(whole.substring(0, at) + to + whole.substring(at + from.length()));
    }
}
