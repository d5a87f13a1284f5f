package jp.sekisho.juki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordCodec;
import jp.sekisho.layout.SpecMessage;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;

/** Synthetic identification information, in the layout of this repository. */
final class Identification {
    static final String TEXT = text("mappings/juki/layouts/identification.layout.yaml");
    static final Layout LAYOUT = layout(TEXT);
    static final RecordCodec<IdentificationRecord> CODEC = IdentificationRecord.codec(LAYOUT);

    private Identification() {}

    static Layout layout(String text) {
        Issues issues = new Issues();
        return YamlSource.parse("identification.layout.yaml", text, issues)
                .map(yaml -> LayoutFile.read(yaml, Surroundings.NONE, issues))
                .filter(LayoutFile.Read::isSound)
                .map(LayoutFile.Read::layout)
                .orElseThrow(() -> new AssertionError(issues.sorted()));
    }

    /** The message of the layout's own specification. */
    static byte[] message() {
        Issues issues = new Issues();
        return YamlSource.read(
                        Path.of("src/test/resources/layout/identification.spec.yaml"),
                        "identification.spec.yaml",
                        issues)
                .map(spec -> SpecMessage.of(spec, StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError(issues.sorted()));
    }

    static Record record(Map<String, String> changes) {
        Record record = LAYOUT.decode(message()).get(0);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            record = record.with(change.getKey(), change.getValue());
        }
        return record;
    }

    /** The record of the specification with other values for some items, through the bytes of a message. */
    static IdentificationRecord typed(Map<String, String> changes) {
        return CODEC.read(LAYOUT.encode(List.of(record(changes)))).get(0);
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
