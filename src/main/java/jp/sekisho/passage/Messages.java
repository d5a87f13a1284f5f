package jp.sekisho.passage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Accepted messages, and the deliveries that doors have dealt with. */
final class Messages {
    private static final String SELECT =
            "select id, system, exchange, sender_id, digest, correlation, text, line_count, catalogue from message where ";

    private static final String INSERT =
            "insert into message (id, system, exchange, sender_id, digest, correlation, text,"
                    + " accepted_at, deadline_at, line_count, open_lines, told_lines, catalogue)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";

    private final Station station;
    private final Vault vault;

    Messages(Station station) {
        this.station = station;
        this.vault = station.vault();
    }

    /**
     * An accepted message, without its body.
     *
     * @param catalogue version of the catalogue that it was accepted under
     */
    record Message(
            String id,
            String system,
            String exchange,
            String senderId,
            byte[] digest,
            String correlationId,
            boolean text,
            int lineCount,
            String catalogue) {

        String outQueue() {
            return "out." + system + "." + exchange + "-result";
        }

        /** Whether its one line is the message. */
        boolean isSingle() {
            return lineCount == 1;
        }
    }

    /**
     * How a message's lines stand.
     *
     * @param told of how many that have ended its sender has been told
     */
    record Count(int open, int ended, int told) {}

    /** Keyed digest of what came, text and bytes told apart; of a cancellation, what it is about is all that comes. */
    byte[] digest(Arrival arrival) {
        byte[] form = {(byte) (arrival.text() ? 'T' : 'B')};
        return vault.digest("message", form, arrival.about().getBytes(StandardCharsets.UTF_8), arrival.body());
    }

    boolean delivered(Handle handle, Arrival arrival) {
        return handle.createQuery(
                                "select count(*) from delivery where queue = ? and jms_message_id = ? and sender_id = ?")
                        .bind(0, arrival.queue())
                        .bind(1, arrival.deliveryId())
                        .bind(2, arrival.senderId())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Whether the broker gives none of these again, and no sender: neither one that was dealt with, nor one twice. */
    boolean allNew(Handle handle, List<Arrival> arrivals) {
        List<String> senderIds = arrivals.stream().map(Arrival::senderId).toList();
        if (Set.copyOf(senderIds).size() < arrivals.size()) {
            return false;
        }
        boolean delivered = handle.createQuery("select count(*) from unnest(cast(? as varchar array),"
                                + " cast(? as varchar array), cast(? as varchar array)) as come (queue, id, sender_id)"
                                + " join delivery d on d.queue = come.queue and d.jms_message_id = come.id"
                                + " and d.sender_id = come.sender_id")
                        .bindArray(
                                0,
                                String.class,
                                arrivals.stream().map(Arrival::queue).toList())
                        .bindArray(
                                1,
                                String.class,
                                arrivals.stream().map(Arrival::deliveryId).toList())
                        .bindArray(2, String.class, senderIds)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        return !delivered
                && handle.createQuery("select count(*) from unnest(cast(? as varchar array), cast(? as varchar array))"
                                        + " as come (system, sender_id)"
                                        + " join message m on m.system = come.system and m.sender_id = come.sender_id")
                                .bindArray(
                                        0,
                                        String.class,
                                        arrivals.stream().map(Arrival::system).toList())
                                .bindArray(1, String.class, senderIds)
                                .mapTo(Integer.class)
                                .one()
                        == 0;
    }

    void deliver(Handle handle, List<Arrival> arrivals) {
        PreparedBatch batch =
                handle.prepareBatch("insert into delivery (queue, jms_message_id, sender_id, at) values (?, ?, ?, ?)");
        for (Arrival arrival : arrivals) {
            batch.bind(0, arrival.queue())
                    .bind(1, arrival.deliveryId())
                    .bind(2, arrival.senderId())
                    .bind(3, station.now())
                    .add();
        }
        batch.execute();
    }

    /** Accepted messages, each under the id at its place. */
    void insert(Handle handle, List<String> ids, List<Door.Entry> entries) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        for (int i = 0; i < ids.size(); i++) {
            Submission submission = entries.get(i).submission();
            add(
                    batch,
                    ids.get(i),
                    entries.get(i).arrival(),
                    submission.lines().size(),
                    submission.deadline(),
                    submission.catalogue());
        }
        batch.execute();
    }

    /** A message without lines, which ends as soon as it is accepted. */
    void insert(Handle handle, String id, Arrival arrival, Instant deadline, String catalogue) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        add(batch, id, arrival, 0, deadline, catalogue);
        batch.execute();
    }

    private void add(PreparedBatch batch, String id, Arrival arrival, int lines, Instant deadline, String catalogue) {
        batch.bind(0, id)
                .bind(1, arrival.system())
                .bind(2, arrival.exchange())
                .bind(3, arrival.senderId())
                .bind(4, digest(arrival))
                .bind(5, vault.close(column(id), arrival.correlationId().getBytes(StandardCharsets.UTF_8)))
                .bind(6, arrival.text())
                .bind(7, station.now())
                .bind(8, deadline)
                .bind(9, lines)
                .bind(10, lines)
                .bind(11, catalogue)
                .add();
    }

    /** Counts lines off as ended, under a lock on the message that holds until the leg has been committed. */
    Count close(Handle handle, Message message, int lines) {
        handle.createUpdate("update message set open_lines = open_lines - ? where id = ?")
                .bind(0, lines)
                .bind(1, message.id)
                .execute();
        return handle.createQuery("select open_lines, told_lines from message where id = ?")
                .bind(0, message.id)
                .map((row, context) -> new Count(
                        row.getInt("open_lines"),
                        message.lineCount - row.getInt("open_lines"),
                        row.getInt("told_lines")))
                .one();
    }

    /** Remembers of how many ended lines the sender is being told. */
    void told(Handle handle, Message message, int ended) {
        handle.createUpdate("update message set told_lines = ? where id = ?")
                .bind(0, ended)
                .bind(1, message.id)
                .execute();
    }

    Optional<Message> find(Handle handle, String system, String senderId) {
        return handle.createQuery(SELECT + "system = ? and sender_id = ?")
                .bind(0, system)
                .bind(1, senderId)
                .map((row, context) -> read(row))
                .findOne();
    }

    Message get(Handle handle, String id) {
        return handle.createQuery(SELECT + "id = ?")
                .bind(0, id)
                .map((row, context) -> read(row))
                .one();
    }

    private Message read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte[] correlation = vault.open(column(id), row.getBytes("correlation"));
        return new Message(
                id,
                row.getString("system"),
                row.getString("exchange"),
                row.getString("sender_id"),
                row.getBytes("digest"),
                new String(correlation, StandardCharsets.UTF_8),
                row.getBoolean("text"),
                row.getInt("line_count"),
                row.getString("catalogue"));
    }

    private static String column(String id) {
        return "message.correlation/" + id;
    }
}
