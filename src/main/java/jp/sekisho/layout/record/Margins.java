package jp.sekisho.layout.record;

/**
 * What stands around the records of a file, so that some of them make a file of the same layout. The arrays are not to be
 * changed.
 *
 * @param before the first record: a line of names, the beginning of a document
 * @param between two records, besides what ends each
 * @param after the last record
 */
public record Margins(byte[] before, byte[] between, byte[] after) {
    private static final byte[] NONE = {};

    public static Margins none() {
        return new Margins(NONE, NONE, NONE);
    }

    static Margins before(byte[] before) {
        return new Margins(before, NONE, NONE);
    }
}
