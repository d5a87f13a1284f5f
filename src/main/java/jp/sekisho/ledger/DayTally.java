package jp.sekisho.ledger;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jp.sekisho.store.Store;

/**
 * How often each thing was recorded on the business day that it is. It counts along as entries are committed; what the ledger
 * said of the day before this process began is counted when somebody first asks, and neither the start nor a message waits
 * for that. An entry about several persons counts once. Thread safe.
 */
public final class DayTally {
    private final Supplier<ZonedDateTime> business;
    private final Map<Kind, Long> counts = new HashMap<>();
    private LocalDate day;
    private Optional<DayBefore> before;

    /** What is counted apart. */
    public record Kind(LedgerEvent event, String system, String recipient) {}

    private record Seen(LedgerEvent event, String messageId) {}

    private DayTally(Supplier<ZonedDateTime> business, LocalDate day, DayBefore before) {
        this.business = business;
        this.day = day;
        this.before = Optional.of(before);
    }

    /** Begins where the ledger ends now: nothing may be recorded before this answers. */
    public static DayTally of(Store store, Supplier<ZonedDateTime> business) {
        ZonedDateTime now = business.get();
        LocalDate day = now.toLocalDate();
        return new DayTally(business, day, DayBefore.of(store, day.atStartOfDay(now.getZone())));
    }

    /** Counts what has been committed together. */
    public synchronized void committed(List<LedgerEntry> entries) {
        turnThePage();
        Set<Seen> seen = new HashSet<>();
        for (LedgerEntry entry : entries) {
            if (entry.messageId().isEmpty() || seen.add(new Seen(entry.event(), entry.messageId()))) {
                counts.merge(new Kind(entry.event(), entry.system(), entry.recipient()), 1L, Long::sum);
            }
        }
    }

    /** How often things of these kinds were recorded today. */
    public long count(Predicate<Kind> kinds) {
        Optional<DayBefore> earlier;
        long counted;
        synchronized (this) {
            turnThePage();
            earlier = before;
            counted = sum(counts, kinds);
        }
        return counted + earlier.map(each -> sum(each.counts(), kinds)).orElse(0L);
    }

    private static long sum(Map<Kind, Long> counts, Predicate<Kind> kinds) {
        return counts.entrySet().stream()
                .filter(count -> kinds.test(count.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void turnThePage() {
        LocalDate today = business.get().toLocalDate();
        if (!today.equals(day)) {
            counts.clear();
            before = Optional.empty();
            day = today;
        }
    }
}
