package jp.sekisho.passage.legs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Passage;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Station;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Messages that are being distributed, and the one outcome of each: when all of its lines have ended, or when its deadline comes
 * before. Whoever takes a message's row away writes its outcome, so that there is never a second. Thread safe.
 */
public final class Distribution {
    private static final byte[] NOTHING = {};

    private final Station station;
    private final Requests requests;
    private final Bodies bodies;
    private final Messages messages;
    private final Outcomes outcomes;

    public Distribution(Station station) {
        this.station = station;
        this.requests = new Requests(station);
        this.bodies = new Bodies(station.vault());
        this.messages = new Messages(station);
        this.outcomes = new Outcomes(station);
    }

    /** Of messages that have just been accepted, each under the id at its place: those that are distributed. */
    void open(Handle handle, List<String> ids, List<DoorLeg.Entry> entries) {
        PreparedBatch batch = handle.prepareBatch("insert into distribution (message_id, until_at) values (?, ?)");
        for (int i = 0; i < ids.size(); i++) {
            DoorLeg.Entry entry = entries.get(i);
            if (station.interfaces().of(entry.arrival().interfaceId()).passage() == Passage.DISTRIBUTE) {
                batch.bind(0, ids.get(i)).bind(1, entry.submission().deadline()).add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Those whose deadline was not after a business time, the earliest first. */
    public List<String> due(Handle handle, Instant by, int most) {
        return handle.createQuery(
                        "select message_id from distribution where until_at <= ? order by until_at, message_id limit ?")
                .bind(0, by)
                .bind(1, most)
                .mapTo(String.class)
                .list();
    }

    /** Whether its sender still waits for the outcome; nothing of it ends then before this transaction has. */
    public boolean isAwaited(Handle handle, String messageId) {
        handle.createQuery("select id from message where id = ? for update")
                .bind(0, messageId)
                .mapTo(String.class)
                .list();
        return handle.createQuery("select exists (select 1 from distribution where message_id = ?)")
                .bind(0, messageId)
                .mapTo(Boolean.class)
                .one();
    }

    /** Each of its lines has ended: its sender hears how, unless it has heard at the deadline. Belongs at the very end of the leg. */
    public void ended(Handle handle, Messages.Message message) {
        if (!close(handle, message.id())) {
            return;
        }
        List<Requests.EndedLine> lines = requests.ended(handle, message.id());
        int reached = reached(lines);
        if (reached == message.lineCount()) {
            write(
                    handle,
                    message,
                    new Outcomes.Outcome(Ending.RESULT, Optional.empty(), NOTHING, counted(message, reached)));
            return;
        }
        Ending ending = reached > 0 ? Ending.RESULT : how(lines);
        write(handle, message, incomplete(handle, message, ending, PassageError.NOT_ALL_REACHED, reached));
    }

    /** Its deadline has come first: its sender hears so, and what is being distributed goes on. Answers the queue in which he hears. */
    public String overdue(Handle handle, Messages.Message message) {
        close(handle, message.id());
        int reached = reached(requests.ended(handle, message.id()));
        write(handle, message, incomplete(handle, message, Ending.EXPIRED, PassageError.EXPIRED_DISTRIBUTING, reached));
        return outcomes.exit(message).queue();
    }

    private static boolean close(Handle handle, String messageId) {
        return handle.createUpdate("delete from distribution where message_id = ?")
                        .bind(0, messageId)
                        .execute()
                > 0;
    }

    private static int reached(List<Requests.EndedLine> lines) {
        return (int) lines.stream()
                .filter(line -> line.stored().equals(Ending.RESULT.name())
                        || line.stored().equals(Ending.SETTLED.name()))
                .count();
    }

    /** How lines ended of which none reached its receiver; where that cannot be read, they have failed. */
    private static Ending how(List<Requests.EndedLine> lines) {
        return Opening.of(() -> Ending.ofAll(
                        lines.stream().map(Requests.EndedLine::ending).toList()))
                .orElse(Ending.FAILED);
    }

    private Outcomes.Outcome incomplete(
            Handle handle, Messages.Message message, Ending ending, PassageError why, int reached) {
        Reason reason = Reason.of(Finding.of(why, "reached", reached, "all", message.lineCount()));
        byte[] own = ending == Ending.RESULT
                ? NOTHING
                : Opening.of(() -> bodies.get(handle, message.id(), Bodies.Kind.RECEIVED))
                        .orElse(NOTHING);
        return new Outcomes.Outcome(ending, Optional.of(reason), own, counted(message, reached));
    }

    private static Map<String, String> counted(Messages.Message message, int reached) {
        return Map.of(
                OutgoingMessage.LINES, Integer.toString(message.lineCount()),
                OutgoingMessage.LINES_DELIVERED, Integer.toString(reached));
    }

    private void write(Handle handle, Messages.Message message, Outcomes.Outcome outcome) {
        if (!Outbox.isKnown(handle, outcomes.exit(message))) {
            outcomes.record(handle, message, outcome.ending()); // nobody knows any more who is to be told
            return;
        }
        // what is distributed has reached its receivers, whatever can be read of the message
        CorrelationId correlationId =
                Opening.of(() -> messages.correlationId(message)).orElse(CorrelationId.NONE);
        outcomes.write(handle, message, correlationId, outcome);
    }
}
