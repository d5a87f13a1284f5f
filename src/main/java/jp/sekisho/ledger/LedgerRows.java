package jp.sekisho.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Ledger rows to and from the table. */
final class LedgerRows {
    static final String COLUMNS =
            "bucket, seq, at, business_at, outside_hours, event, system, user_name, person, exchange,"
                    + " items, recipient, outcome, reason, catalogue, message_id, sender_id, digest, salt, commitment, hash";

    static final String INSERT = "insert into ledger (" + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

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
                .bind(9, entry.exchange())
                .bind(10, entry.items())
                .bind(11, entry.recipient())
                .bind(12, entry.outcome())
                .bind(13, entry.reason())
                .bind(14, entry.catalogue())
                .bind(15, entry.messageId())
                .bind(16, entry.senderId())
                .bind(17, entry.digest())
                .bind(18, row.salt())
                .bind(19, row.commitment())
                .bind(20, row.hash())
                .add();
    }

    static LedgerRow read(ResultSet row) throws SQLException {
        LedgerEntry entry = new LedgerEntry(
                LedgerEvent.valueOf(row.getString("event")),
                row.getString("system"),
                row.getString("user_name"),
                row.getString("person"),
                row.getString("exchange"),
                row.getString("items"),
                row.getString("recipient"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("catalogue"),
                row.getString("message_id"),
                row.getString("sender_id"),
                row.getBytes("digest"));
        return new LedgerRow(
                row.getInt("bucket"),
                row.getLong("seq"),
                new Moment(
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("business_at").toInstant(),
                        row.getBoolean("outside_hours")),
                entry,
                row.getBytes("salt"),
                row.getBytes("commitment"),
                row.getBytes("hash"));
    }
}
