package jp.sekisho.passage.sequence;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A message that came before its number's turn, for operators. Names nobody.
 *
 * @param last the number that went through the door last
 * @param since business time
 * @param isPut whether it lies before its door again, or is about to
 */
public record HeldMessage(
        String system, String interfaceId, String senderId, long number, long last, Instant since, boolean isPut) {

    /** Those that their senders call so, in the order of their systems. */
    public static List<HeldMessage> of(Handle handle, String senderId) {
        return handle.createQuery("select e.system, e.interface_id, e.number, n.last_number, e.since,"
                        + " e.put_at is not null as is_put from early e"
                        + " join numbering n on n.system = e.system and n.interface_id = e.interface_id"
                        + " where e.sender_id = ? order by e.system, e.interface_id, e.number")
                .bind(0, senderId)
                .map((row, context) -> new HeldMessage(
                        row.getString("system"),
                        row.getString("interface_id"),
                        senderId,
                        row.getLong("number"),
                        row.getLong("last_number"),
                        row.getTimestamp("since").toInstant(),
                        row.getBoolean("is_put")))
                .list();
    }
}
