package jp.sekisho.passage.inward;

import java.util.List;
import java.util.function.Function;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.legs.Begun;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.room.Beginning;
import jp.sekisho.passage.room.Beginnings;
import jp.sekisho.passage.room.Heard;
import jp.sekisho.passage.room.Room;
import org.jdbi.v3.core.Handle;

/**
 * Has a room hear outcomes, each once and in a transaction of its own: what it changes by one, and begins, is committed with that. A room
 * that fails rolls back nobody's outcome. Thread safe.
 */
public final class Hearing {
    private final Station station;
    private final Room room;
    private final Beginnings beginnings;
    private final Messages messages;
    private final Begun begun;

    public Hearing(Station station, Room room, Beginnings beginnings) {
        this.station = station;
        this.room = room;
        this.beginnings = beginnings;
        this.messages = new Messages(station);
        this.begun = new Begun(station);
    }

    /**
     * Has it hear of an outcome, unless it has.
     *
     * @param system the one that the room stands for
     * @param reading what the room hears
     */
    public void hear(
            String system, String outcomeId, OutgoingMessage outcome, Function<OutgoingMessage, Heard> reading) {
        if (!outcome.properties().containsKey(OutgoingMessage.OUTCOME)) {
            return; // how far it has come is nothing that a room acts upon
        }
        station.store().useTransaction(handle -> {
            if (isNew(handle, outcomeId)) {
                begin(handle, room.heard(handle, reading.apply(outcome)), cause(handle, system, outcome));
            }
        });
    }

    /** Has it begin what is due, at most so much. */
    public void due(int most) {
        station.store().useTransaction(handle -> begin(handle, room.due(handle, most), ""));
    }

    private void begin(Handle handle, List<Beginning> begins, String cause) {
        beginnings.atDoors(begins).forEach(next -> begun.add(handle, next, cause));
    }

    /** Our id of what the room had asked. */
    private String cause(Handle handle, String system, OutgoingMessage outcome) {
        String asked = outcome.properties().getOrDefault(OutgoingMessage.IN_REPLY_TO, "");
        return messages.find(handle, system, asked).map(Messages.Message::id).orElse("");
    }

    private boolean isNew(Handle handle, String outcomeId) {
        return handle.createUpdate("insert into heard (outcome_id, at) values (?, ?) on conflict do nothing")
                        .bind(0, outcomeId)
                        .bind(1, station.now())
                        .execute()
                > 0;
    }
}
