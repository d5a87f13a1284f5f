package jp.sekisho.catalogue.keyed;

import java.util.List;
import java.util.function.Function;
import jp.sekisho.boundary.Interface;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Holds what an interface's file says of its key and its version against all versions of the layout that crosses.
 *
 * @param layouts all versions of a layout that can be used, by its id
 */
public record KeyCheck(Function<String, List<Layout>> layouts, Issues issues) {

    /** Looks at an interface's file, if it has them. */
    public void check(YamlMapping file, Interface rules) {
        if (rules.versioned().isEmpty()) {
            return;
        }
        for (Layout layout : layouts.apply(rules.crossing())) {
            file.texts("key").forEach(item -> always(item, layout));
            YamlText version = file.text("version");
            always(version, layout);
            layout.field(version.value())
                    .filter(field -> !isOrdered(field))
                    .ifPresent(field -> report(version, layout, KeyError.HAS_NO_ORDER));
        }
    }

    private void always(YamlText item, Layout layout) {
        layout.field(item.value())
                .ifPresentOrElse(
                        field -> {
                            if (!field.required()
                                    && !field.fillsItself()
                                    && field.type().blank() == null) {
                                report(item, layout, KeyError.MAY_BE_BLANK);
                            }
                        },
                        () -> missing(item, layout));
    }

    private static boolean isOrdered(Field field) {
        boolean hasOrder = field.type() instanceof ItemType.Date
                || field.type() instanceof ItemType.DateTime
                || field.type() instanceof ItemType.Digits
                || field.type() instanceof ItemType.Decimal;
        return hasOrder
                && field.classification() == Classification.NONE
                && field.means().isEmpty();
    }

    private void report(YamlText item, Layout layout, ErrorCode error) {
        issues.error(item.place(), error, "layout", layout.id(), "item", item.value());
    }

    private void missing(YamlText item, Layout layout) {
        Suggestion near = Suggestion.of(
                item.value(), layout.fields().stream().map(Field::name).toList());
        issues.error(
                item.place(),
                KeyError.NO_KEY_ITEM,
                "layout",
                layout.id(),
                "item",
                item.value(),
                "ja",
                near.ja(),
                "en",
                near.en());
    }
}
