package jp.sekisho.convert.value;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.Suggestion;
import jp.sekisho.text.Nearest;

/** One kind of record of a layout, as names in a map mean it. */
public record Side(Shape shape, Layout layout, RecordKind kind) {

    /** What a name means. */
    public enum Known {
        /** It is an item, and what the layout says of it holds. */
        ITEM,
        /** It is, or may be, an item of which nothing can be said: the layout's file has an error there. */
        DOUBTFUL,
        /** There is no such item. */
        NONE
    }

    public Known known(String name) {
        if (kind.field(name).isPresent()) {
            return shape.doubtful().contains(name) ? Known.DOUBTFUL : Known.ITEM;
        }
        return shape.knowsAllNames() ? Known.NONE : Known.DOUBTFUL;
    }

    /** The item, where what the layout says of it holds. */
    public Optional<Field> field(String name) {
        return known(name) == Known.ITEM ? kind.field(name) : Optional.empty();
    }

    public List<Field> fields() {
        return kind.fields().stream()
                .filter(field -> known(field.name()) == Known.ITEM)
                .toList();
    }

    public int index(String name) {
        return kind.index(name);
    }

    /** The item that was probably meant by a name that the layout does not have. */
    public Optional<String> near(String name) {
        return known(name) == Known.NONE
                ? Nearest.to(name, kind.fields().stream().map(Field::name).toList())
                : Optional.empty();
    }

    /** Reports a name that the layout does not have, with the one that was probably meant; not where it may have it. */
    public void reportMissing(String name, Place place, ErrorCode code, Issues issues) {
        if (known(name) != Known.NONE) {
            return;
        }
        Suggestion near =
                Suggestion.of(name, kind.fields().stream().map(Field::name).toList());
        issues.error(
                place,
                code,
                "item",
                name,
                "layout",
                layout.id(),
                "version",
                layout.version(),
                "ja",
                near.ja(),
                "en",
                near.en());
    }
}
