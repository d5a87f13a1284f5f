package jp.sekisho.convert;

import java.util.Map;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;

/** The code tables as maps name them. */
record Tables(Map<String, CodeTable> byId, Issues issues) {

    Optional<CodeTable> named(String id, Place place) {
        Optional<CodeTable> table = Optional.ofNullable(byId.get(id));
        if (table.isEmpty()) {
            Suggestion near = Suggestion.of(id, byId.keySet());
            issues.error(place, MapError.UNKNOWN_TABLE, "table", id, "ja", near.ja(), "en", near.en());
        }
        return table;
    }

    boolean hasColumn(CodeTable table, String column, Place place) {
        if (table.columns().contains(column)) {
            return true;
        }
        Suggestion near = Suggestion.of(column, table.columns());
        issues.error(
                place,
                MapError.UNKNOWN_COLUMN,
                "table",
                table.id(),
                "column",
                column,
                "ja",
                near.ja(),
                "en",
                near.en());
        return false;
    }

    /** The code of column {@code to}; refused with the item's name if there is none on the business date. */
    static String translated(
            CodeTable table, String from, String to, String code, String item, ConversionContext context) {
        refuseUnknown(table, from, code, item, context);
        return table.translate(code, from, to, context.businessDate())
                .orElseThrow(() -> Finding.of(CodeError.NO_COUNTERPART, "item", item, "table", table.id(), "column", to)
                        .asException());
    }

    static void refuseUnknown(CodeTable table, String column, String code, String item, ConversionContext context) {
        if (!table.knows(column, code, context.businessDate())) {
            throw Finding.of(CodeError.UNKNOWN_CODE, "item", item, "table", table.id(), "on", context.businessDate())
                    .asException();
        }
    }
}
