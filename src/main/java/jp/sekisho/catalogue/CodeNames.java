package jp.sekisho.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.CodeColumn;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;

/**
 * What people call the codes of a purpose: the column {@code name} of the code table that a layout names for an item with
 * that means.
 */
record CodeNames(Map<String, Map<String, String>> byMeans) {
    private static final String NAME = "name";

    static CodeNames of(Map<String, SourceFile> codeFiles, Collection<Layout> layouts) {
        Map<String, Map<String, String>> byMeans = new LinkedHashMap<>();
        for (Layout layout : layouts) {
            for (Field field : layout.fields()) {
                SourceFile file =
                        field.codes().map(CodeColumn::table).map(codeFiles::get).orElse(null);
                field.means().filter(means -> file != null).ifPresent(means -> byMeans.computeIfAbsent(
                                means, any -> new LinkedHashMap<>())
                        .putAll(names(Objects.requireNonNull(file))));
            }
        }
        return new CodeNames(byMeans);
    }

    /** The code's name; the code itself if it has none. */
    String name(String means, String code) {
        return byMeans.getOrDefault(means, Map.of()).getOrDefault(code, code);
    }

    /** Whatever is wrong with the file is reported where it is read as a code table. */
    private static Map<String, String> names(SourceFile file) {
        Map<String, String> names = new LinkedHashMap<>();
        file.table(new Issues()).filter(table -> table.columns().contains(NAME)).ifPresent(table -> table.rows()
                .forEach(row -> names(table, row, names)));
        return names;
    }

    private static void names(CsvTable table, CsvRow row, Map<String, String> names) {
        row.optionalText(NAME).ifPresent(name -> table.columns().stream()
                .filter(column -> !column.equals(NAME))
                .forEach(column -> names.put(row.text(column).value(), name.value())));
    }
}
