package jp.sekisho.passage.sequence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Station;
import jp.sekisho.store.RandomId;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages that came before their number's turn: closed by the vault until they are put before their door again. Thread safe. */
final class EarlyMessages {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyMessages.class);
    private static final String OF = " from early where system = ? and interface_id = ?";
    private static final String STORED = "select id, number, properties, content";

    private final Vault vault;

    EarlyMessages(Station station) {
        this.vault = station.vault();
    }

    /**
     * One of them, without what it says.
     *
     * @param since business time
     * @param putAt since when it lies before its door again, or is about to; business time
     */
    record Early(long number, Instant since, Optional<Instant> putAt) {
        /** Whether it was put before its door by then, and has not come through it. */
        boolean isLost(Instant by) {
            return putAt.filter(by::isAfter).isPresent();
        }

        /** Whether it lies before its door, or is about to, and is not lost. */
        boolean isBeforeDoor(Instant lost) {
            return putAt.isPresent() && !isLost(lost);
        }
    }

    void insert(Handle handle, Sequences.Come come, Instant since) {
        String id = RandomId.next();
        OutgoingMessage asSent = new OutgoingMessage(
                come.arrival().numbered().orElseThrow().properties(),
                come.arrival().correlationId(),
                come.arrival().text(),
                come.arrival().body());
        handle.createUpdate(
                        "insert into early (id, system, interface_id, number, sender_id, digest, properties, content,"
                                + " since) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, come.key().system())
                .bind(2, come.key().interfaceId())
                .bind(3, come.number())
                .bind(4, come.arrival().senderId())
                .bind(5, come.digest())
                .bind(6, vault.close(properties(id), asSent.head()))
                .bind(7, vault.close(content(id), asSent.body()))
                .bind(8, since)
                .execute();
    }

    Optional<byte[]> digest(Handle handle, SequenceKey key, long number) {
        return Optional.ofNullable(digests(handle, key, number, number).get(number));
    }

    Map<Long, byte[]> digests(Handle handle, SequenceKey key, long first, long last) {
        Map<Long, byte[]> digests = new HashMap<>();
        handle.createQuery("select number, digest" + OF + " and number between ? and ?")
                .bind(0, key.system())
                .bind(1, key.interfaceId())
                .bind(2, first)
                .bind(3, last)
                .map((row, context) -> digests.put(row.getLong("number"), row.getBytes("digest")))
                .list();
        return digests;
    }

    /** All of them, in order. */
    static List<Early> all(Handle handle, SequenceKey key) {
        return handle.createQuery("select number, since, put_at" + OF + " order by number")
                .bind(0, key.system())
                .bind(1, key.interfaceId())
                .map((row, context) -> new Early(
                        row.getLong("number"),
                        row.getTimestamp("since").toInstant(),
                        Optional.ofNullable(row.getTimestamp("put_at")).map(Timestamp::toInstant)))
                .list();
    }

    /**
     * The last of those that lie before their door, one after the other; none if the next number does not lie there.
     *
     * @param lost what was put there by then and has not come through is lost; business time
     */
    static Optional<Long> lastBeforeDoor(Handle handle, SequenceRow row, Instant lost) {
        return handle.createQuery(
                        "select last.number from early next, early last where next.system = ? and next.interface_id = ?"
                                + " and next.number = ? and next.put_at >= ? and last.system = next.system"
                                + " and last.interface_id = next.interface_id and last.put_at is not null"
                                + " order by last.number desc limit 1")
                .bind(0, row.key().system())
                .bind(1, row.key().interfaceId())
                .bind(2, row.last() + 1)
                .bind(3, lost)
                .mapTo(Long.class)
                .findOne();
    }

    /** Forgets those up to a number, which has gone through the door. */
    void delete(Handle handle, SequenceKey key, long upTo) {
        handle.createUpdate("delete" + OF + " and number <= ?")
                .bind(0, key.system())
                .bind(1, key.interfaceId())
                .bind(2, upTo)
                .execute();
    }

    /** Those that follow a number one after the other and do not lie before their door yet: from now on they do. */
    List<OutgoingMessage> put(Handle handle, SequenceKey key, long last, Instant now) {
        List<OutgoingMessage> messages = new ArrayList<>();
        long next = last + 1;
        for (Optional<Closed> found = held(handle, key, next); found.isPresent(); found = held(handle, key, ++next)) {
            Closed closed = found.get();
            Optional<OutgoingMessage> opened = opened(closed);
            if (opened.isEmpty()) {
                handle.createUpdate("delete from early where id = ?")
                        .bind(0, closed.id)
                        .execute();
                LOG.error(
                        "A held message cannot be opened: its sender is asked for it again. system={} interface={}",
                        key.system(),
                        key.interfaceId());
                return messages;
            }
            messages.add(opened.get());
            handle.createUpdate("update early set put_at = ? where id = ?")
                    .bind(0, now)
                    .bind(1, closed.id)
                    .execute();
        }
        return messages;
    }

    private static Optional<Closed> held(Handle handle, SequenceKey key, long number) {
        return handle.createQuery(STORED + OF + " and number = ? and put_at is null")
                .bind(0, key.system())
                .bind(1, key.interfaceId())
                .bind(2, number)
                .map((row, context) -> closed(row))
                .findOne();
    }

    /** All that do not lie before their door yet, in order; none is left. One that cannot be opened is told of in the log. */
    List<OutgoingMessage> takeAll(Handle handle, SequenceKey key) {
        List<Closed> held = handle.createQuery(STORED + OF + " and put_at is null order by number")
                .bind(0, key.system())
                .bind(1, key.interfaceId())
                .map((row, context) -> closed(row))
                .list();
        List<OutgoingMessage> messages =
                held.stream().flatMap(closed -> opened(closed).stream()).toList();
        if (messages.size() < held.size()) {
            LOG.error(
                    "Held messages cannot be opened and are lost: have their sender send them again. system={} interface={}"
                            + " messages={}",
                    key.system(),
                    key.interfaceId(),
                    held.size() - messages.size());
        }
        delete(handle, key, Long.MAX_VALUE);
        return messages;
    }

    private Optional<OutgoingMessage> opened(Closed closed) {
        return Opening.of(() -> OutgoingMessage.of(
                vault.open(properties(closed.id), closed.properties), vault.open(content(closed.id), closed.content)));
    }

    private record Closed(String id, byte[] properties, byte[] content) {}

    private static Closed closed(ResultSet row) throws SQLException {
        return new Closed(row.getString("id"), row.getBytes("properties"), row.getBytes("content"));
    }

    private static String properties(String id) {
        return "early.properties/" + id;
    }

    private static String content(String id) {
        return "early.content/" + id;
    }
}
