package jp.sekisho.layout.record;

import java.math.BigDecimal;
import java.util.Arrays;
import jp.sekisho.layout.item.Tally;
import jp.sekisho.layout.record.Tallying.Step;

/** What has been counted and summed of data records so far. Mutable; owned by the thread that reads or writes. */
final class Totals {
    private final Tallying tallying;
    private final long[] counts;
    private final BigDecimal[] sums;
    private final boolean[] unknown;

    Totals(Tallying tallying) {
        this.tallying = tallying;
        this.counts = new long[tallying.size()];
        this.sums = new BigDecimal[tallying.size()];
        this.unknown = new boolean[tallying.size()];
        Arrays.fill(sums, BigDecimal.ZERO);
    }

    void add(RecordKind kind, Record record) {
        for (Step step : tallying.of(kind)) {
            if (step.isMeant(record)) {
                if (step.isSum()) {
                    add(step.tally(), record.get(step.summed()));
                } else {
                    counts[step.tally()]++;
                }
            }
        }
    }

    private void add(int sum, String value) {
        if (!value.isEmpty()) {
            sums[sum] = sums[sum].add(new BigDecimal(value));
        }
    }

    /** Counts a record that could not be read: whatever depends on what is in it is not known from here on. */
    void addUnread(RecordKind kind) {
        for (Step step : tallying.of(kind)) {
            if (step.isSame()) {
                counts[step.tally()]++;
            } else {
                unknown[step.tally()] = true;
            }
        }
    }

    /** Knows of a record, and not of what kind it was. */
    void addUnknown() {
        Arrays.fill(unknown, true);
    }

    /** What the records so far come to. */
    BigDecimal of(Tally tally) {
        int place = tallying.place(tally);
        return tally instanceof Tally.Count ? BigDecimal.valueOf(counts[place]) : sums[place];
    }

    /** Whether all that it depends on could be read, so that it means something. */
    boolean areKnown(Tally tally) {
        return !unknown[tallying.place(tally)];
    }
}
