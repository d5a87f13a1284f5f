package jp.sekisho.convert.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Codes that mean the same, in two or more columns, each row with the dates on which it is valid (both included).
 *
 * <p>Immutable and thread safe. On no day is there more than one way from a code: where several valid rows share it, it is the
 * one marked {@code back}.
 */
public final class CodeTable {
    private final String id;
    private final List<String> columns;
    private final List<Row> rows;

    /** One line of the table. */
    record Row(Map<String, String> codes, LocalDate from, LocalDate until, boolean back) {
        boolean isValidOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }

        boolean isAlwaysValid() {
            return from.equals(LocalDate.MIN) && until.equals(LocalDate.MAX);
        }
    }

    CodeTable(String id, List<String> columns, List<Row> rows) {
        this.id = id;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
    }

    public String id() {
        return id;
    }

    /** The columns of codes, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    /** The column that is meant where none is named. */
    public String firstColumn() {
        return columns.get(0);
    }

    /** Whether no row has a date. */
    public boolean isAlwaysValid() {
        return rows.stream().allMatch(Row::isAlwaysValid);
    }

    /** The codes of the first column with those of the second, in a table that is always valid. */
    public Map<String, String> firstToSecond() {
        String first = columns.get(0);
        Way way = way(first, columns.get(Math.min(1, columns.size() - 1)));
        Map<String, String> codes = new HashMap<>();
        for (String code : codes(first)) {
            String to = way.translate(code, LocalDate.EPOCH);
            if (to != null) {
                codes.put(code, to);
            }
        }
        return codes;
    }

    /** Whether a column has that code, on whatever day. */
    public boolean holds(String column, String code) {
        return codes(column).contains(code);
    }

    /** The codes of a column, of whatever day. */
    public Set<String> codes(String column) {
        Set<String> codes = new HashSet<>();
        rows.forEach(row -> Optional.ofNullable(row.codes().get(column)).ifPresent(codes::add));
        return codes;
    }

    /** Whether a column has that code on that day. */
    public boolean knows(String column, String code, LocalDate on) {
        return way(column, column).knows(code, on);
    }

    /** Whether a column has that code on at least one of those days, both included. */
    public boolean knowsBetween(String column, String code, LocalDate from, LocalDate until) {
        return rows.stream()
                .filter(row -> code.equals(row.codes().get(column)))
                .anyMatch(row -> !row.from().isAfter(until) && !row.until().isBefore(from));
    }

    /** The code of column {@code to} for a code of column {@code from}; empty if there is none on that day. */
    public Optional<String> translate(String code, String from, String to, LocalDate on) {
        return Optional.ofNullable(way(from, to).translate(code, on));
    }

    /** The way from one column to another, looked up once so that each code is found at once. */
    public Way way(String from, String to) {
        Map<String, List<Step>> steps = new HashMap<>();
        for (Row row : rows) {
            String code = row.codes().get(from);
            if (code != null) {
                steps.computeIfAbsent(code, any -> new ArrayList<>())
                        .add(new Step(row, row.codes().get(to)));
            }
        }
        Map<String, Step[]> sorted = new HashMap<>();
        steps.forEach((code, same) -> {
            same.sort(Comparator.comparing(step -> !step.row.back()));
            sorted.put(code, same.toArray(Step[]::new));
        });
        return new Way(sorted);
    }

    /** One row on the way from a code. */
    private record Step(Row row, @Nullable String to) {}

    /** From the codes of one column to those of another; of several rows the one marked {@code back}. Immutable. */
    public static final class Way {
        private final Map<String, Step[]> steps;

        private Way(Map<String, Step[]> steps) {
            this.steps = steps;
        }

        public boolean knows(String code, LocalDate on) {
            return step(code, on) != null;
        }

        /** The code's counterpart on that day, or null. */
        @Nullable
        public String translate(String code, LocalDate on) {
            Step step = step(code, on);
            return step == null ? null : step.to;
        }

        private @Nullable Step step(String code, LocalDate on) {
            Step[] all = steps.get(code);
            if (all != null) {
                for (Step step : all) {
                    if (step.row.isAlwaysValid() || step.row.isValidOn(on)) {
                        return step;
                    }
                }
            }
            return null;
        }
    }
}
