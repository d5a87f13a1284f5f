package jp.sekisho.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Finds rows of the ledger for people to read. Changes nothing; proves nothing: that is the verifier's. */
public final class LedgerSearch {
    private static final String SELECT =
            "select at, business_at, event, system, exchange, recipient, outcome, reason, catalogue, message_id, sender_id"
                    + " from ledger where ";
    private static final String IN_ORDER = " order by at, bucket, seq";

    private LedgerSearch() {}

    /**
     * A row without whom it is about.
     *
     * @param at the time that machines share
     * @param businessAt the business day's time
     */
    public record Line(
            Instant at,
            Instant businessAt,
            LedgerEvent event,
            String system,
            String exchange,
            String recipient,
            String outcome,
            String reason,
            String catalogue,
            String messageId,
            String senderId) {}

    /** Rows about any of these ids of ours, oldest first. */
    public static List<Line> about(Handle handle, List<String> ids) {
        return handle.createQuery(SELECT + "message_id in (<ids>)" + IN_ORDER)
                .bindList("ids", ids)
                .map((row, context) -> read(row))
                .list();
    }

    /** Doors' refusals of a sender's id, oldest first: they name nobody, and lie in the bucket of rows without a person. */
    public static List<Line> refusals(Handle handle, String senderId) {
        return handle.createQuery(SELECT + "bucket = ? and sender_id = ? and event = ?" + IN_ORDER)
                .bind(0, Buckets.NOBODY)
                .bind(1, senderId)
                .bind(2, LedgerEvent.REFUSED.name())
                .map((row, context) -> read(row))
                .list();
    }

    private static Line read(ResultSet row) throws SQLException {
        return new Line(
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("business_at").toInstant(),
                LedgerEvent.valueOf(row.getString("event")),
                row.getString("system"),
                row.getString("exchange"),
                row.getString("recipient"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("catalogue"),
                row.getString("message_id"),
                row.getString("sender_id"));
    }
}
