package jp.sekisho.passage.legs;

import java.util.List;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Station;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What counterparts are to hear of what they brought. They hear nothing before it has ended, and afterwards whenever they ask: what
 * was said stays said. Thread safe.
 */
public final class Inbound {
    private final Station station;

    public Inbound(Station station) {
        this.station = station;
    }

    /**
     * Something that a counterpart is to hear.
     *
     * @param theirId the counterpart's own id of what it brought
     */
    public record ToTell(String messageId, String theirId) {}

    /** A counterpart has brought a message, which has just been accepted. */
    public void open(Handle handle, String messageId, InwardEnd ends) {
        handle.createUpdate("insert into inbound (message_id, ends) values (?, ?)")
                .bind(0, messageId)
                .bind(1, ends.name())
                .execute();
    }

    /** Those of these requests that end once they lie in their receivers' queues. */
    public List<String> endedByHandover(Handle handle, List<String> requestIds) {
        return handle.createQuery("select r.id from request r left join inbound i on i.message_id = r.message_id"
                        + " where r.id = any(cast(? as varchar array)) and coalesce(i.ends, 'HANDED') = 'HANDED'"
                        + " order by r.id")
                .bindArray(0, String.class, requestIds)
                .mapTo(String.class)
                .list();
    }

    /** How a message has ended. The counterpart hears that it has been dealt with; of one that was given up it hears nothing. */
    void say(Handle handle, Messages.Message message, Ending ending) {
        boolean isDealtWith = ending == Ending.RESULT || ending == Ending.SETTLED;
        handle.createUpdate("update inbound set said = ?, to_tell = ? where message_id = ?")
                .bind(0, ending.name())
                .bind(1, isDealtWith ? message.system() : null)
                .bind(2, message.id())
                .execute();
    }

    /** Has the counterpart told again what it was told; nothing while the message is open. */
    public void again(Handle handle, String messageId) {
        handle.createUpdate("update inbound set to_tell = (select system from message where id = message_id)"
                        + " where message_id = ? and told_at is not null")
                .bind(0, messageId)
                .execute();
    }

    /** What a link's counterpart has not heard yet, by the ids of the messages, behind one of them. */
    public List<ToTell> toTell(Handle handle, String link, String after, int most) {
        return handle.createQuery(
                        "select i.message_id, m.sender_id from inbound i join message m on m.id = i.message_id"
                                + " where i.to_tell = ? and i.message_id > ? order by i.message_id limit ?")
                .bind(0, link)
                .bind(1, after)
                .bind(2, most)
                .map((row, context) -> new ToTell(row.getString("message_id"), row.getString("sender_id")))
                .list();
    }

    /** The counterpart has heard. */
    public void told(Handle handle, List<ToTell> heard) {
        PreparedBatch batch =
                handle.prepareBatch("update inbound set to_tell = null, told_at = ? where message_id = ?");
        heard.forEach(
                each -> batch.bind(0, station.now()).bind(1, each.messageId).add());
        batch.execute();
    }
}
