package jp.sekisho.operate.command.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.compile.WrittenLines;
import jp.sekisho.convert.file.Explanation;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.operate.command.terminal.DisplayWidth;

/**
 * One record as the engineer who asked for it reads it: its items, and those of what it becomes. Numbers that name a person to
 * the whole country are hidden unless they are asked for, too, and with them whatever they have a part in.
 */
record ExplanationText(ConversionMap map, boolean showsProtected) {
    private static final Set<Classification> HIDDEN =
            Set.of(Classification.INDIVIDUAL_NUMBER, Classification.RESIDENT_RECORD_CODE);
    private static final String MASK = "●";

    /** What is said of an item besides its value, and what its value tells of. */
    private record About(String remark, Set<Classification> classes) {}

    List<String> lines(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        explanation.read().ifPresent(record -> lines.addAll(side(map.source(), record, field -> read(field, record))));
        explanation.made().ifPresent(record -> {
            String from = explanation.read().map(Record::kind).orElse("");
            lines.addAll(side(map.target(), record, field -> made(field, from)));
        });
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

    private List<String> side(Layout layout, Record record, Function<Field, About> about) {
        List<String> lines = new ArrayList<>();
        lines.add(layout.id() + " v" + layout.version() + (record.kind().isEmpty() ? "" : "  " + record.kind()));
        List<Field> fields = layout.kind(record.kind()).orElseThrow().fields();
        int widest = fields.stream()
                .mapToInt(field -> DisplayWidth.of(field.name()))
                .max()
                .orElse(0);
        for (Field field : fields) {
            String gap = " ".repeat(widest - DisplayWidth.of(field.name()) + 2);
            About known = about.apply(field);
            lines.add("  " + field.name() + gap + shown(record.get(field.name()), known.classes()) + known.remark());
        }
        return lines;
    }

    private About read(Field field, Record record) {
        boolean dropped = written(record.kind()).drops(field.name());
        return new About(dropped ? "  ← 捨てる dropped" : "", Set.of(field.classification()));
    }

    /** @param from the kind of record that it is made from */
    private About made(Field field, String from) {
        String otherwise = field.fillsItself() ? "レイアウトが決める by the layout" : "埋めない unfilled";
        Set<Classification> classes = EnumSet.of(field.classification());
        classes.addAll(map.flowsInto(from, field.name()));
        return new About("  ← " + written(from).expression(field.name()).orElse(otherwise), classes);
    }

    private WrittenLines written(String kind) {
        return map.written(kind).orElse(WrittenLines.NONE);
    }

    private String shown(String value, Set<Classification> classes) {
        boolean hidden = !showsProtected && !Collections.disjoint(HIDDEN, classes);
        return hidden ? MASK.repeat(value.length()) : value;
    }
}
