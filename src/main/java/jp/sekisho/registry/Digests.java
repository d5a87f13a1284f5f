package jp.sekisho.registry;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Digests as one array parameter, so that many rows are found in one query, each by its key. */
final class Digests {
    /**
     * What such a query reads from: {@code digest}. A row is asked for in the list of columns; joined, they may be found by walking
     * through all of a system's numbers.
     */
    static final String WANTED = " from unnest(cast(? as bytea array)) as wanted (digest)";

    private Digests() {}

    /** Reads a column; null where there is no such row. */
    interface Column<T> {
        @Nullable
        T of(ResultSet row) throws SQLException;
    }

    static Argument of(Collection<byte[]> digests) {
        byte[][] all = digests.toArray(byte[][]::new);
        return (position, statement, context) ->
                statement.setArray(position, statement.getConnection().createArrayOf("bytea", all));
    }

    /** What was found, by its digest. */
    static <T> Map<ByteBuffer, T> found(Query query, Column<T> column) {
        Map<ByteBuffer, T> found = new HashMap<>();
        query.map((row, context) -> {
                    T value = column.of(row);
                    if (value != null) {
                        found.put(ByteBuffer.wrap(row.getBytes("digest")), value);
                    }
                    return found.size();
                })
                .list();
        return found;
    }
}
