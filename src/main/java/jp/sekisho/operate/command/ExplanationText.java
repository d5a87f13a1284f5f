package jp.sekisho.operate.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.convert.file.Explanation;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;

/**
 * One record as the engineer who asked for it reads it: its items, and those of what it becomes. Numbers that name a person to
 * the whole country are hidden unless they are asked for, too.
 */
record ExplanationText(ConversionMap map, boolean showsProtected) {
    private static final Set<Classification> HIDDEN =
            Set.of(Classification.INDIVIDUAL_NUMBER, Classification.RESIDENT_RECORD_CODE);
    private static final String MASK = "●";

    List<String> lines(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        explanation.read().ifPresent(record -> side(lines, map.source(), record));
        explanation.made().ifPresent(record -> side(lines, map.target(), record));
        if (explanation.read().isPresent()
                && explanation.made().isEmpty()
                && explanation.finding().isEmpty()) {
            lines.add("この種別からは何も作りません。 Nothing is made of this kind of record.");
        }
        explanation.finding().ifPresent(finding -> {
            lines.add(finding.code().wire() + "  " + finding.japanese());
            lines.add("      " + finding.english());
        });
        return lines;
    }

    private void side(List<String> lines, Layout layout, Record record) {
        lines.add(layout.id() + " v" + layout.version() + (record.kind().isEmpty() ? "" : "  " + record.kind()));
        List<Field> fields = layout.kind(record.kind()).orElseThrow().fields();
        int widest = fields.stream()
                .mapToInt(field -> DisplayWidth.of(field.name()))
                .max()
                .orElse(0);
        for (Field field : fields) {
            String gap = " ".repeat(widest - DisplayWidth.of(field.name()) + 2);
            lines.add("  " + field.name() + gap + shown(field, record.get(field.name())));
        }
    }

    private String shown(Field field, String value) {
        boolean hidden = HIDDEN.contains(field.classification()) && !showsProtected;
        return hidden ? MASK.repeat(value.length()) : value;
    }
}
