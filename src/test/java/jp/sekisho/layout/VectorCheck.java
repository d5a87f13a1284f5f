package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Holds one vector against one message: the values of items, or the one finding. */
public record VectorCheck(Layout layout, YamlMapping vector) {

    public void check(byte[] message) {
        vector.optionalMapping("then").ifPresent(then -> {
            List<Record> records = layout.decode(message);
            int line = Integer.parseInt(
                    vector.optionalText("line").map(YamlText::value).orElse("1"));
            Specs.texts(then)
                    .forEach((item, value) ->
                            assertThat(records.get(line - 1).get(item)).as(item).isEqualTo(value));
        });
        vector.optionalText("noted").map(YamlText::value).ifPresent(change -> assertThat(noted(message))
                .containsEntry(Normalisation.valueOf(change), 1L));
        if (vector.has("refused")) {
            checkFinding(catchThrowableOfType(SekishoException.class, () -> layout.decode(message))
                    .finding());
        }
    }

    private Map<Normalisation, Long> noted(byte[] message) {
        RecordReader reader = layout.reader(new ByteArrayInputStream(message));
        while (reader.next() != null) {
            // to the end
        }
        return reader.notes().normalisations();
    }

    private void checkFinding(Finding finding) {
        assertThat(finding.code().wire()).isEqualTo(vector.text("refused").value());
        if (vector.has("line")) {
            String counted =
                    finding.details().getOrDefault("line", finding.details().get("record-number"));
            assertThat(counted).isEqualTo(vector.text("line").value());
        }
        for (String detail : List.of("item", "byte", "character")) {
            if (vector.has(detail)) {
                assertThat(finding.details())
                        .containsEntry(detail, vector.text(detail).value());
            }
        }
        assertThat(finding.japanese()).doesNotContain("{");
        assertThat(finding.english()).doesNotContain("{");
    }
}
