package jp.sekisho.passage.legs;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.room.Beginnings;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * What rooms begin: written in the transaction that is the cause, and put before its door by the outbox, once. Belongs before the
 * outcome of the cause, whose queue's counter comes behind those of doors. Thread safe.
 */
public final class Begun {
    /** What is begun because of something that was begun because of something else: so often, and no further. */
    public static final int DEEPEST = 8;

    private final Outbox outbox;

    public Begun(Station station) {
        this.outbox = new Outbox(station);
    }

    /**
     * Adds it.
     *
     * @param cause our id of the message that is the cause; empty if none is
     * @throws jp.sekisho.error.SekishoException PASSAGE-025 if that has too many causes before it
     */
    public void add(Handle handle, Beginnings.AtDoor begun, String cause) {
        refuseTooDeep(handle, cause);
        String id = RandomId.next();
        Map<String, String> properties = new LinkedHashMap<>(begun.message().properties());
        properties.put(OutgoingMessage.MESSAGE_ID, id);
        if (!cause.isEmpty()) {
            properties.put(OutgoingMessage.IN_REPLY_TO, cause);
        }
        OutgoingMessage named = new OutgoingMessage(
                properties,
                begun.message().correlationId(),
                begun.message().text(),
                begun.message().body());
        outbox.add(handle, id, new Station.Exit(begun.queue(), begun.queue()), named);
    }

    private static void refuseTooDeep(Handle handle, String cause) {
        String at = cause;
        for (int depth = 1; !at.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw Finding.of(PassageError.TOO_DEEP, "most", DEEPEST).asException();
            }
            at = handle.createQuery("select about from message where id = ?")
                    .bind(0, at)
                    .mapTo(String.class)
                    .findOne()
                    .orElse("");
        }
    }
}
