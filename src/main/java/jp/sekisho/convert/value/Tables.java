package jp.sekisho.convert.value;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.Suggestion;

/**
 * The code tables as maps name them.
 *
 * @param byId without those whose files have errors
 * @param broken the ids of those
 */
public record Tables(Map<String, CodeTable> byId, Set<String> broken, Issues issues) {

    /** The same, for those who only look: what is missing is reported by others. */
    Tables unreported() {
        return new Tables(byId, broken, new Issues());
    }

    Optional<CodeTable> named(String id, Place place) {
        Optional<CodeTable> table = Optional.ofNullable(byId.get(id));
        if (table.isEmpty() && !broken.contains(id)) {
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
}
