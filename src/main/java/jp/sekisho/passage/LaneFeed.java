package jp.sekisho.passage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.boundary.Priority;
import org.jdbi.v3.core.Handle;

/**
 * Reads a link's lane from the tables: first all that holds a place, then what is new. Numbers of a bucket have the order
 * of commits and no gaps, so "after number n" misses nothing, and so many numbers are so many rows. What is new is read by
 * its numbers and then by its ids, so that neither what waits nor what has ended makes it slower. Mutable; owned by the
 * lane's dispatcher thread.
 */
final class LaneFeed {
    private static final int PAGE = 1_000;
    private static final String WAITER = "r.id, r.link, r.system, r.priority, r.person_count, r.state, m.accepted_at";

    private final Station station;
    private final String link;
    private final NextAfter nextAfter;
    private final SortedMap<Integer, Long> read = new TreeMap<>();

    LaneFeed(Station station, String link, NextAfter nextAfter) {
        this.station = station;
        this.link = link;
        this.nextAfter = nextAfter;
    }

    /** Feeds everything that was committed since the last call. */
    void feed(LaneOrder order) {
        SortedMap<Integer, Long> fresh = station.store().ask(LaneFeed::committed);
        if (read.isEmpty()) {
            station.store().ask(handle -> holding(handle, fresh)).forEach(order::add);
            read.putAll(fresh);
        } else {
            fresh.entrySet().removeIf(each -> each.getValue() <= after(each.getKey()));
            feedFresh(order, fresh);
        }
    }

    private void feedFresh(LaneOrder order, SortedMap<Integer, Long> fresh) {
        while (!fresh.isEmpty()) {
            SortedMap<Integer, Long> page = page(fresh);
            List<Place> places = station.store().ask(handle -> places(handle, page));
            Map<String, Waiter> waiters = station.store().ask(handle -> waiters(handle, places));
            for (Place place : places) {
                Optional.ofNullable(waiters.get(place.requestId))
                        .filter(this::holds)
                        .ifPresent(waiter -> order.add(waiter.at(place.person)));
            }
            read.putAll(page);
            fresh.entrySet().removeIf(each -> each.getValue() <= after(each.getKey()));
        }
    }

    /**
     * The next numbers to read, so many at most, bucket by bucket. Counted here: a limit in the query leads PostgreSQL to walk
     * through all places in their order.
     */
    private SortedMap<Integer, Long> page(SortedMap<Integer, Long> fresh) {
        SortedMap<Integer, Long> page = new TreeMap<>();
        long room = PAGE;
        for (Map.Entry<Integer, Long> each : fresh.entrySet()) {
            long from = after(each.getKey());
            long to = Math.min(each.getValue(), from + room);
            if (to > from) {
                page.put(each.getKey(), to);
                room -= to - from;
            }
        }
        return page;
    }

    /** The last number of each bucket. */
    private static SortedMap<Integer, Long> committed(Handle handle) {
        return handle.createQuery("select bucket, next_number - 1 as last from bucket order by bucket")
                .reduceRows(new TreeMap<Integer, Long>(), (all, row) -> {
                    all.put(row.getColumn("bucket", Integer.class), row.getColumn("last", Long.class));
                    return all;
                });
    }

    private long after(int bucket) {
        return read.getOrDefault(bucket, 0L);
    }

    /** The place of a request in the order of a person. */
    private record Place(String person, String requestId) {}

    /** A request that may hold a place in this lane, for each of its persons one. */
    private record Waiter(
            String requestId,
            String link,
            String system,
            Priority priority,
            int personCount,
            RequestState state,
            Instant acceptedAt) {
        static Waiter read(ResultSet row) throws SQLException {
            return new Waiter(
                    row.getString("id"),
                    row.getString("link"),
                    row.getString("system"),
                    Priority.valueOf(row.getString("priority")),
                    row.getInt("person_count"),
                    RequestState.valueOf(row.getString("state")),
                    row.getObject("accepted_at", OffsetDateTime.class).toInstant());
        }

        LaneOrder.Row at(String person) {
            return new LaneOrder.Row(requestId, system, priority, personCount, person, state, acceptedAt);
        }
    }

    private boolean holds(Waiter waiter) {
        return waiter.link.equals(link) && nextAfter.holding().contains(waiter.state);
    }

    /** All that hold a place in the lane up to these numbers, person by person in order. */
    private List<LaneOrder.Row> holding(Handle handle, SortedMap<Integer, Long> last) {
        return handle.createQuery("select p.person, " + WAITER + " from request r join message m on m.id = r.message_id"
                        + " join request_person p on p.request_id = r.id"
                        + " join unnest(cast(? as int array), cast(? as bigint array)) as known (bucket, last)"
                        + " on p.bucket = known.bucket and p.number <= known.last"
                        + " where r.open_until is not null and r.link = ? and r.state = any(cast(? as varchar array))"
                        + " order by p.bucket, p.number")
                .bindArray(0, Integer.class, last.keySet())
                .bindArray(1, Long.class, last.values())
                .bind(2, link)
                .bindArray(
                        3,
                        String.class,
                        nextAfter.holding().stream().map(RequestState::name).toList())
                .map((row, context) -> Waiter.read(row).at(row.getString("person")))
                .list();
    }

    private List<Place> places(Handle handle, SortedMap<Integer, Long> fresh) {
        return handle.createQuery("select p.person, p.request_id"
                        + " from unnest(cast(? as int array), cast(? as bigint array), cast(? as bigint array))"
                        + " as fresh (bucket, low, high) join request_person p"
                        + " on p.bucket = fresh.bucket and p.number > fresh.low and p.number <= fresh.high"
                        + " order by p.bucket, p.number")
                .bindArray(0, Integer.class, fresh.keySet())
                .bindArray(
                        1, Long.class, fresh.keySet().stream().map(this::after).toList())
                .bindArray(2, Long.class, fresh.values())
                .map((row, context) -> new Place(row.getString("person"), row.getString("request_id")))
                .list();
    }

    private static Map<String, Waiter> waiters(Handle handle, List<Place> places) {
        Map<String, Waiter> waiters = new HashMap<>();
        handle.createQuery("select " + WAITER + " from unnest(cast(? as varchar array)) as wanted (id)"
                        + " join request r on r.id = wanted.id join message m on m.id = r.message_id")
                .bindArray(
                        0,
                        String.class,
                        places.stream().map(Place::requestId).distinct().toList())
                .map((row, context) -> Waiter.read(row))
                .forEach(waiter -> waiters.put(waiter.requestId, waiter));
        return waiters;
    }
}
