package jp.sekisho.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds rows of the ledger for people to read. Changes nothing; proves nothing: that is the verifier's. */
public final class LedgerSearch {
    private static final String SELECT =
            "select at, business_at, event, system, interface_id, items, recipient, outcome, reason, remark,"
                    + " catalogue, message_id, sender_id"
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
            String interfaceId,
            String items,
            String recipient,
            String outcome,
            String reason,
            String remark,
            String catalogue,
            String messageId,
            String senderId) {}

    /** Rows about any of these ids of ours, oldest first. */
    public static List<Line> about(Handle handle, List<String> ids) {
        return handle
                .createQuery(SELECT + "message_id in (<ids>)" + IN_ORDER)
                .bindList("ids", ids)
                .map((row, context) -> read(row))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Doors' refusals of a sender's id, oldest first: a row for each person whom the message was about, as far as known. */
    public static List<Line> refusals(Handle handle, String senderId) {
        return handle
                .createQuery(SELECT + "sender_id = ? and event = ?" + IN_ORDER)
                .bind(0, senderId)
                .bind(1, LedgerEvent.REFUSED.name())
                .map((row, context) -> read(row))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Nothing of a row that names no event: the verifier finds it. */
    private static Optional<Line> read(ResultSet row) throws SQLException {
        Optional<LedgerEvent> event = LedgerEvent.stored(row.getString("event"));
        return event.isEmpty() ? Optional.empty() : Optional.of(read(row, event.get()));
    }

    private static Line read(ResultSet row, LedgerEvent event) throws SQLException {
        return new Line(
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("business_at").toInstant(),
                event,
                row.getString("system"),
                row.getString("interface_id"),
                row.getString("items"),
                row.getString("recipient"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getString("remark"),
                row.getString("catalogue"),
                row.getString("message_id"),
                row.getString("sender_id"));
    }
}
