package jp.sekisho.passage;

import java.util.List;
import java.util.Optional;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * What is to be handed to business systems, per {@code out.} queue in the order of commits. A row is written in the
 * transaction that ends the message, and marked after the broker has it.
 */
final class Outbox {
    private final Station station;
    private final Bodies bodies;

    Outbox(Station station) {
        this.station = station;
        this.bodies = new Bodies(station.vault());
    }

    /** A row that waits to be handed over. */
    record Row(String id, long number, OutMessage message) {}

    /** Makes sure that the queue's counter exists. */
    void open(String queue) {
        station.store().useTransaction(handle -> {
            boolean there = handle.createQuery("select count(*) from out_queue where queue = ?")
                            .bind(0, queue)
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (!there) {
                handle.createUpdate("insert into out_queue (queue, next_number) values (?, 1)")
                        .bind(0, queue)
                        .execute();
            }
        });
    }

    /** Adds under a given id; belongs after the ledger's locks, at the very end of the leg. */
    void add(Handle handle, String id, String queue, OutMessage message) {
        bodies.put(handle, id, Bodies.Kind.OUT, message.body());
        long number = handle.createQuery("select next_number from out_queue where queue = ? for update")
                .bind(0, queue)
                .mapTo(Long.class)
                .one();
        handle.createUpdate("update out_queue set next_number = ? where queue = ?")
                .bind(0, number + 1)
                .bind(1, queue)
                .execute();
        handle.createUpdate("insert into outbox (id, queue, number, pending, properties, at) values (?, ?, ?, ?, ?, ?)")
                .bind(0, id)
                .bind(1, queue)
                .bind(2, number)
                .bind(3, number)
                .bind(4, station.vault().close(column(id), message.head()))
                .bind(5, station.now())
                .execute();
    }

    void add(Handle handle, String queue, OutMessage message) {
        add(handle, RandomId.next(), queue, message);
    }

    /** Unmarked rows of a queue after a number, in order. */
    List<Row> unmarked(Handle handle, String queue, long after, int most) {
        return handle
                .createQuery("select id, number, properties from outbox"
                        + " where queue = ? and pending > ? order by pending limit ?")
                .bind(0, queue)
                .bind(1, after)
                .bind(2, most)
                .map((row, context) ->
                        new Closed(row.getString("id"), row.getLong("number"), row.getBytes("properties")))
                .list()
                .stream()
                .map(closed -> new Row(closed.id, closed.number, opened(handle, closed.id, closed.properties)))
                .toList();
    }

    Optional<OutMessage> find(Handle handle, String id) {
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
    void mark(Handle handle, List<Row> rows) {
        station.ledger().requireOurs(handle);
        var batch = handle.prepareBatch(
                "update outbox set marked_at = ?, pending = null where id = ? and pending is not null");
        rows.forEach(row -> batch.bind(0, station.now()).bind(1, row.id).add());
        batch.execute();
    }

    private record Closed(String id, long number, byte[] properties) {}

    private OutMessage opened(Handle handle, String id, byte[] properties) {
        return OutMessage.of(station.vault().open(column(id), properties), bodies.get(handle, id, Bodies.Kind.OUT));
    }

    private static String column(String id) {
        return "outbox.properties/" + id;
    }
}
