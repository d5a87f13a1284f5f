package jp.sekisho.convert;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Codes that mean the same, in two or more columns, each row with the dates on which it is valid (both included).
 *
 * <p>Immutable and thread safe. Where several rows share a code, the one marked {@code back} is the way from it.
 */
public final class CodeTable {
    private final String id;
    private final List<String> columns;
    private final Map<String, Map<String, List<Row>>> byColumn = new HashMap<>();

    /** One line of the table. */
    record Row(Map<String, String> codes, LocalDate from, LocalDate until, boolean back) {
        boolean isValidOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }

        boolean overlaps(Row other) {
            return !from.isAfter(other.until) && !other.from.isAfter(until);
        }
    }

    CodeTable(String id, List<String> columns, List<Row> rows) {
        this.id = id;
        this.columns = List.copyOf(columns);
        for (String column : columns) {
            Map<String, List<Row>> index = new HashMap<>();
            rows.stream()
                    .filter(row -> row.codes().containsKey(column))
                    .forEach(row -> index.merge(
                            row.codes().get(column), List.of(row), (some, more) -> java.util.stream.Stream.concat(
                                            some.stream(), more.stream())
                                    .toList()));
            byColumn.put(column, index);
        }
    }

    public String id() {
        return id;
    }

    /** The columns of codes, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    /** Whether a column has that code, on whatever day. */
    boolean holds(String column, String code) {
        return byColumn.getOrDefault(column, Map.of()).containsKey(code);
    }

    /** Whether a column has that code on that day. */
    public boolean knows(String column, String code, LocalDate on) {
        return row(column, code, on).isPresent();
    }

    /** The code of column {@code to} for a code of column {@code from}; empty if there is none on that day. */
    public Optional<String> translate(String code, String from, String to, LocalDate on) {
        return row(from, code, on).map(row -> row.codes().get(to));
    }

    private Optional<Row> row(String column, String code, LocalDate on) {
        List<Row> rows = byColumn.getOrDefault(column, Map.of()).getOrDefault(code, List.of());
        Row found = null;
        for (Row row : rows) {
            if (row.isValidOn(on) && (found == null || row.back())) {
                found = row;
            }
        }
        return Optional.ofNullable(found);
    }
}
