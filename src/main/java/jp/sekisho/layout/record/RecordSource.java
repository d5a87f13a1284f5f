package jp.sekisho.layout.record;

import jp.sekisho.layout.item.LayoutError;
import org.jspecify.annotations.Nullable;

/** Records as one form has them, one after the other. Mutable; owned by the thread that reads. */
public interface RecordSource {
    /** The place of what has none of its own. */
    long UNKNOWN = -1;

    /**
     * The next record, or null where there is none.
     *
     * @param line that of the file, from 1, or the number of the record where there are no lines
     * @throws jp.sekisho.error.SekishoException with the one {@link LayoutError} of a bad record
     */
    @Nullable
    Record next(int line);

    /** The kind of the record that was read last, as far as it was known before it was found bad. */
    @Nullable
    RecordKind kind();

    /** Whether the record after a bad one can be found. */
    boolean canGoOn();

    /** How many lines the records so far had within them, beyond one each. */
    default int linesWithin() {
        return 0;
    }

    /** The bytes of the record that was read last, good or bad, with what ends it. */
    byte[] lastBytes();

    /** Where the record that was read last begins; {@link #UNKNOWN} if it ends where the feed stands. */
    default long beginning() {
        return UNKNOWN;
    }

    /** What stands around the records of this file. */
    Margins margins();
}
