package jp.sekisho.operate.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.convert.WrittenLines;
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
        WrittenLines written =
                explanation.read().flatMap(record -> map.written(record.kind())).orElse(WrittenLines.NONE);
        explanation.read().ifPresent(record -> side(lines, map.source(), record, field -> dropped(field, written)));
        explanation.made().ifPresent(record -> side(lines, map.target(), record, field -> filled(field, written)));
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

    private void side(List<String> lines, Layout layout, Record record, Function<Field, String> remark) {
        lines.add(layout.id() + " v" + layout.version() + (record.kind().isEmpty() ? "" : "  " + record.kind()));
        List<Field> fields = layout.kind(record.kind()).orElseThrow().fields();
        int widest = fields.stream()
                .mapToInt(field -> DisplayWidth.of(field.name()))
                .max()
                .orElse(0);
        for (Field field : fields) {
            String gap = " ".repeat(widest - DisplayWidth.of(field.name()) + 2);
            lines.add("  " + field.name() + gap + shown(field, record.get(field.name())) + remark.apply(field));
        }
    }

    private static String dropped(Field field, WrittenLines written) {
        return written.drops(field.name()) ? "  ← 捨てる dropped" : "";
    }

    private static String filled(Field field, WrittenLines written) {
        String otherwise = field.fillsItself() ? "レイアウトが決める by the layout" : "埋めない unfilled";
        return "  ← " + written.expression(field.name()).orElse(otherwise);
    }

    private String shown(Field field, String value) {
        boolean hidden = HIDDEN.contains(field.classification()) && !showsProtected;
        return hidden ? MASK.repeat(value.length()) : value;
    }
}
