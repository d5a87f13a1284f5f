package jp.sekisho.layout;

import java.util.List;

/**
 * One kind of record in delimited form.
 *
 * @param marker the value that tells it from the others
 */
record DelimitedKind(RecordKind kind, List<Column> columns, String marker) {
    DelimitedKind {
        columns = List.copyOf(columns);
    }

    /** The name of the column there, or of the last one. */
    String name(int column) {
        return columns.get(Math.min(column, columns.size() - 1)).name();
    }
}
