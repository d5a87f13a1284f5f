package jp.sekisho.layout.delimited;

import java.io.ByteArrayOutputStream;
import jp.sekisho.layout.record.KeptBytes;
import jp.sekisho.text.charset.StrictCharset;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bytes of single cells in a line that would be written in others: as long as a text takes when it is written, as
 * duplicate codes are. A cell that does not lie where it should is not kept. Immutable.
 */
record LineBytes(StrictCharset charset, String text, byte[] bytes) {
    private static final char QUOTE = DelimitedForm.QUOTE;

    /**
     * What the value of a cell was read from, without its quotes and with one quote for two; null if that would be written the
     * same.
     *
     * @param from where the cell begins in the line
     */
    @Nullable
    KeptBytes of(String value, int from, boolean quoted) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int at = quoted ? from + 1 : from;
        int begin = 0;
        for (int quote = quoted ? value.indexOf(QUOTE) : -1; quote >= 0; quote = value.indexOf(QUOTE, begin)) {
            add(kept, at, at + quote + 1 - begin);
            at += quote + 2 - begin;
            begin = quote + 1;
        }
        add(kept, at, at + value.length() - begin);
        byte[] found = kept.toByteArray();
        boolean there =
                value.equals(charset.text(found, 0, found.length)) && charset.isRewritten(found, 0, found.length);
        return there ? new KeptBytes(charset.charset(), found) : null;
    }

    /** Adds the bytes in which these characters should lie. */
    private void add(ByteArrayOutputStream kept, int from, int to) {
        int at = charset.length(text.substring(0, from));
        int length = charset.length(text.substring(from, to));
        if (at >= 0 && length >= 0 && at + length <= bytes.length) {
            kept.write(bytes, at, length);
        }
    }
}
