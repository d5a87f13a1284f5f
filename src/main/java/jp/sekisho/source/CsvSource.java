package jp.sekisho.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a CSV file of ours into rows whose every cell knows its place: a head line of column names, commas, quotes as in RFC
 * 4180 but within one line. Blank lines are passed over. Stateless.
 */
public final class CsvSource {
    private CsvSource() {}

    /** The rows in order, or empty if a line cannot be read; what was found is in {@code issues}. */
    public static Optional<CsvTable> parse(String name, String written, Issues issues) {
        int before = issues.errors();
        String text = SourceText.unmarked(written, name, issues);
        List<String> lines = text.lines().toList();
        List<List<YamlText>> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                all.add(new CsvLine(name, i + 1, lines.get(i), issues).cells());
            }
        }
        if (all.isEmpty()) {
            issues.error(Place.ofFile(name), SourceError.EMPTY);
            return Optional.empty();
        }
        List<YamlText> head = all.get(0);
        refuseRepeatedColumns(head, issues);
        List<CsvRow> rows = new ArrayList<>();
        List<String> columns = head.stream().map(YamlText::value).toList();
        for (List<YamlText> cells : all.subList(1, all.size())) {
            if (cells.size() == columns.size()) {
                rows.add(new CsvRow(columns, cells));
            } else {
                issues.error(
                        cells.get(0).place(),
                        SourceError.WRONG_CELL_COUNT,
                        "expected",
                        columns.size(),
                        "actual",
                        cells.size());
            }
        }
        return issues.errors() == before
                ? Optional.of(new CsvTable(head.get(0).place(), columns, rows))
                : Optional.empty();
    }

    private static void refuseRepeatedColumns(List<YamlText> head, Issues issues) {
        Set<String> seen = new HashSet<>();
        for (YamlText column : head) {
            if (!seen.add(column.value())) {
                issues.error(column.place(), SourceError.DUPLICATE_KEY, "key", column.value());
            }
        }
    }
}
