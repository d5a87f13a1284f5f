package jp.sekisho.passage;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Reads what is new in a link's lane from the tables. Numbers of a bucket have the order of commits and no gaps, so
 * "after number n" misses nothing. Mutable; owned by the lane's dispatcher thread.
 */
final class LaneFeed {
    private static final int PAGE = 1_000;

    private final Station station;
    private final String link;
    private final NextAfter nextAfter;
    private final Map<Integer, Long> read = new TreeMap<>();

    LaneFeed(Station station, String link, NextAfter nextAfter) {
        this.station = station;
        this.link = link;
        this.nextAfter = nextAfter;
    }

    /** Feeds everything that was committed since the last call. */
    void feed(LaneOrder order) {
        Map<Integer, Long> committed = station.store()
                .inTransaction(handle -> handle.createQuery("select bucket, next_number - 1 as last from bucket")
                        .reduceRows(new TreeMap<Integer, Long>(), (all, row) -> {
                            all.put(row.getColumn("bucket", Integer.class), row.getColumn("last", Long.class));
                            return all;
                        }));
        committed.forEach((bucket, last) -> {
            long from = read.getOrDefault(bucket, 0L);
            if (last > from) {
                feed(order, bucket, from, last);
            }
        });
    }

    private void feed(LaneOrder order, int bucket, long from, long last) {
        long after = from;
        while (after < last) {
            long start = after;
            List<Numbered> page = station.store().inTransaction(handle -> page(handle, bucket, start, last));
            page.forEach(row -> order.add(row.row));
            after = page.size() < PAGE ? last : page.get(page.size() - 1).number;
            read.put(bucket, after);
        }
    }

    private record Numbered(long number, LaneOrder.Row row) {}

    private List<Numbered> page(Handle handle, int bucket, long after, long last) {
        return handle.createQuery(
                        "select p.number, p.person, r.id, r.system, r.priority, r.person_count, r.state, m.accepted_at"
                                + " from request_person p join request r on r.id = p.request_id"
                                + " join message m on m.id = r.message_id"
                                + " where p.bucket = ? and p.number > ? and p.number <= ? and r.link = ?"
                                + " and r.state in (" + holdingStates() + ") order by p.number limit ?")
                .bind(0, bucket)
                .bind(1, after)
                .bind(2, last)
                .bind(3, link)
                .bind(4, PAGE)
                .map((row, context) -> new Numbered(
                        row.getLong("number"),
                        new LaneOrder.Row(
                                row.getString("id"),
                                row.getString("system"),
                                Priority.valueOf(row.getString("priority")),
                                row.getInt("person_count"),
                                row.getString("person"),
                                RequestState.valueOf(row.getString("state")),
                                row.getObject("accepted_at", OffsetDateTime.class)
                                        .toInstant())))
                .list();
    }

    /** States in which a request holds its place before the later ones of its persons. */
    private String holdingStates() {
        return nextAfter == NextAfter.RESULT ? "'WAITING','SENDING','PARKED','SENT'" : "'WAITING','SENDING','PARKED'";
    }
}
