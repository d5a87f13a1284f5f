package jp.sekisho.gateway;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.store.Store;

/** All tables at an instant, row by row, but for the heartbeat, which is always new; for tests that show that nothing else changed. Immutable. */
public record Tables(Map<String, List<String>> rows) {

    public static Tables of(Store store) {
        return store.inTransaction(handle -> {
            Map<String, List<String>> rows = new TreeMap<>();
            List<String> names = handle.createQuery(
                            "select table_name from information_schema.tables"
                                    + " where table_schema = 'public' and table_name not like 'flyway%' and table_name <> 'heartbeat'")
                    .mapTo(String.class)
                    .list();
            for (String name : names) {
                rows.put(
                        name,
                        handle.createQuery("select * from " + name).mapToMap().stream()
                                .map(Tables::row)
                                .sorted()
                                .toList());
            }
            return new Tables(rows);
        });
    }

    private static String row(Map<String, Object> columns) {
        Map<String, String> row = new TreeMap<>();
        columns.forEach((name, value) ->
                row.put(name, value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value)));
        return row.toString();
    }

    public List<String> of(String table) {
        return rows.getOrDefault(table, List.of());
    }

    /** Rows of a table that were not there before. */
    public List<String> newSince(Tables before, String table) {
        List<String> added = new ArrayList<>(of(table));
        before.of(table).forEach(added::remove);
        return added;
    }

    /** Names of the tables whose rows differ, with how many rows there are more, such as {@code ledger+1}. */
    public List<String> changedSince(Tables before) {
        return rows.keySet().stream()
                .filter(name -> !of(name).equals(before.of(name)))
                .map(name -> name + "+" + (of(name).size() - before.of(name).size()))
                .toList();
    }
}
