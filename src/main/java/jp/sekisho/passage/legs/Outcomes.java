package jp.sekisho.passage.legs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Station.Exit;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * Writes the one outcome of a message: its primary key is the accepted message, so there is never a second. Belongs after
 * the ledger's locks, at the very end of the leg.
 */
public final class Outcomes {
    private final Station station;
    private final Outbox outbox;
    private final Inbound inbound;

    public Outcomes(Station station) {
        this.station = station;
        this.outbox = new Outbox(station);
        this.inbound = new Inbound(station);
    }

    /**
     * What a message comes to.
     *
     * @param reason why it has no result
     * @param more properties besides the usual ones
     */
    public record Outcome(Ending ending, Optional<Reason> reason, byte[] body, Map<String, String> more) {
        public Outcome(Ending ending, Optional<Reason> reason, byte[] body) {
            this(ending, reason, body, Map.of());
        }
    }

    /** Writes it, and hands it to the outbox; what a counterpart brought is answered to the counterpart. */
    public void write(Handle handle, Messages.Message message, CorrelationId correlationId, Outcome outcome) {
        String outcomeId = record(handle, message, outcome.ending);
        if (message.inward()) {
            inbound.say(handle, message, outcome.ending);
            return;
        }
        Map<String, String> properties = properties(outcome.ending, outcomeId, outcome.reason);
        properties.put(OutgoingMessage.IN_REPLY_TO, message.senderId());
        if (message.lineCount() > 1) {
            properties.put(OutgoingMessage.LINES, Integer.toString(message.lineCount()));
        }
        properties.putAll(outcome.more);
        outbox.add(
                handle,
                outcomeId,
                exit(message),
                new OutgoingMessage(properties, correlationId, message.text(), outcome.body));
    }

    /** Remembers that a message has its outcome, and under which id; whose it is to hear of it may be unknown. */
    String record(Handle handle, Messages.Message message, Ending ending) {
        String outcomeId = RandomId.next();
        handle.createUpdate("insert into outcome (message_id, kind, outbox_id, at) values (?, ?, ?, ?)")
                .bind(0, message.id())
                .bind(1, ending.name())
                .bind(2, outcomeId)
                .bind(3, station.now())
                .execute();
        if (station.interfaces().of(message.interfaceId()).answers().isPresent()) {
            inbound.answerEnded(handle, message, ending);
        }
        return outcomeId;
    }

    /** Sends the outcome again, marked as a duplicate's, to where its sender reads now; false if what is stored of it cannot be read. */
    public boolean again(Handle handle, Messages.Message message) {
        Optional<OutgoingMessage> first =
                Opening.of(() -> handle.createQuery("select outbox_id from outcome where message_id = ?")
                        .bind(0, message.id())
                        .mapTo(String.class)
                        .findOne()
                        .flatMap(outboxId -> outbox.find(handle, outboxId))
                        .orElseThrow(Opening::missing));
        first.ifPresent(outcome -> outbox.add(
                handle,
                station.exit(message.system(), message.interfaceId()),
                outcome.marked(OutgoingMessage.DUPLICATE, "true")));
        return first.isPresent();
    }

    /** Where the system reads what comes of its message: as was said when it was accepted. */
    Exit exit(Messages.Message message) {
        return station.exit(message.system(), message.interfaceId(), message.answer());
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
        properties.put(OutgoingMessage.OUTCOME, ending.name());
        properties.put(OutgoingMessage.OUTCOME_ID, outcomeId);
        reason.ifPresent(why -> {
            properties.put(OutgoingMessage.REASON, why.code());
            properties.put(OutgoingMessage.REASON_TEXT, why.sentence());
        });
        return properties;
    }
}
