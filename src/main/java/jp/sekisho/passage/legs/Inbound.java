package jp.sekisho.passage.legs;

import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.Passage;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.lane.Stored;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What counterparts are to hear of what they brought. They hear nothing before it has ended, and afterwards whenever they ask: what
 * was said stays said. Thread safe.
 */
public final class Inbound {
    private final Station station;
    private final Outbox outbox;

    public Inbound(Station station) {
        this.station = station;
        this.outbox = new Outbox(station);
    }

    /**
     * Something that a counterpart is to hear.
     *
     * @param theirId the counterpart's own id of what it brought
     * @param said how it has ended
     */
    public record ToTell(String messageId, String theirId, Ending said) {
        /** Whether it has been dealt with: otherwise no answer comes to what it asked. */
        public boolean isDealtWith() {
            return said == Ending.RESULT || said == Ending.SETTLED;
        }
    }

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

    /**
     * How a message has ended. The counterpart hears that it has been dealt with. Of what was given up it hears nothing, unless it had
     * asked: whoever asks hears that no answer comes, and that one came once it has that.
     */
    void say(Handle handle, Messages.Message message, Ending ending) {
        boolean isDealtWith = ending == Ending.RESULT || ending == Ending.SETTLED;
        boolean isToTell = message.passage() == Passage.OFFER ? ending != Ending.RESULT : isDealtWith;
        handle.createUpdate("update inbound set said = ?, to_tell = ? where message_id = ?")
                .bind(0, ending.name())
                .bind(1, isToTell ? message.system() : null)
                .bind(2, message.id())
                .execute();
    }

    /** A request answers what was brought as this message. */
    public void answeredBy(Handle handle, String messageId, String requestId) {
        handle.createUpdate("update inbound set answered_by = ? where message_id = ?")
                .bind(0, requestId)
                .bind(1, messageId)
                .execute();
    }

    /** An answer has ended: the counterpart has it, and is told that nothing else comes; or it has none, and never will. */
    void answerEnded(Handle handle, Messages.Message answer, Ending ending) {
        boolean isAnswered = ending == Ending.RESULT || ending == Ending.SETTLED;
        handle.createUpdate(
                        "update inbound set said = ?, to_tell = (select system from message where id = inbound.message_id)"
                                + " where answered_by in (select id from request where message_id = ?)")
                .bind(0, (isAnswered ? Ending.RESULT : ending).name())
                .bind(1, answer.id())
                .execute();
    }

    /**
     * What was brought, as an answer to it names it.
     *
     * @param theirId the counterpart's own id of it
     */
    public record Question(String messageId, String theirId) {}

    /** What a request answers. */
    public Optional<Question> question(Handle handle, String requestId) {
        return handle.createQuery("select m.id, m.sender_id from inbound i join message m on m.id = i.message_id"
                        + " where i.answered_by = ?")
                .bind(0, requestId)
                .map((row, context) -> new Question(row.getString("id"), row.getString("sender_id")))
                .findOne();
    }

    /** The message of the answer that counts to what was brought as this message. */
    public Optional<String> answer(Handle handle, String messageId) {
        return handle.createQuery("select r.message_id from inbound i join request r on r.id = i.answered_by"
                        + " where i.message_id = ?")
                .bind(0, messageId)
                .mapTo(String.class)
                .findOne();
    }

    /** Whether the counterpart is still to hear of it. */
    public boolean isUntold(Handle handle, String messageId) {
        return handle.createQuery("select count(*) from inbound where message_id = ? and to_tell is not null")
                        .bind(0, messageId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
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
                        "select i.message_id, m.sender_id, i.said from inbound i join message m on m.id = i.message_id"
                                + " where i.to_tell = ? and i.message_id > ? order by i.message_id limit ?")
                .bind(0, link)
                .bind(1, after)
                .bind(2, most)
                .map((row, context) -> new ToTell(
                        row.getString("message_id"), row.getString("sender_id"), Stored.ending(row.getString("said"))))
                .list();
    }

    /** The counterpart has heard: what waits for that leaves. */
    public void told(Handle handle, List<ToTell> heard) {
        PreparedBatch batch =
                handle.prepareBatch("update inbound set to_tell = null, told_at = ? where message_id = ?");
        heard.forEach(
                each -> batch.bind(0, station.now()).bind(1, each.messageId).add());
        batch.execute();
        heard.forEach(each -> outbox.release(handle, each.messageId));
    }
}
