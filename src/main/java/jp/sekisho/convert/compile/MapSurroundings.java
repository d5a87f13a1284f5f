package jp.sekisho.convert.compile;

import java.util.Map;
import java.util.Set;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.value.Shape;

/**
 * What the names of a map lead to, on days on which nothing of it changes.
 *
 * @param layouts by id, in the versions of those days
 * @param tables by id, without those whose files have errors
 * @param brokenTables the ids of those
 */
public record MapSurroundings(Map<String, Shape> layouts, Map<String, CodeTable> tables, Set<String> brokenTables) {
    public MapSurroundings {
        layouts = Map.copyOf(layouts);
        tables = Map.copyOf(tables);
        brokenTables = Set.copyOf(brokenTables);
    }
}
