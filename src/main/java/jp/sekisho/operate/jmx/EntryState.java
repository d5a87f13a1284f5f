package jp.sekisho.operate.jmx;

import java.util.List;
import java.util.stream.Stream;
import javax.management.ConstructorParameters;
import jp.sekisho.entry.BadRow;
import jp.sekisho.entry.EntryReport;

/** What came of a file of numbers, in the form that JMX carries. Holds no number of a person. Immutable. */
public final class EntryState {
    private final long rows;
    private final boolean whole;
    private final boolean done;
    private final List<Long> counts;
    private final List<String> badRows;

    /** @param counts entered, already, conflicts, repeated, bad */
    @ConstructorParameters({"rows", "whole", "done", "counts", "badRows"})
    public EntryState(long rows, boolean whole, boolean done, List<Long> counts, List<String> badRows) {
        this.rows = rows;
        this.whole = whole;
        this.done = done;
        this.counts = List.copyOf(counts);
        this.badRows = List.copyOf(badRows);
    }

    static EntryState of(EntryReport report) {
        return new EntryState(
                report.rows(),
                report.whole(),
                report.done(),
                List.of(report.entered(), report.already(), report.conflicts(), report.repeated(), report.badCount()),
                report.bad().stream().flatMap(EntryState::lines).toList());
    }

    private static Stream<String> lines(BadRow bad) {
        return Stream.of(
                bad.row() + "  " + bad.why().code().wire() + "  " + bad.why().japanese(),
                "      " + bad.why().english());
    }

    public long getRows() {
        return rows;
    }

    /** Whether the file could be read to its end. */
    public boolean isWhole() {
        return whole;
    }

    /** Whether anything was entered at all. */
    public boolean isDone() {
        return done;
    }

    /** Numbers entered, tied before, another person's, said twice, and bad rows. */
    public List<Long> getCounts() {
        return counts;
    }

    /** The first bad rows, each with its number, code and reason in Japanese, then in English. */
    public List<String> getBadRows() {
        return badRows;
    }
}
