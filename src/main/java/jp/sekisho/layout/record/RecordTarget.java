package jp.sekisho.layout.record;

/** Where the records of one form are written to, one after the other. Mutable; owned by the thread that writes. */
public interface RecordTarget {
    /** Writes what stands before the first record. */
    void begin();

    /** Writes a record whose every item has its value. */
    void write(RecordKind kind, Record record, int line);

    /** Writes what stands after the last record. */
    void end();
}
