package jp.sekisho.passage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * Writes the one outcome of a message: its primary key is the accepted message, so there is never a second. Belongs after
 * the ledger's locks, at the very end of the leg.
 */
final class Outcomes {
    private final Station station;
    private final Outbox outbox;

    Outcomes(Station station) {
        this.station = station;
        this.outbox = new Outbox(station);
    }

    /**
     * What a message comes to.
     *
     * @param reason why it has no result
     * @param more properties besides the usual ones
     */
    record Outcome(Ending ending, Optional<Reason> reason, byte[] body, Map<String, String> more) {
        Outcome(Ending ending, Optional<Reason> reason, byte[] body) {
            this(ending, reason, body, Map.of());
        }
    }

    /** Writes it, and hands it to the outbox. */
    void write(Handle handle, Messages.Message message, Outcome outcome) {
        String outcomeId = RandomId.next();
        handle.createUpdate("insert into outcome (message_id, kind, outbox_id, at) values (?, ?, ?, ?)")
                .bind(0, message.id())
                .bind(1, outcome.ending.name())
                .bind(2, outcomeId)
                .bind(3, station.now())
                .execute();
        Map<String, String> properties = properties(outcome.ending, outcomeId, outcome.reason);
        properties.put(OutMessage.IN_REPLY_TO, message.senderId());
        if (message.lineCount() > 1) {
            properties.put(OutMessage.LINES, Integer.toString(message.lineCount()));
        }
        properties.putAll(outcome.more);
        outbox.add(
                handle,
                outcomeId,
                message.outQueue(),
                new OutMessage(properties, message.correlationId(), message.text(), outcome.body));
    }

    /** Sends the outcome again, marked as a duplicate's. */
    void again(Handle handle, Messages.Message message) {
        OutMessage first = handle.createQuery("select outbox_id from outcome where message_id = ?")
                .bind(0, message.id())
                .mapTo(String.class)
                .findOne()
                .flatMap(outboxId -> outbox.find(handle, outboxId))
                .orElseThrow(() -> new IllegalStateException("message " + message.id() + " has no outcome"));
        outbox.add(handle, message.outQueue(), first.marked(OutMessage.DUPLICATE, "true"));
    }

    boolean ended(Handle handle, Messages.Message message) {
        return handle.createQuery("select count(*) from outcome where message_id = ?")
                        .bind(0, message.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static Map<String, String> properties(Ending ending, String outcomeId, Optional<Reason> reason) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(OutMessage.OUTCOME, ending.name());
        properties.put(OutMessage.OUTCOME_ID, outcomeId);
        reason.ifPresent(why -> {
            properties.put(OutMessage.REASON, why.code());
            properties.put(OutMessage.REASON_TEXT, why.sentence());
        });
        return properties;
    }
}
