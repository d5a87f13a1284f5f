package jp.sekisho.passage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/** Writes the one outcome of a message: its primary key is the accepted message, so there is never a second. */
final class Outcomes {
    private final Station station;
    private final Bodies bodies;
    private final Outbox outbox;

    Outcomes(Station station) {
        this.station = station;
        this.bodies = new Bodies(station.vault());
        this.outbox = new Outbox(station);
    }

    /** The result, in the sender's layout; ends the leg. */
    void result(Handle handle, Messages.Message message, byte[] body, List<LedgerEntry> entries) {
        end(handle, message, Ending.RESULT, Optional.empty(), body, entries);
    }

    /** Any other ending: the sender gets its own body back, with the reason; ends the leg. */
    void other(Handle handle, Messages.Message message, Ending ending, Finding reason, List<LedgerEntry> entries) {
        byte[] body = bodies.get(handle, message.id(), Bodies.Kind.RECEIVED);
        end(handle, message, ending, Optional.of(reason), body, entries);
    }

    /** Sends the outcome again, marked as a duplicate's; ends the leg. */
    void again(Handle handle, Messages.Message message, List<LedgerEntry> entries) {
        OutMessage first = handle.createQuery("select outbox_id from outcome where message_id = ?")
                .bind(0, message.id())
                .mapTo(String.class)
                .findOne()
                .flatMap(outboxId -> outbox.find(handle, outboxId))
                .orElseThrow(() -> new IllegalStateException("message " + message.id() + " has no outcome"));
        station.ledger().record(handle, entries);
        outbox.add(handle, message.outQueue(), first.marked(OutMessage.DUPLICATE, "true"));
    }

    boolean ended(Handle handle, Messages.Message message) {
        return handle.createQuery("select count(*) from outcome where message_id = ?")
                        .bind(0, message.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private void end(
            Handle handle,
            Messages.Message message,
            Ending ending,
            Optional<Finding> reason,
            byte[] body,
            List<LedgerEntry> entries) {
        String outcomeId = RandomId.next();
        handle.createUpdate("insert into outcome (message_id, kind, outbox_id, at) values (?, ?, ?, ?)")
                .bind(0, message.id())
                .bind(1, ending.name())
                .bind(2, outcomeId)
                .bind(3, station.now())
                .execute();
        handle.createUpdate("update message set open_lines = open_lines - 1 where id = ?")
                .bind(0, message.id())
                .execute();
        station.ledger().record(handle, entries);
        Map<String, String> properties = properties(ending, outcomeId, reason);
        properties.put(OutMessage.IN_REPLY_TO, message.senderId());
        outbox.add(
                handle,
                outcomeId,
                message.outQueue(),
                new OutMessage(properties, message.correlationId(), message.text(), body));
    }

    static Map<String, String> properties(Ending ending, String outcomeId, Optional<Finding> reason) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(OutMessage.OUTCOME, ending.name());
        properties.put(OutMessage.OUTCOME_ID, outcomeId);
        reason.ifPresent(finding -> {
            properties.put(OutMessage.REASON, finding.code().wire());
            properties.put(OutMessage.REASON_TEXT, finding.japanese());
        });
        return properties;
    }
}
