package jp.sekisho.layout;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What has been counted and summed of data records so far. Mutable; owned by the thread that reads or writes. */
final class Totals {
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<Tally.Sum, BigDecimal> sums = new HashMap<>();
    private boolean unsure;
    private boolean uncounted;

    /**
     * Counts a record, and sums what is asked for of it.
     *
     * @param asked the sums that some item of the layout states
     */
    void add(RecordKind kind, Record record, List<Tally.Sum> asked) {
        count(kind);
        for (Tally.Sum sum : asked) {
            if (sum.kind().equals(kind.name())) {
                String value = record.get(sum.item());
                sums.merge(sum, value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value), BigDecimal::add);
            }
        }
    }

    /** Counts a record that could not be read: its sums are not known from here on. */
    void addUnread(RecordKind kind) {
        count(kind);
        unsure = true;
    }

    /** Knows of a record, and not of what kind it was. */
    void addUnknown() {
        unsure = true;
        uncounted = true;
    }

    private void count(RecordKind kind) {
        counts.merge(kind.name(), 1L, Long::sum);
    }

    long count(Tally.Count count) {
        return count.kinds().stream()
                .mapToLong(kind -> counts.getOrDefault(kind, 0L))
                .sum();
    }

    BigDecimal sum(Tally.Sum sum) {
        return sums.getOrDefault(sum, BigDecimal.ZERO);
    }

    /** Whether of all records the kind was known, so that counts mean something. */
    boolean areCounted() {
        return !uncounted;
    }

    /** Whether all records could be read, so that sums mean something. */
    boolean areSure() {
        return !unsure;
    }
}
