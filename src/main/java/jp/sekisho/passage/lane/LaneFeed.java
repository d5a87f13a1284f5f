package jp.sekisho.passage.lane;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.passage.Station;
import org.jspecify.annotations.Nullable;

/**
 * Reads a link's lane from the tables: first all that holds a place, then what is new, page by page. Numbers of a bucket have
 * the order of commits and no gaps, so "after number n" misses nothing, and so many numbers are so many rows. What is new is
 * read by its numbers and then by its ids, so that neither what waits nor what has ended makes it slower. Mutable; owned by
 * the lane's dispatcher thread.
 */
public final class LaneFeed {
    private static final int PAGE = 1_000;

    private final Station station;
    private final String link;
    private final SortedMap<Integer, Long> read = new TreeMap<>();
    private @Nullable LaneStart start;

    public LaneFeed(Station station, String link) {
        this.station = station;
        this.link = link;
    }

    /** Feeds a page, at least, of what was committed since what was fed before; answers whether there is more. */
    public boolean feed(LaneOrder order) {
        SortedMap<Integer, Long> committed = station.store().ask(LaneRows::committed);
        if (start == null) {
            start = new LaneStart(station, link, this::holds, committed);
            read.putAll(committed);
        }
        refuseIfPutBack(committed);
        if (start.isDone()) {
            return feedFresh(order, committed);
        }
        start.feed(order);
        return !start.isDone();
    }

    /** Numbers never fall: if they have, what was read is not in the tables any more. */
    private void refuseIfPutBack(SortedMap<Integer, Long> committed) {
        for (Map.Entry<Integer, Long> each : read.entrySet()) {
            if (committed.getOrDefault(each.getKey(), 0L) < each.getValue()) {
                throw station.ledger().putBack(each.getKey());
            }
        }
    }

    private boolean feedFresh(LaneOrder order, SortedMap<Integer, Long> fresh) {
        dropRead(fresh);
        if (fresh.isEmpty()) {
            return false;
        }
        SortedMap<Integer, Long> page = page(fresh);
        List<LaneRows.Place> places = station.store()
                .ask(handle -> LaneRows.places(
                        handle,
                        page.keySet(),
                        page.keySet().stream().map(this::after).toList(),
                        page.values()));
        List<String> ids = places.stream()
                .map(LaneRows.Place::requestId)
                .distinct()
                .filter(id -> !order.isWhole(id)) // it was taken in with all of its places before they were read
                .toList();
        Map<String, LaneRows.Waiter> waiters = station.store().ask(handle -> LaneRows.waiters(handle, ids));
        for (LaneRows.Place place : places) {
            Optional.ofNullable(waiters.get(place.requestId()))
                    .filter(this::holds)
                    .ifPresent(waiter -> order.add(waiter.at(place.person())));
        }
        read.putAll(page);
        dropRead(fresh);
        return !fresh.isEmpty();
    }

    private void dropRead(SortedMap<Integer, Long> fresh) {
        fresh.entrySet().removeIf(each -> each.getValue() <= after(each.getKey()));
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

    private long after(int bucket) {
        return read.getOrDefault(bucket, 0L);
    }

    /** A request at its places, whatever number they have: one that a person has sent again. */
    public List<LaneOrder.Row> again(String requestId) {
        return station.store().ask(handle -> LaneRows.of(handle, requestId)).stream()
                .filter(placed -> holds(placed.waiter()))
                .map(LaneRows.Placed::row)
                .toList();
    }

    /** Those of these requests whose places have been read, with all that was committed before them. */
    public List<String> read(List<String> requestIds) {
        if (requestIds.isEmpty()) {
            return requestIds;
        }
        Set<String> unread = station.store().ask(handle -> LaneRows.places(handle, requestIds)).stream()
                .filter(place -> place.number() > after(place.bucket()))
                .map(LaneRows.Place::requestId)
                .collect(Collectors.toSet());
        return requestIds.stream().filter(id -> !unread.contains(id)).toList();
    }

    private NextAfter nextAfter(LaneRows.Waiter waiter) {
        return station.interfaces().of(waiter.interfaceId()).nextAfter();
    }

    private boolean holds(LaneRows.Waiter waiter) {
        return waiter.link().equals(link) && waiter.state().holds(nextAfter(waiter));
    }
}
