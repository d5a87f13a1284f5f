package jp.sekisho.passage.legs;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Passage;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.lane.Stored;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Accepted messages, and the deliveries that doors have dealt with. */
public final class Messages {
    private static final String SELECT =
            "select id, system, interface_id, sender_id, digest, correlation, text, answer, line_count, catalogue, passage, about"
                    + " from message where ";

    private static final String INSERT =
            "insert into message (id, system, interface_id, sender_id, digest, correlation, text, answer,"
                    + " accepted_at, deadline_at, line_count, open_lines, told_lines, catalogue, passage, about)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)";

    private final Station station;
    private final Vault vault;

    public Messages(Station station) {
        this.station = station;
        this.vault = station.vault();
    }

    /**
     * An accepted message, without its body.
     *
     * @param correlation as the vault has closed it
     * @param answer what its outcome is called, as the interface's file said when it was accepted
     * @param catalogue version of the catalogue that it was accepted under
     * @param passage how it passes, as the interface's file said when it was accepted
     * @param about the message that it refers to, as {@link Arrival#about}
     */
    public record Message(
            String id,
            String system,
            String interfaceId,
            String senderId,
            byte[] digest,
            byte[] correlation,
            boolean text,
            String answer,
            int lineCount,
            String catalogue,
            Passage passage,
            String about) {

        /** Whether its one line is the message. */
        boolean isSingle() {
            return lineCount == 1 && !isDistributed() && !isExpanded();
        }

        /** Whether it has become lines of other interfaces. */
        boolean isExpanded() {
            return passage == Passage.EXPAND;
        }

        /** Whether there may be lines that wait for one of it: of its own, or of a message that it corrects. */
        boolean mayLead() {
            return isExpanded() || !about.isEmpty();
        }

        /** Whether a counterpart brought it: then {@code system} is its link. */
        public boolean inward() {
            return passage.isInward();
        }

        /** Whether each of its lines is for another receiver. */
        public boolean isDistributed() {
            return passage == Passage.DISTRIBUTE;
        }
    }

    /**
     * How a message's lines stand.
     *
     * @param open by their own rows none if none is, whatever was counted
     * @param told of how many that have ended its sender has been told
     */
    record Count(int open, int ended, int told) {}

    /** Keyed digest of what came, text and bytes told apart; of a cancellation, what it is about is all that comes. */
    public byte[] digest(Arrival arrival) {
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
    public void insert(Handle handle, List<String> ids, List<DoorLeg.Entry> entries) {
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
    public void insert(Handle handle, String id, Arrival arrival, Instant deadline, String catalogue) {
        PreparedBatch batch = handle.prepareBatch(INSERT);
        add(batch, id, arrival, 0, deadline, catalogue);
        batch.execute();
    }

    private void add(PreparedBatch batch, String id, Arrival arrival, int lines, Instant deadline, String catalogue) {
        Interfaces.Handling handling = station.interfaces().of(arrival.interfaceId());
        boolean endsAtItsDoor = lines == 0 && !arrival.queue().isEmpty();
        batch.bind(0, id)
                .bind(1, arrival.system())
                .bind(2, arrival.interfaceId())
                .bind(3, arrival.senderId())
                .bind(4, digest(arrival))
                .bind(5, vault.close(column(id), arrival.correlationId().stored()))
                .bind(6, arrival.text())
                .bind(7, endsAtItsDoor ? station.interfaces().outcomes(arrival.interfaceId()) : handling.answer())
                .bind(8, station.now())
                .bind(9, deadline)
                .bind(10, lines)
                .bind(11, lines)
                .bind(12, catalogue)
                .bind(13, (endsAtItsDoor ? Passage.SERVE : handling.passage()).name())
                .bind(14, arrival.about())
                .add();
    }

    /** Counts lines off as ended, under a lock on the message that holds until the leg has been committed. */
    Count close(Handle handle, Message message, int lines) {
        handle.createUpdate("update message set open_lines = open_lines - ? where id = ?")
                .bind(0, lines)
                .bind(1, message.id)
                .execute();
        boolean open = hasOpenLine(handle, message);
        Count counted = handle.createQuery("select open_lines, told_lines from message where id = ?")
                .bind(0, message.id)
                .map((row, context) -> count(message, open, row.getInt("open_lines"), row.getInt("told_lines")))
                .one();
        handle.createUpdate("update message set open_lines = ? where id = ? and open_lines <> ?")
                .bind(0, counted.open)
                .bind(1, message.id)
                .bind(2, counted.open)
                .execute();
        return counted;
    }

    private static Count count(Message message, boolean open, int counted, int told) {
        int left = open ? Math.max(1, Math.min(counted, message.lineCount)) : 0;
        return new Count(left, message.lineCount - left, told);
    }

    /** The last lines leave last: as a rule the first row that is looked at is open. */
    private static boolean hasOpenLine(Handle handle, Message message) {
        return handle.createQuery("select id from request where message_id = ? and open_until is not null"
                        + " order by message_id desc, line desc limit 1")
                .bind(0, message.id)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** Counts the one line of each of these off as ended; they come in the order of their ids. */
    public void close(Handle handle, List<Message> messages) {
        PreparedBatch batch = handle.prepareBatch("update message set open_lines = open_lines - 1 where id = ?");
        messages.forEach(message -> batch.bind(0, message.id).add());
        batch.execute();
    }

    /** Remembers of how many ended lines the sender is being told. */
    void told(Handle handle, Message message, int ended) {
        handle.createUpdate("update message set told_lines = ? where id = ?")
                .bind(0, ended)
                .bind(1, message.id)
                .execute();
    }

    public Optional<Message> find(Handle handle, String system, String senderId) {
        return handle.createQuery(SELECT + "system = ? and sender_id = ?")
                .bind(0, system)
                .bind(1, senderId)
                .map((row, context) -> read(row))
                .findOne();
    }

    public Message get(Handle handle, String id) {
        return handle.createQuery(SELECT + "id = ?")
                .bind(0, id)
                .map((row, context) -> read(row))
                .one();
    }

    /** Those of these ids, in their order. */
    public List<Message> get(Handle handle, Collection<String> ids) {
        return handle
                .createQuery(SELECT + "id = any(cast(? as varchar array))")
                .bindArray(0, String.class, ids)
                .map((row, context) -> read(row))
                .stream()
                .sorted(Comparator.comparing(Message::id))
                .toList();
    }

    /** Those of these ids that have one line. */
    Set<String> single(Handle handle, Collection<String> ids) {
        return get(handle, ids).stream()
                .filter(Message::isSingle)
                .map(Message::id)
                .collect(Collectors.toSet());
    }

    /** Those of these ids that have become lines of other interfaces. */
    Set<String> expanded(Handle handle, Collection<String> ids) {
        return get(handle, ids).stream()
                .filter(Message::isExpanded)
                .map(Message::id)
                .collect(Collectors.toSet());
    }

    /** The correlation id that its outcome echoes. */
    CorrelationId correlationId(Message message) {
        return CorrelationId.restored(vault.open(column(message.id), message.correlation));
    }

    private Message read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        return new Message(
                id,
                row.getString("system"),
                row.getString("interface_id"),
                row.getString("sender_id"),
                row.getBytes("digest"),
                row.getBytes("correlation"),
                row.getBoolean("text"),
                row.getString("answer"),
                row.getInt("line_count"),
                row.getString("catalogue"),
                Stored.passage(row),
                row.getString("about"));
    }

    private static String column(String id) {
        return "message.correlation/" + id;
    }
}
