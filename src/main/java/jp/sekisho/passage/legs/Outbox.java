package jp.sekisho.passage.legs;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Station.Exit;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is to be handed to business systems, per {@code out.} queue in the order of commits: outcomes, each written in the
 * transaction that ends its message, and what leads inward. A row is marked after the broker has it.
 */
public final class Outbox {
    private final Station station;
    private final Bodies bodies;

    public Outbox(Station station) {
        this.station = station;
        this.bodies = new Bodies(station.vault());
    }

    /**
     * A row that waits to be handed over, at its place.
     *
     * @param message none if what is stored of it cannot be read
     * @param requestId the request that it hands over to its receiver; none if it is an outcome
     */
    public record Row(String id, long number, Optional<OutgoingMessage> message, Optional<String> requestId) {}

    /** Makes sure that the queue's counter exists. */
    public void open(String queue) {
        station.store().useTransaction(handle -> open(handle, queue));
    }

    private static void open(Handle handle, String queue) {
        handle.createUpdate("insert into out_queue (queue, next_number) values (?, 1) on conflict do nothing")
                .bind(0, queue)
                .execute();
    }

    /** Adds an outcome under a given id; belongs after the ledger's locks, at the very end of the leg. */
    public void add(Handle handle, String id, Exit exit, OutgoingMessage message) {
        add(handle, id, null, exit, message);
    }

    /**
     * Hands a request over to its receiver, as {@link #add} does: the first time under its own id, so that a broker that has had it
     * knows it whatever these tables have forgotten, and again under another one if a person wants it to be handed over twice.
     */
    public void handOver(Handle handle, String requestId, String queue, OutgoingMessage message) {
        Optional<Boolean> pending = handle.createQuery("select pending is not null from outbox where id = ?")
                .bind(0, requestId)
                .mapTo(Boolean.class)
                .findOne();
        if (pending.filter(Boolean::booleanValue).isEmpty()) {
            String id = pending.isEmpty() ? requestId : RandomId.next();
            OutgoingMessage named = message.marked(OutgoingMessage.OUTCOME_ID, id);
            add(handle, id, requestId, new Exit(queue, ""), named);
        }
    }

    /** Adds an outcome that leaves once a counterpart has heard of a message. */
    void hold(Handle handle, String id, Exit exit, OutgoingMessage message, String untilTold) {
        add(handle, id, exit, message);
        handle.createUpdate("update outbox set pending = null, held_for = ? where id = ?")
                .bind(0, untilTold)
                .bind(1, id)
                .execute();
    }

    /** A counterpart has heard of a message: what waited for that is handed over next. */
    void release(Handle handle, String messageId) {
        List<Held> held = handle.createQuery("select id, queue from outbox where held_for = ? order by queue, number")
                .bind(0, messageId)
                .map((row, context) -> new Held(row.getString("id"), row.getString("queue")))
                .list();
        for (Held row : held) {
            long number = counted(handle, row.queue).orElseThrow(Opening::missing);
            count(handle, row.queue, number + 1);
            handle.createUpdate("update outbox set number = ?, pending = ?, held_for = null where id = ?")
                    .bind(0, number)
                    .bind(1, number)
                    .bind(2, row.id)
                    .execute();
        }
    }

    private record Held(String id, String queue) {}

    /** Takes back what was written for the receiver of a request and the broker may not have yet. */
    public void withdraw(Handle handle, String requestId) {
        handle.createUpdate("update outbox set pending = null where request_id = ? and pending is not null")
                .bind(0, requestId)
                .execute();
    }

    /** Whether the broker surely has what was written for the receiver of a request. */
    public boolean isHandedOver(Handle handle, String requestId) {
        return handle.createQuery("select count(*) from outbox where request_id = ? and marked_at is not null")
                        .bind(0, requestId)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static void count(Handle handle, String queue, long next) {
        handle.createUpdate("update out_queue set next_number = ? where queue = ?")
                .bind(0, next)
                .bind(1, queue)
                .execute();
    }

    private void add(Handle handle, String id, @Nullable String requestId, Exit exit, OutgoingMessage message) {
        bodies.put(handle, id, Bodies.Kind.OUT, message.body());
        String queue = exit.queue();
        long number = next(handle, exit);
        count(handle, queue, number + 1);
        handle.createUpdate("insert into outbox (id, queue, number, pending, properties, request_id, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, queue)
                .bind(2, number)
                .bind(3, number)
                .bind(4, station.vault().close(column(id), message.head()))
                .bind(5, requestId)
                .bind(6, station.now())
                .execute();
    }

    /** Locks the queue's counter. What has a door has a queue: a counter that has lost its name is made anew. */
    private static long next(Handle handle, Exit exit) {
        return counted(handle, exit.queue())
                .or(() -> {
                    if (!isKnown(handle, exit)) {
                        return Optional.empty();
                    }
                    open(handle, exit.queue());
                    return counted(handle, exit.queue());
                })
                .orElseThrow(Opening::missing);
    }

    /** A counter that fell behind the rows would give a number twice. */
    private static Optional<Long> counted(Handle handle, String queue) {
        return handle.createQuery("select greatest(next_number,"
                        + " coalesce((select max(number) from outbox where outbox.queue = out_queue.queue), 0) + 1)"
                        + " from out_queue where queue = ? for update")
                .bind(0, queue)
                .mapTo(Long.class)
                .findOne();
    }

    /** Whether something has come through the door that this queue answers, or the queue has its counter. */
    static boolean isKnown(Handle handle, Exit exit) {
        return handle.createQuery("select exists (select 1 from out_queue where queue = :queue)"
                        + " or exists (select 1 from delivery where queue = :door)")
                .bind("queue", exit.queue())
                .bind("door", exit.door())
                .mapTo(Boolean.class)
                .one();
    }

    public void add(Handle handle, Exit exit, OutgoingMessage message) {
        add(handle, RandomId.next(), exit, message);
    }

    /** Unmarked rows of a queue after a number, in order. */
    public List<Row> unmarked(Handle handle, String queue, long after, int most) {
        return handle
                .createQuery("select id, pending, properties, request_id from outbox"
                        + " where queue = ? and pending > ? order by pending limit ?")
                .bind(0, queue)
                .bind(1, after)
                .bind(2, most)
                .map((row, context) -> new Closed(
                        row.getString("id"),
                        row.getLong("pending"),
                        row.getBytes("properties"),
                        Optional.ofNullable(row.getString("request_id"))))
                .list()
                .stream()
                .map(closed -> new Row(
                        closed.id,
                        closed.number,
                        Opening.of(() -> opened(handle, closed.id, closed.properties)),
                        closed.requestId))
                .toList();
    }

    Optional<OutgoingMessage> find(Handle handle, String id) {
        return handle.createQuery("select properties from outbox where id = ?")
                .bind(0, id)
                .mapTo(byte[].class)
                .findOne()
                .map(properties -> opened(handle, id, properties));
    }

    /**
     * Remembers that the broker has rows. A gateway that was superseded is stopped here: the broker it has put them into is
     * not the one that is read any more.
     */
    public void mark(Handle handle, List<Row> rows) {
        station.ledger().requireOurs(handle);
        var batch = handle.prepareBatch(
                "update outbox set marked_at = ?, pending = null where id = ? and pending is not null");
        rows.forEach(row -> batch.bind(0, station.now()).bind(1, row.id).add());
        batch.execute();
    }

    /** Takes a row out of the way of those behind it, until a person decides. */
    void setAside(Handle handle, String queue, Row row, Finding why) {
        handle.createUpdate("update outbox set pending = null where id = ?")
                .bind(0, row.id)
                .execute();
        handle.createUpdate("insert into outbox_aside (outbox_id, queue, number, reason, at) values (?, ?, ?, ?, ?)")
                .bind(0, row.id)
                .bind(1, queue)
                .bind(2, row.number)
                .bind(3, why.code().wire())
                .bind(4, station.now())
                .execute();
        station.ledger()
                .record(handle, AsideOutcomes.records(handle, LedgerEvent.PARKED, row.id, draft -> draft.to(queue)
                        .ending("", why.code().wire())));
    }

    private record Closed(String id, long number, byte[] properties, Optional<String> requestId) {}

    private OutgoingMessage opened(Handle handle, String id, byte[] properties) {
        return OutgoingMessage.of(
                station.vault().open(column(id), properties), bodies.get(handle, id, Bodies.Kind.OUT));
    }

    private static String column(String id) {
        return "outbox.properties/" + id;
    }
}
