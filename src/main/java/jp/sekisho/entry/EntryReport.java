package jp.sekisho.entry;

import java.util.List;

/**
 * What came of a file of numbers, or would come of it. Holds counts, rows and codes of errors, and no number of a person.
 *
 * @param rows that were read, good or bad
 * @param whole whether the file could be read to its end
 * @param entered numbers that are tied now, or would be
 * @param already numbers that were tied to the same person before
 * @param conflicts numbers that are another person's: nothing changed, and each case is on the confirmation list, or would be
 * @param repeated rows that say what an earlier one says
 * @param badCount rows that cannot be entered; {@code bad} are the first {@link #MOST_SHOWN}
 * @param done whether anything was entered at all
 */
public record EntryReport(
        long rows,
        boolean whole,
        long entered,
        long already,
        long conflicts,
        long repeated,
        long badCount,
        List<BadRow> bad,
        boolean done) {
    /** So many bad rows are kept for the report. */
    public static final int MOST_SHOWN = 100;

    public EntryReport {
        bad = List.copyOf(bad);
    }
}
