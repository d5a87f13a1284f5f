package jp.sekisho.passage.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.ledger.LedgerSearch;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.lane.Stored;
import org.jdbi.v3.core.Handle;

/** Tells where a message is and how it got there, from the tables. For operators, not for the message path. */
public final class Whereabouts {
    private static final String MESSAGES =
            "select passage, id, system, interface_id, sender_id, about, deadline_at from message where id in ("
                    + "select id from message where sender_id = :id union select id from message where id = :id"
                    + " union select message_id from request where id = :id"
                    + " union select message_id from outcome where outbox_id = :id) order by accepted_at, id";
    private static final String LINES =
            "select request.id, request.line, request.interface_id, request.link, request.priority, request.state,"
                    + " request.ending, request.attempts, request.receipt, request.counted_number, (select count(distinct earlier.request_id)"
                    + " from request_person mine join request_person earlier on earlier.bucket = mine.bucket"
                    + " and earlier.person = mine.person and earlier.number < mine.number"
                    + " join request other on other.id = earlier.request_id"
                    + " where mine.request_id = request.id and other.link = request.link"
                    + " and other.state in ('WAITING', 'FOLLOWING', 'HELD_BACK', 'SENDING', 'PARKED')) as ahead,"
                    + " (select max(holder.id) from counter join request holder on holder.id = counter.request_id"
                    + " and holder.counted_number is not null and holder.open_until is not null"
                    + " where request.state = 'WAITING' and counter.link = request.link"
                    + " and counter.interface_id = request.interface_id and (counter.person = '' or counter.person ="
                    + " (select min(first.person) from request_person first where first.request_id = request.id"
                    + " and first.ordinal = 1))) as number_with"
                    + ", leader.id as leader_id, leader.interface_id as leader_interface, follower.corrected,"
                    + " leader.open_until is not null as leader_open,"
                    + " (select min(a.fact) from awaited a where a.request_id = request.id) as fact,"
                    + " (select count(*) from awaited a where a.request_id = request.id and not a.known) as without from request"
                    + " left join follower on follower.request_id = request.id"
                    + " left join request leader on leader.id = follower.leader_id"
                    + " where request.message_id = ? order by request.line";

    private Whereabouts() {}

    /**
     * The messages that an id stands for, refusals at a door first.
     *
     * @param id the sender's own, or one of ours: of the message, of one of its requests, of its outcome
     */
    public static List<Track> of(Handle handle, String id) {
        Map<String, List<LedgerSearch.Line>> refusals = LedgerSearch.refusals(handle, id).stream()
                .collect(Collectors.groupingBy(LedgerSearch.Line::messageId, LinkedHashMap::new, Collectors.toList()));
        Stream<Track> refused = refusals.values().stream().map(rows -> refused(handle, rows));
        Stream<Track> accepted =
                handle.createQuery(MESSAGES).bind("id", id).map((row, context) -> accepted(row)).list().stream()
                        .map(track -> withLines(handle, track));
        return Stream.concat(refused, accepted).toList();
    }

    /** Messages that have no outcome yet, by business system. */
    public static Map<String, Integer> unended(Handle handle) {
        return handle.createQuery("select system, count(distinct message_id) as messages from request"
                        + " where open_until is not null group by system")
                .reduceRows(new TreeMap<String, Integer>(), (all, row) -> {
                    all.put(row.getColumn("system", String.class), row.getColumn("messages", Integer.class));
                    return all;
                });
    }

    private static Track refused(Handle handle, List<LedgerSearch.Line> rows) {
        LedgerSearch.Line row = rows.get(0);
        Track.End end = new Track.End(row.messageId(), Ending.REFUSED, row.at(), handedOver(handle, row.messageId()));
        return new Track(
                Optional.empty(),
                row.messageId(),
                row.system(),
                row.interfaceId(),
                row.senderId(),
                "",
                List.of(),
                Optional.empty(),
                List.of(),
                rows,
                Optional.of(end));
    }

    private static Track accepted(ResultSet row) throws SQLException {
        return new Track(
                Optional.of(Stored.passage(row)),
                row.getString("id"),
                row.getString("system"),
                row.getString("interface_id"),
                row.getString("sender_id"),
                row.getString("about"),
                List.of(),
                instant(row.getTimestamp("deadline_at")),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Track withLines(Handle handle, Track track) {
        List<Track.Line> lines = handle.createQuery(LINES)
                .bind(0, track.id())
                .map((row, context) -> line(row))
                .list();
        List<String> ids = new ArrayList<>(List.of(track.id()));
        lines.forEach(line -> ids.add(line.requestId()));
        List<LedgerSearch.Line> records = LedgerSearch.about(handle, ids);
        return new Track(
                track.passage(),
                track.id(),
                track.system(),
                track.interfaceId(),
                track.senderId(),
                track.about(),
                caused(handle, track.id()),
                track.deadline(),
                lines.stream()
                        .map(line -> line.with(of(line.requestId(), records)))
                        .toList(),
                of(track.id(), records),
                track.isInward() ? told(handle, track.id()) : end(handle, track.id()));
    }

    private static List<String> caused(Handle handle, String messageId) {
        return handle.createQuery("select id from message where about = ? order by accepted_at, id")
                .bind(0, messageId)
                .mapTo(String.class)
                .list();
    }

    private static Optional<Track.Leader> leader(ResultSet row) throws SQLException {
        String id = row.getString("leader_id");
        return id == null
                ? Optional.empty()
                : Optional.of(new Track.Leader(
                        id,
                        row.getString("leader_interface"),
                        row.getBoolean("corrected"),
                        row.getBoolean("leader_open")));
    }

    private static Optional<Track.Awaited> fact(ResultSet row) throws SQLException {
        String fact = row.getString("fact");
        return fact == null ? Optional.empty() : Optional.of(new Track.Awaited(fact, row.getInt("without")));
    }

    private static Track.Line line(ResultSet row) throws SQLException {
        return new Track.Line(
                row.getInt("line"),
                row.getString("id"),
                row.getString("interface_id"),
                row.getString("link"),
                Stored.priority(row),
                Stored.state(row),
                Optional.ofNullable(row.getString("ending")).flatMap(word -> Opening.of(() -> Stored.ending(word))),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("receipt")),
                Optional.ofNullable(row.getObject("counted_number", Long.class)),
                Optional.ofNullable(row.getString("number_with")),
                row.getInt("ahead"),
                leader(row),
                fact(row),
                List.of());
    }

    private static List<LedgerSearch.Line> of(String id, List<LedgerSearch.Line> records) {
        return records.stream().filter(record -> record.messageId().equals(id)).toList();
    }

    private static Optional<Track.End> end(Handle handle, String messageId) {
        return handle.createQuery("select kind, outbox_id, at from outcome where message_id = ?")
                .bind(0, messageId)
                .map((row, context) -> new Track.End(
                        row.getString("outbox_id"),
                        Stored.kind(row),
                        row.getTimestamp("at").toInstant(),
                        Optional.empty()))
                .findOne()
                .map(end -> new Track.End(
                        end.outcomeId(), end.kind(), end.writtenAt(), handedOver(handle, end.outcomeId())));
    }

    /** What the counterpart is to hear of what it brought, and when it had heard. */
    private static Optional<Track.End> told(Handle handle, String messageId) {
        return handle.createQuery("select o.kind, o.outbox_id, o.at, i.told_at from outcome o"
                        + " join inbound i on i.message_id = o.message_id where o.message_id = ?")
                .bind(0, messageId)
                .map((row, context) -> new Track.End(
                        row.getString("outbox_id"),
                        Stored.kind(row),
                        row.getTimestamp("at").toInstant(),
                        Optional.ofNullable(row.getTimestamp("told_at")).map(Timestamp::toInstant)))
                .findOne();
    }

    private static Optional<Instant> handedOver(Handle handle, String outcomeId) {
        return handle.createQuery("select marked_at from outbox where id = ? and marked_at is not null")
                .bind(0, outcomeId)
                .mapTo(Timestamp.class)
                .findOne()
                .map(Timestamp::toInstant);
    }

    private static Optional<Instant> instant(Timestamp at) {
        return Optional.of(at.toInstant());
    }
}
