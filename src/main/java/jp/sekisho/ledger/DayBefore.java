package jp.sekisho.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of a business day until this process began. Within a bucket rows have the order of time: where an hour
 * begins is found by halving, in all buckets at once, and the database counts hour by hour, so that it never holds a whole
 * day. Counted once, when first asked. Thread safe.
 */
final class DayBefore {
    private static final Duration SLICE = Duration.ofHours(1);

    private final Store store;
    private final Instant dayBegan;
    /** Just behind the last row of each bucket. */
    private final SortedMap<Integer, Long> end;

    private @Nullable Map<DayTally.Kind, Long> counts;

    private DayBefore(Store store, Instant dayBegan, SortedMap<Integer, Long> end) {
        this.store = store;
        this.dayBegan = dayBegan;
        this.end = end;
    }

    static DayBefore of(Store store, ZonedDateTime dayBegan) {
        SortedMap<Integer, Long> end = new TreeMap<>();
        store.ask(handle -> handle.createQuery("select bucket, ledger_seq + 1 as behind from bucket")
                        .map((row, context) -> Map.entry(row.getInt("bucket"), row.getLong("behind")))
                        .list())
                .forEach(bucket -> end.put(bucket.getKey(), bucket.getValue()));
        return new DayBefore(store, dayBegan.toInstant(), end);
    }

    /** Fails if the database does, and is counted again then. */
    synchronized Map<DayTally.Kind, Long> counts() {
        if (counts == null) {
            counts = store.ask(this::count);
        }
        return counts;
    }

    private Map<DayTally.Kind, Long> count(Handle handle) {
        Map<DayTally.Kind, Long> found = new HashMap<>();
        Instant until = dayBegan;
        for (SortedMap<Integer, Long> from = first(handle, until); !from.equals(end); ) {
            until = until.plus(SLICE);
            SortedMap<Integer, Long> to = first(handle, until);
            count(handle, from, to).forEach((kind, count) -> found.merge(kind, count, Long::sum));
            from = to;
        }
        return found;
    }

    /** The first row of each bucket that is not before a time, or the bucket's end. */
    private SortedMap<Integer, Long> first(Handle handle, Instant time) {
        SortedMap<Integer, Range> ranges = new TreeMap<>();
        end.forEach((bucket, behind) -> ranges.put(bucket, new Range(0, behind)));
        while (ranges.values().stream().anyMatch(Range::isOpen)) {
            Set<Integer> notBefore = notBefore(handle, ranges, time);
            ranges.replaceAll((bucket, range) -> notBefore.contains(bucket) ? range.lower() : range.upper());
        }
        SortedMap<Integer, Long> first = new TreeMap<>();
        ranges.forEach((bucket, range) -> first.put(bucket, range.high));
        return first;
    }

    /** The row that is looked for is behind {@code low}, and not behind {@code high}. */
    private record Range(long low, long high) {
        boolean isOpen() {
            return high - low > 1;
        }

        long middle() {
            return (low + high) / 2;
        }

        Range lower() {
            return isOpen() ? new Range(low, middle()) : this;
        }

        Range upper() {
            return isOpen() ? new Range(middle(), high) : this;
        }
    }

    /** The buckets whose middle row is not before a time; one that is missing counts as before, so that the search ends. */
    private static Set<Integer> notBefore(Handle handle, SortedMap<Integer, Range> ranges, Instant time) {
        return handle.createQuery("select l.bucket from"
                        + " unnest(cast(? as int array), cast(? as bigint array)) as middle (bucket, seq)"
                        + " join ledger l on l.bucket = middle.bucket and l.seq = middle.seq where l.business_at >= ?")
                .bindArray(0, Integer.class, ranges.keySet())
                .bindArray(
                        1,
                        Long.class,
                        ranges.values().stream().map(Range::middle).toList())
                .bind(2, time)
                .mapTo(Integer.class)
                .set();
    }

    /** What was committed together about one message counts once, as it does while the gateway runs. */
    private static Map<DayTally.Kind, Long> count(
            Handle handle, SortedMap<Integer, Long> from, SortedMap<Integer, Long> to) {
        return handle.createQuery("select event, system, recipient, sum(entries) as entries from ("
                        + "select event, system, recipient, case when message_id = '' then count(*) else 1 end as entries"
                        + " from unnest(cast(? as int array), cast(? as bigint array), cast(? as bigint array))"
                        + " as slice (bucket, low, high)"
                        + " join ledger l on l.bucket = slice.bucket and l.seq >= slice.low and l.seq < slice.high"
                        + " group by event, system, recipient, message_id, at) as committed"
                        + " group by event, system, recipient")
                .bindArray(0, Integer.class, from.keySet())
                .bindArray(1, Long.class, from.values())
                .bindArray(2, Long.class, to.values())
                .reduceRows(new HashMap<>(), (counts, row) -> {
                    // a row that names no event is the verifier's to find
                    LedgerEvent.stored(row.getColumn("event", String.class))
                            .ifPresent(event -> counts.put(
                                    new DayTally.Kind(
                                            event,
                                            row.getColumn("system", String.class),
                                            row.getColumn("recipient", String.class)),
                                    row.getColumn("entries", Long.class)));
                    return counts;
                });
    }
}
