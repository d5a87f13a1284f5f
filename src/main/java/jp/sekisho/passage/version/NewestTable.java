package jp.sekisho.passage.version;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows of the newest states: one for each thing, found by the keyed digest of its key. */
final class NewestTable {
    private NewestTable() {}

    /**
     * The newest state of a thing.
     *
     * @param content keyed digest of what was said with it
     * @param requestId the line that said it; empty in a row that was made only to be locked
     * @param isUndone whether it was answered that this was not done
     */
    record Row(String system, String interfaceId, String version, Digest content, String requestId, boolean isUndone) {
        boolean isUnsaid() {
            return requestId.isEmpty();
        }
    }

    /**
     * Locks the row of each until the transaction ends, ascending, and makes those that are not there.
     *
     * @param rows by key; what the tables hold takes their places
     */
    static void lock(Handle handle, SortedMap<Digest, Row> rows, Instant now) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into newest_state (key_digest, system, interface_id, version, content_digest, request_id, undone, at)"
                        + " values (?, ?, ?, '', ?, '', false, ?) on conflict do nothing");
        rows.forEach((key, row) -> batch.bind(0, key.value())
                .bind(1, row.system)
                .bind(2, row.interfaceId)
                .bind(3, row.content.value())
                .bind(4, now)
                .add());
        batch.execute();
        rows.replaceAll((key, row) -> handle.createQuery(
                        "select system, interface_id, version, content_digest, request_id, undone"
                                + " from newest_state where key_digest = ? for update")
                .bind(0, key.value())
                .map((found, context) -> new Row(
                        found.getString("system"),
                        found.getString("interface_id"),
                        found.getString("version"),
                        new Digest(found.getBytes("content_digest")),
                        found.getString("request_id"),
                        found.getBoolean("undone")))
                .one());
    }

    /** Removes, of these, the rows that were made only to be locked. */
    static void forgetUnsaid(Handle handle, Set<Digest> keys) {
        if (keys.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("delete from newest_state where key_digest = ? and request_id = ''");
        keys.forEach(key -> batch.bind(0, key.value()).add());
        batch.execute();
    }

    static void write(Handle handle, Map<Digest, Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("update newest_state set version = ?, content_digest = ?,"
                + " request_id = ?, undone = false, at = ? where key_digest = ?");
        rows.forEach((key, row) -> batch.bind(0, row.version)
                .bind(1, row.content.value())
                .bind(2, row.requestId)
                .bind(3, now)
                .bind(4, key.value())
                .add());
        batch.execute();
    }

    static void undone(Handle handle, String requestId) {
        handle.createUpdate("update newest_state set undone = true where request_id = ?")
                .bind(0, requestId)
                .execute();
    }
}
