package jp.sekisho.layout.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Stored;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;

/**
 * What tells several kinds of record apart: an item that each has in the same place, with another constant.
 *
 * @param kindBy the item's name; empty where there is only one kind
 */
record KindMarks(YamlMapping file, List<RecordKind> kinds, String kindBy, Issues issues) {
    KindMarks {
        Set<String> marks = new HashSet<>();
        for (RecordKind kind : kinds) {
            String mark = mark(kind, kindBy);
            if (kindBy.isEmpty() || kind.fields().isEmpty()) {
                continue;
            }
            if (mark.isEmpty()) {
                issues.error(
                        file.placeOf("kind-by"), LayoutFileError.KIND_NOT_TOLD, "record", kind.name(), "item", kindBy);
            } else if (!marks.add(mark)) {
                issues.error(file.placeOf("kind-by"), LayoutFileError.KIND_TOLD_TWICE, "item", kindBy, "value", mark);
            }
        }
    }

    /** By the item that the file names; where there is one kind and it has no name, there is none. */
    static KindMarks of(YamlMapping file, List<RecordKind> kinds, Issues issues) {
        boolean alone = kinds.size() == 1 && !file.has("records");
        return new KindMarks(file, kinds, alone ? "" : file.text("kind-by").value(), issues);
    }

    /** The constant of that kind; empty where there is only one kind. */
    String mark(RecordKind kind) {
        return mark(kind, kindBy);
    }

    /** The place of the item, which is the same in all kinds. */
    int place(ToIntFunction<RecordKind> place) {
        if (kindBy.isEmpty()) {
            return 0;
        }
        int first = place.applyAsInt(kinds.get(0));
        for (RecordKind kind : kinds) {
            if (kind.field(kindBy).isPresent() && place.applyAsInt(kind) != first) {
                issues.error(
                        file.placeOf("kind-by"), LayoutFileError.KIND_NOT_TOLD, "record", kind.name(), "item", kindBy);
            }
        }
        return Math.max(first, 0);
    }

    private static String mark(RecordKind kind, String kindBy) {
        return kind.field(kindBy)
                .filter(field -> field.stored() == Stored.TEXT)
                .flatMap(Field::is)
                .orElse("");
    }
}
