package jp.sekisho.layout.fixed;

/** A part of a fixed record, read and written at its place. Immutable and thread safe. */
public interface FixedPart {
    void read(FixedInput in);

    /** Reads the part where it is not used: nothing but spaces. */
    void readUnused(FixedInput in);

    void write(FixedOutput out);

    /** Writes the part where it is not used, as spaces. */
    void writeUnused(FixedOutput out);

    /** Its greatest width in bytes, separators aside. */
    int width();

    /** How many items and fillers it has at most, with a separator between each two. */
    int cells();

    /** Whether it is not always as wide. */
    default boolean varies() {
        return false;
    }
}
