package jp.sekisho.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * How often each thing was recorded on the business day that it is. Reading costs nothing: it counts along as entries are
 * committed, and begins with what the ledger says of the day so far. An entry about several persons counts once. Thread
 * safe.
 */
public final class DayTally {
    private static final int PAGE = 2_000;

    private final Supplier<ZonedDateTime> business;
    private final Map<Kind, Long> counts = new HashMap<>();
    private LocalDate day;

    /** What is counted apart. */
    public record Kind(LedgerEvent event, String system, String recipient) {}

    private record Seen(LedgerEvent event, String messageId) {}

    private DayTally(Supplier<ZonedDateTime> business) {
        this.business = business;
        this.day = business.get().toLocalDate();
    }

    /** Begins with the rows of the day so far. */
    public static DayTally of(Store store, Supplier<ZonedDateTime> business) {
        DayTally tally = new DayTally(business);
        Instant dayBegan = tally.day.atStartOfDay(business.get().getZone()).toInstant();
        Set<Seen> seen = new HashSet<>();
        for (int bucket = Buckets.NOBODY; bucket <= Buckets.COUNT; bucket++) {
            tally.countBack(store, bucket, dayBegan, seen);
        }
        return tally;
    }

    /** Counts what has been committed together. */
    public synchronized void committed(List<LedgerEntry> entries) {
        turnThePage();
        Set<Seen> seen = new HashSet<>();
        entries.forEach(entry -> count(
                new Kind(entry.event(), entry.system(), entry.recipient()),
                new Seen(entry.event(), entry.messageId()),
                seen));
    }

    /** How often things of these kinds were recorded today. */
    public synchronized long count(Predicate<Kind> kinds) {
        turnThePage();
        return counts.entrySet().stream()
                .filter(count -> kinds.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void turnThePage() {
        LocalDate today = business.get().toLocalDate();
        if (!today.equals(day)) {
            counts.clear();
            day = today;
        }
    }

    private void count(Kind kind, Seen what, Set<Seen> seen) {
        if (what.messageId.isEmpty() || seen.add(what)) {
            counts.merge(kind, 1L, Long::sum);
        }
    }

    /** From the end of a bucket's chain to where the day began. */
    private void countBack(Store store, int bucket, Instant dayBegan, Set<Seen> seen) {
        long before = Long.MAX_VALUE;
        while (true) {
            long end = before;
            List<Row> page = store.inTransaction(handle -> page(handle, bucket, end));
            page.stream().filter(row -> !row.at.isBefore(dayBegan)).forEach(row -> count(row.kind, row.what, seen));
            boolean more = page.size() == PAGE && !page.get(PAGE - 1).at.isBefore(dayBegan);
            if (!more) {
                return;
            }
            before = page.get(PAGE - 1).seq;
        }
    }

    private record Row(long seq, Instant at, Kind kind, Seen what) {}

    private static List<Row> page(Handle handle, int bucket, long before) {
        return handle.createQuery("select seq, business_at, event, system, recipient, message_id from ledger"
                        + " where bucket = ? and seq < ? order by seq desc limit ?")
                .bind(0, bucket)
                .bind(1, before)
                .bind(2, PAGE)
                .map((row, context) -> {
                    LedgerEvent event = LedgerEvent.valueOf(row.getString("event"));
                    return new Row(
                            row.getLong("seq"),
                            row.getObject("business_at", OffsetDateTime.class).toInstant(),
                            new Kind(event, row.getString("system"), row.getString("recipient")),
                            new Seen(event, row.getString("message_id")));
                })
                .list();
    }
}
