package jp.sekisho.passage;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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
        SortedMap<Integer, Long> fresh = station.store().ask(LaneFeed::committed);
        fresh.entrySet().removeIf(each -> each.getValue() <= after(each.getKey()));
        while (!fresh.isEmpty()) {
            List<Numbered> page = station.store().ask(handle -> page(handle, fresh));
            page.forEach(row -> order.add(row.row));
            if (page.size() < PAGE) {
                read.putAll(fresh);
                return;
            }
            Numbered last = page.get(page.size() - 1);
            read.putAll(fresh.headMap(last.bucket));
            read.put(last.bucket, last.number);
            fresh.headMap(last.bucket).clear();
        }
    }

    /** The last number of each bucket. */
    private static SortedMap<Integer, Long> committed(Handle handle) {
        return handle.createQuery("select bucket, next_number - 1 as last from bucket")
                .reduceRows(new TreeMap<Integer, Long>(), (all, row) -> {
                    all.put(row.getColumn("bucket", Integer.class), row.getColumn("last", Long.class));
                    return all;
                });
    }

    private long after(int bucket) {
        return read.getOrDefault(bucket, 0L);
    }

    private record Numbered(int bucket, long number, LaneOrder.Row row) {}

    private List<Numbered> page(Handle handle, SortedMap<Integer, Long> fresh) {
        return handle.createQuery("select p.bucket, p.number, p.person, r.id, r.system, r.priority, r.person_count,"
                        + " r.state, m.accepted_at"
                        + " from unnest(cast(? as int array), cast(? as bigint array), cast(? as bigint array))"
                        + " as fresh (bucket, low, high)"
                        + " join request_person p"
                        + " on p.bucket = fresh.bucket and p.number > fresh.low and p.number <= fresh.high"
                        + " join request r on r.id = p.request_id join message m on m.id = r.message_id"
                        + " where r.link = ? and r.state in (" + holdingStates() + ")"
                        + " order by p.bucket, p.number limit ?")
                .bindArray(0, Integer.class, fresh.keySet())
                .bindArray(
                        1, Long.class, fresh.keySet().stream().map(this::after).toList())
                .bindArray(2, Long.class, fresh.values())
                .bind(3, link)
                .bind(4, PAGE)
                .map((row, context) -> new Numbered(
                        row.getInt("bucket"),
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
