package jp.sekisho.convert.file;

import java.util.function.Supplier;

/** What becomes of bad records. */
public interface BadRecords {
    /** The first one ends the conversion. */
    BadRecords STOP = (bad, bytes) -> false;

    /**
     * Takes a bad record, and says whether the conversion goes on.
     *
     * @param bytes its own, as they came
     */
    boolean take(BadRecord bad, Supplier<byte[]> bytes);
}
