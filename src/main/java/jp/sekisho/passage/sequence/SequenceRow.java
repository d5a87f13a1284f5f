package jp.sekisho.passage.sequence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How far a sequence has come.
 *
 * @param last all up to this number have gone through the door, or never will
 * @param doubtful whether it comes from a backup, and what is missing may have come before
 * @param askedUpTo up to which number the sender was asked for what is missing
 * @param askedAt when last, business time
 */
public record SequenceRow(
        SequenceKey key, int generation, long last, boolean doubtful, long askedUpTo, Optional<Instant> askedAt) {
    private static final String SELECT =
            "select generation, last_number, doubtful, asked_up_to, asked_at from numbering"
                    + " where system = ? and interface_id = ?";

    /** Locks it until the transaction ends; of what has never come it begins before 1. */
    public static SequenceRow locked(Handle handle, SequenceKey key) {
        return find(handle, key, SELECT + " for update").orElseGet(() -> {
            handle.createUpdate(
                            "insert into numbering (system, interface_id, generation, last_number, doubtful, asked_up_to)"
                                    + " values (?, ?, 1, 0, false, 0) on conflict do nothing")
                    .bind(0, key.system())
                    .bind(1, key.interfaceId())
                    .execute();
            return find(handle, key, SELECT + " for update").orElseThrow();
        });
    }

    /** As it stands; none if nothing numbered has come. */
    public static Optional<SequenceRow> find(Handle handle, SequenceKey key) {
        return find(handle, key, SELECT);
    }

    /** Whose numbers are known, in their order. */
    public static List<SequenceKey> keys(Handle handle) {
        return handle.createQuery("select system, interface_id from numbering order by system, interface_id")
                .map((row, context) -> new SequenceKey(row.getString("system"), row.getString("interface_id")))
                .list();
    }

    private static Optional<SequenceRow> find(Handle handle, SequenceKey key, String query) {
        return handle.createQuery(query)
                .bind(0, key.system())
                .bind(1, key.interfaceId())
                .map((row, context) -> read(key, row))
                .findOne();
    }

    private static SequenceRow read(SequenceKey key, ResultSet row) throws SQLException {
        return new SequenceRow(
                key,
                row.getInt("generation"),
                row.getLong("last_number"),
                row.getBoolean("doubtful"),
                row.getLong("asked_up_to"),
                Optional.ofNullable(row.getTimestamp("asked_at")).map(Timestamp::toInstant));
    }

    /** Nothing is in doubt any more once nothing is missing. */
    void advance(Handle handle, long to) {
        int advanced = handle.createUpdate(
                        "update numbering set last_number = ?, doubtful = doubtful and exists (select 1"
                                + " from early where early.system = numbering.system"
                                + " and early.interface_id = numbering.interface_id and early.number > ?)"
                                + " where system = ? and interface_id = ? and last_number = ? and generation = ?")
                .bind(0, to)
                .bind(1, to)
                .bind(2, key.system())
                .bind(3, key.interfaceId())
                .bind(4, last)
                .bind(5, generation)
                .execute();
        if (advanced != 1) {
            throw new IllegalStateException("a sequence went on at the same time");
        }
    }

    void begin(Handle handle, long first) {
        handle.createUpdate("update numbering set generation = ?, last_number = ?, doubtful = false, asked_up_to = 0,"
                        + " asked_at = null where system = ? and interface_id = ?")
                .bind(0, generation + 1)
                .bind(1, first - 1)
                .bind(2, key.system())
                .bind(3, key.interfaceId())
                .execute();
    }

    /** The sender has been asked for what is missing up to a number. */
    public void asked(Handle handle, long upTo, Instant at) {
        handle.createUpdate("update numbering set asked_up_to = ?, asked_at = ? where system = ? and interface_id = ?")
                .bind(0, upTo)
                .bind(1, at)
                .bind(2, key.system())
                .bind(3, key.interfaceId())
                .execute();
    }
}
