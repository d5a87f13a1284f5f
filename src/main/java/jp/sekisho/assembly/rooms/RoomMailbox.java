package jp.sekisho.assembly.rooms;

import java.util.List;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.passage.inward.Hearing;
import jp.sekisho.passage.legs.OutboxSender;
import jp.sekisho.routes.conversion.RoomSystems;
import jp.sekisho.store.Store;

/**
 * Has a room of the gateway's own hear what lies in a queue of its system, in place of the broker. What it cannot hear is set aside as
 * what the broker does not take, and what is behind it goes on.
 *
 * @param learned is told when the room has heard something: others may have waited for that
 */
public record RoomMailbox(Hearing hearing, RoomSystems systems, Store store, Runnable learned)
        implements OutboxSender.Mailbox {
    @Override
    public void put(String queue, List<OutboxSender.Letterbox> messages) {
        messages.forEach(each -> hearing.hear(
                QueueNames.readerOf(queue),
                each.duplicateId(),
                each.message(),
                outcome -> systems.heard(queue, outcome)));
        learned.run();
    }

    /** Nothing lies between the outbox and the room but the tables: their faults count against no outcome. */
    @Override
    public boolean isWell() {
        try {
            return store.ask(handle ->
                            handle.createQuery("select 1").mapTo(Integer.class).one())
                    == 1;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        // it holds nothing
    }
}
