package jp.sekisho.layout.delimited;

import java.util.List;
import jp.sekisho.layout.record.RecordKind;

/**
 * One kind of record in delimited form.
 *
 * @param marker the value that tells it from the others
 */
public record DelimitedKind(RecordKind kind, List<Column> columns, String marker) {
    public DelimitedKind {
        columns = List.copyOf(columns);
    }

    /** The name of the column there, or of the last one. */
    String name(int column) {
        return columns.get(Math.min(column, columns.size() - 1)).name();
    }
}
