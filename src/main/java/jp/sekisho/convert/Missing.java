package jp.sekisho.convert;

import jp.sekisho.error.ErrorCode;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;

/** Reports a name that a layout does not have, with the name that was probably meant. */
final class Missing {
    private Missing() {}

    static void report(Layout layout, String name, Place place, ErrorCode code, Issues issues) {
        Suggestion near =
                Suggestion.of(name, layout.fields().stream().map(Field::name).toList());
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
