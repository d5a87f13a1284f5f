package jp.sekisho.layout;

import java.util.Arrays;
import jp.sekisho.text.StrictCharset;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bytes of single cells in a line that would be written in others: as long as a text takes when it is written, as
 * duplicate codes are. A cell that does not lie where it should is not kept. Immutable.
 */
record LineBytes(StrictCharset charset, String text, byte[] bytes) {

    /** What the characters {@code from} to {@code to} of the line were read from; null if that would be written the same. */
    @Nullable
    KeptBytes between(int from, int to) {
        String value = text.substring(from, to);
        int at = charset.length(text.substring(0, from));
        int length = charset.length(value);
        boolean there = at >= 0
                && length >= 0
                && at + length <= bytes.length
                && value.equals(charset.text(bytes, at, length))
                && charset.isRewritten(bytes, at, length);
        return there ? new KeptBytes(charset.charset(), Arrays.copyOfRange(bytes, at, at + length)) : null;
    }
}
