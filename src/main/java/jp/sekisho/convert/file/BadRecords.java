package jp.sekisho.convert.file;

import jp.sekisho.layout.record.RecordReader;

/** What becomes of bad records. */
public interface BadRecords {
    /** The first one ends the conversion. */
    BadRecords STOP = (bad, from) -> false;

    /**
     * Takes a bad record, and says whether the conversion goes on.
     *
     * @param from has just read it
     */
    boolean take(BadRecord bad, RecordReader from);

    /**
     * Hears that all records have been read.
     *
     * @param from has read them
     */
    default void end(RecordReader from) {
        // what was taken one by one is whole
    }
}
