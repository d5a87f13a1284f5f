package jp.sekisho.layout.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.SpecMessage;
import jp.sekisho.layout.Specs;
import jp.sekisho.layout.VectorCheck;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;
import jp.sekisho.source.YamlMapping;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One whole message of each layout that has a {@code *.spec.yaml} with pieces: each piece in the layout's charset, filled with
 * spaces up to its width, or as hexadecimal bytes; and the records that it holds, frame included.
 */
class WholeMessageTest {
    private static final Path SPECS = Path.of("src/test/resources/layout");

    static Stream<String> layouts() throws IOException {
        try (Stream<Path> files = Files.list(SPECS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".spec.yaml")
                            && Specs.read("layout/" + name).has("message"))
                    .map(name -> name.replace(".spec.yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void itsRecordsAreReadAndWrittenByteForByte(String id) {
        YamlMapping spec = Specs.read("layout/" + id + ".spec.yaml");
        Layout layout = Specs.own(id);
        byte[] message = SpecMessage.of(spec, layout.charset());
        List<Record> records = records(layout, message);
        List<YamlMapping> expected = spec.mappings("records");
        assertThat(records).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            Record record = records.get(i);
            Specs.texts(expected.get(i))
                    .forEach((item, value) ->
                            assertThat(record.get(item)).as(item).isEqualTo(value));
        }
        assertThat(written(layout, records)).isEqualTo(message);
    }

    /** What is changed in the message, at a byte from 0, and what becomes of it. */
    @TestFactory
    Stream<DynamicTest> eachChangeIsReadOrRefusedAtItsPlace() throws IOException {
        return layouts().flatMap(id -> {
            YamlMapping spec = Specs.read("layout/" + id + ".spec.yaml");
            Layout layout = Specs.own(id);
            return spec.mappings("vectors").stream()
                    .map(vector -> DynamicTest.dynamicTest(
                            id + " " + vector.text("name").value(),
                            () -> new VectorCheck(layout, vector).check(changed(spec, vector, layout.charset()))));
        });
    }

    private static byte[] changed(YamlMapping spec, YamlMapping vector, Charset charset) {
        byte[] message = SpecMessage.of(spec, charset);
        byte[] put = SpecMessage.piece(vector, charset);
        System.arraycopy(put, 0, message, Integer.parseInt(vector.text("at").value()), put.length);
        return message;
    }

    private static List<Record> records(Layout layout, byte[] message) {
        RecordReader reader = layout.reader(new ByteArrayInputStream(message));
        List<Record> records = new ArrayList<>();
        for (Record record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }

    private static byte[] written(Layout layout, List<Record> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = layout.writer(out);
        records.forEach(writer::write);
        writer.finish();
        return out.toByteArray();
    }
}
