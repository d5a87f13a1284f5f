package jp.sekisho.source;

import java.util.List;

/** A CSV file read whole: its columns, and a row for each line after the head. */
public record CsvTable(Place place, List<String> columns, List<CsvRow> rows) {
    public CsvTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Reports each of these columns that the file does not have; true if it has them all. */
    public boolean requires(Issues issues, String... names) {
        int before = issues.errors();
        for (String name : names) {
            if (!columns.contains(name)) {
                issues.error(place, SourceError.MISSING_KEY, "key", name);
            }
        }
        return issues.errors() == before;
    }
}
