package jp.sekisho.ledger;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Ledger rows to and from the table. */
final class LedgerRows {
    static final String COLUMNS =
            "bucket, seq, at, business_at, outside_hours, event, system, user_name, person, interface_id,"
                    + " items, recipient, outcome, reason, remark, catalogue, message_id, sender_id, digest, salt, commitment, hash";

    static final String INSERT = "insert into ledger (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private LedgerRows() {}

    static void bind(PreparedBatch batch, LedgerRow row) {
        LedgerEntry entry = row.entry();
        batch.bind(0, row.bucket())
                .bind(1, row.seq())
                .bind(2, row.moment().at())
                .bind(3, row.moment().businessAt())
                .bind(4, row.moment().outsideHours())
                .bind(5, entry.event().name())
                .bind(6, entry.system())
                .bind(7, entry.user())
                .bind(8, entry.person())
                .bind(9, entry.interfaceId())
                .bind(10, entry.items())
                .bind(11, entry.recipient())
                .bind(12, entry.outcome())
                .bind(13, entry.reason())
                .bind(14, entry.remark())
                .bind(15, entry.catalogue())
                .bind(16, entry.messageId())
                .bind(17, entry.senderId())
                .bind(18, entry.digest())
                .bind(19, row.salt())
                .bind(20, row.commitment())
                .bind(21, row.hash())
                .add();
    }

    /**
     * A row at its place in the chain, as it was found.
     *
     * @param unchanged whether its content is what was committed to
     */
    record Found(int bucket, long seq, boolean unchanged, byte[] commitment, byte[] hash) {}

    static Found read(ResultSet row) throws SQLException {
        return new Found(
                row.getInt("bucket"),
                row.getLong("seq"),
                unchanged(row),
                row.getBytes("commitment"),
                row.getBytes("hash"));
    }

    /** An event that there is not, or a salt that is none, was not written by us. */
    private static boolean unchanged(ResultSet row) throws SQLException {
        Optional<LedgerEvent> event = LedgerEvent.stored(row.getString("event"));
        byte[] salt = row.getBytes("salt");
        return event.isPresent()
                && salt.length > 0
                && MessageDigest.isEqual(
                        Chain.commitment(salt, entry(row, event.get()), moment(row)), row.getBytes("commitment"));
    }

    private static LedgerEntry entry(ResultSet row, LedgerEvent event) throws SQLException {
        return new LedgerEntry(
                event,
                row.getString("system"),
                row.getString("user_name"),
                row.getString("person"),
                row.getString("interface_id"),
                row.getString("items"),
                row.getString("recipient"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("remark"),
                row.getString("catalogue"),
                row.getString("message_id"),
                row.getString("sender_id"),
                row.getBytes("digest"));
    }

    private static Moment moment(ResultSet row) throws SQLException {
        return new Moment(
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("business_at").toInstant(),
                row.getBoolean("outside_hours"));
    }
}
