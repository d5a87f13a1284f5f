package jp.sekisho.text.charset;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each code of a charset says, where that does not depend on the codes before it.
 *
 * <p>Immutable and thread safe. A place of a row holds a character, or one of the marks: no code says half a surrogate pair,
 * so the surrogates serve for them.
 *
 * @param strings what codes say that is not one character of the BMP; its mark is {@link #FIRST_STRING} and its place here
 * @param sureLengths of the codes that begin with a byte, if all have one and none may be written otherwise
 */
record ReadTable(Row root, List<String> strings, int[] sureLengths) {
    static final char UNREADABLE = Character.MIN_SURROGATE;
    static final char LONGER = UNREADABLE + 1;
    static final char FIRST_STRING = LONGER + 1;
    static final int MOST_STRINGS = Character.MAX_SURROGATE - FIRST_STRING + 1;
    static final int BYTES = 0x100;
    private static final int UNKNOWN = -1;

    /**
     * The codes that share all bytes but the last.
     *
     * @param texts what each says; {@link #LONGER} if its bytes begin others
     * @param longer those others
     * @param unsure those that may be written otherwise when written again
     */
    record Row(char[] texts, @Nullable Row[] longer, boolean[] unsure) {
        Row() {
            this(new char[BYTES], new Row[BYTES], new boolean[BYTES]);
            Arrays.fill(texts, UNREADABLE);
        }
    }

    ReadTable(Row root, List<String> strings) {
        this(root, List.copyOf(strings), new int[BYTES]);
        Arrays.fill(sureLengths, UNKNOWN);
    }

    /** Says of a code whether it may be written otherwise. */
    void settle(Row row, byte[] code, boolean unsure) {
        int first = code[0] & 0xFF;
        boolean alike = sureLengths[first] == UNKNOWN || sureLengths[first] == code.length;
        sureLengths[first] = alike && !unsure ? code.length : 0;
        row.unsure[code[code.length - 1] & 0xFF] = unsure;
    }

    /** How many characters were read into {@code out}, or {@code -1 - n} if only the first n bytes can be. */
    int read(byte[] bytes, int offset, int length, char[] out) {
        char[] texts = root.texts;
        int end = offset + length;
        int to = 0;
        for (int at = offset; at < end; at++) {
            int start = at;
            char c = texts[bytes[at] & 0xFF];
            if (c == LONGER) {
                Row row = root;
                while (c == LONGER && at + 1 < end) {
                    row = row.longer[bytes[at++] & 0xFF];
                    c = row.texts[bytes[at] & 0xFF];
                }
            }
            if (!Character.isSurrogate(c)) {
                out[to++] = c;
            } else if (c >= FIRST_STRING) {
                to = append(strings.get(c - FIRST_STRING), out, to);
            } else {
                return offset - start - 1;
            }
        }
        return to;
    }

    private static int append(String text, char[] out, int at) {
        text.getChars(0, text.length(), out, at);
        return at + text.length();
    }

    /** Whether one of the codes, all of which can be read, may be written otherwise. */
    boolean isUnsure(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; ) {
            int sure = sureLengths[bytes[at] & 0xFF];
            if (sure == 1) {
                at++;
                continue;
            }
            if (sure == 2) {
                at += 2;
                continue;
            }
            Row row = root;
            while (row.texts[bytes[at] & 0xFF] == LONGER) {
                row = row.longer[bytes[at++] & 0xFF];
            }
            if (row.unsure[bytes[at++] & 0xFF]) {
                return true;
            }
        }
        return false;
    }
}
