package jp.sekisho.passage.sequence;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.sequence.SequenceTable.Act;
import jp.sekisho.passage.sequence.SequenceTable.Content;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The order of what senders number, for the door's transaction, which comes to the row of a sequence before all else that it locks. Thread
 * safe.
 */
public final class Sequences {
    private final Station station;
    private final EarlyMessages early;

    public Sequences(Station station) {
        this.station = station;
        this.early = new EarlyMessages(station);
    }

    /**
     * What went through the door under a number first.
     *
     * @param refusedId the outcome by which it was refused; none if it was accepted
     */
    public record First(String senderId, Optional<String> refusedId) {}

    /**
     * What is to be done with a message.
     *
     * @param why with REFUSE alone
     * @param first with TELL_AGAIN alone
     */
    public record Judgement(Act act, Optional<Finding> why, Optional<First> first) {}

    /** A message with its number, and the digest of what it says. */
    public record Come(Arrival arrival, byte[] digest) {
        long number() {
            return arrival.numbered().orElseThrow().number();
        }

        SequenceKey key() {
            return SequenceKey.of(arrival);
        }
    }

    /** Says what is to be done, and locks the sequence until the transaction ends. */
    public Judgement judge(Handle handle, Come come) {
        SequenceRow row = SequenceRow.locked(handle, come.key());
        Optional<Passed> passed = passed(handle, row, come.number());
        Standing standing = passed.isPresent() ? Standing.PASSED : standing(row, come, reach(handle, row, come));
        Optional<byte[]> before = passed.map(Passed::digest).or(() -> early.digest(handle, come.key(), come.number()));
        Content content = before.map(digest -> Arrays.equals(digest, come.digest) ? Content.SAME : Content.OTHER)
                .orElse(Content.NONE);
        SequenceTable.Row found = SequenceTable.row(standing, content);
        return new Judgement(
                found.act(),
                found.why().map(why -> finding(why, row, come)),
                passed.filter(known -> found.act() == Act.TELL_AGAIN).map(Passed::first));
    }

    private static Standing standing(SequenceRow row, Come come, long reach) {
        if (come.number() <= row.last()) {
            return Standing.CLOSED;
        }
        if (come.number() == row.last() + 1) {
            return Standing.NEXT;
        }
        return come.number() - reach <= rules(come).mostAhead() ? Standing.AHEAD : Standing.TOO_FAR;
    }

    /** The last number that has gone through the door, or lies before it in its turn, behind all that was in the queue already. */
    private long reach(Handle handle, SequenceRow row, Come come) {
        Instant lost = station.businessNow().minus(rules(come).askAfter());
        return EarlyMessages.lastBeforeDoor(handle, row, lost).orElse(row.last());
    }

    private static Sequence rules(Come come) {
        return come.arrival.numbered().orElseThrow().rules();
    }

    private static Finding finding(SequenceError why, SequenceRow row, Come come) {
        return switch (why) {
            case PASSED_OVER -> Finding.of(why, "number", come.number(), "last", row.last());
            case TOO_FAR_AHEAD ->
                Finding.of(why, "missing", row.last() + 1, "most", rules(come).mostAhead());
            default -> Finding.of(why, "number", come.number());
        };
    }

    private record Passed(byte[] digest, First first) {}

    private static Optional<Passed> passed(Handle handle, SequenceRow row, long number) {
        return handle.createQuery(
                        "select digest, sender_id, refused_id from numbered where system = ? and interface_id = ?"
                                + " and generation = ? and number = ?")
                .bind(0, row.key().system())
                .bind(1, row.key().interfaceId())
                .bind(2, row.generation())
                .bind(3, number)
                .map((found, context) -> new Passed(
                        found.getBytes("digest"),
                        new First(found.getString("sender_id"), Optional.ofNullable(found.getString("refused_id")))))
                .findOne();
    }

    /**
     * Whether each of these is the next after the one before, and what is held under their numbers says the same; locks the sequence
     * until the transaction ends. All are of one sequence, or none has a number.
     */
    public boolean follow(Handle handle, List<Come> all) {
        SequenceRow row = SequenceRow.locked(handle, all.get(0).key());
        long next = row.last();
        for (Come each : all) {
            if (each.number() != ++next) {
                return false;
            }
        }
        Map<Long, byte[]> held = early.digests(handle, row.key(), row.last() + 1, next);
        return all.stream().allMatch(each -> Arrays.equals(held.getOrDefault(each.number(), each.digest), each.digest));
    }

    /** Remembers that the next message is refused, and by which outcome. */
    public void refused(Handle handle, Come come, String outcomeId) {
        SequenceRow row = SequenceRow.locked(handle, come.key());
        insert(handle, row, List.of(come), Optional.of(outcomeId));
    }

    /**
     * Remembers that these have gone through the door, one after the other.
     *
     * @return what was held and is next now, in order: to be put before the door
     */
    public List<OutgoingMessage> passed(Handle handle, List<Come> all) {
        SequenceRow row = SequenceRow.locked(handle, all.get(0).key());
        insert(handle, row, all, Optional.empty());
        return advance(handle, row, all.get(all.size() - 1).number());
    }

    /**
     * Two people say that the numbers up to this one never come.
     *
     * @return what was held and is next now, in order: to be put before the door
     */
    public List<OutgoingMessage> close(Handle handle, SequenceRow row, long last) {
        return advance(handle, row, last);
    }

    /**
     * Two people say that the numbers begin again, in a new generation.
     *
     * @param first the number of the first message
     * @return what was held under the old ones, in order: it does not go on
     */
    public List<Arrival> begin(Handle handle, SequenceRow row, long first) {
        row.begin(handle, first);
        return early.takeAll(handle, row.key()).stream()
                .map(message -> arrival(row.key(), message))
                .toList();
    }

    private static Arrival arrival(SequenceKey key, OutgoingMessage held) {
        return new Arrival(
                key.system(),
                key.interfaceId(),
                key.door(),
                "",
                "",
                held.properties().getOrDefault(OutgoingMessage.MESSAGE_ID, ""),
                held.correlationId(),
                held.body(),
                held.text(),
                "",
                false);
    }

    private List<OutgoingMessage> advance(Handle handle, SequenceRow row, long last) {
        early.delete(handle, row.key(), last);
        row.advance(handle, last);
        return early.put(handle, row.key(), last, station.businessNow());
    }

    private void insert(Handle handle, SequenceRow row, List<Come> all, Optional<String> refusedId) {
        PreparedBatch batch = handle.prepareBatch(
                "insert into numbered (system, interface_id, generation, number, digest, sender_id, refused_id, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing");
        for (Come each : all) {
            batch.bind(0, row.key().system())
                    .bind(1, row.key().interfaceId())
                    .bind(2, row.generation())
                    .bind(3, each.number())
                    .bind(4, each.digest)
                    .bind(5, each.arrival.senderId())
                    .bind(6, refusedId.orElse(null))
                    .bind(7, station.now())
                    .add();
        }
        batch.execute();
    }

    /**
     * Keeps a message that came before its turn.
     *
     * @return what follows those that lie before the door, in order: to be put behind them
     */
    public List<OutgoingMessage> hold(Handle handle, Come come) {
        long reach = reach(handle, SequenceRow.locked(handle, come.key()), come);
        early.insert(handle, come, station.businessNow());
        return come.number() == reach + 1 ? early.put(handle, come.key(), reach, station.businessNow()) : List.of();
    }

    /**
     * Whether something that was held lies before its door again, or is about to.
     *
     * @param lost what was put there by then and has not come through is lost; business time
     */
    public boolean isBeforeDoor(Handle handle, SequenceRow row, Instant lost) {
        return EarlyMessages.all(handle, row.key()).stream().anyMatch(message -> message.isBeforeDoor(lost));
    }

    /** How many messages of each system are held, and do not lie before their door. */
    public static Map<String, Integer> held(Handle handle) {
        return handle
                .createQuery("select system, count(*) as messages from early where put_at is null group by system")
                .map((row, context) -> Map.entry(row.getString("system"), row.getInt("messages")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What is held of a sequence that no file speaks of any more, in order: to be put before the door, where nobody counts. */
    public List<OutgoingMessage> letGo(Handle handle, SequenceKey key) {
        SequenceRow.locked(handle, key);
        return early.takeAll(handle, key);
    }
}
