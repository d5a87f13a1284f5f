package jp.sekisho.text.charset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The code in which each character of a charset is written, where that depends on the character after it at most.
 *
 * <p>Filled by one thread, then no longer changed. A code is kept in an int: whether it begins pairs, the number of
 * {@code char}s that it says, the number of its bytes, the bytes.
 */
final class WriteTable {
    /** What stands for the code of a character that the charset does not have. */
    static final int NONE = 0;

    private static final int PAGE = 0x100;
    private static final int[] EMPTY = new int[PAGE];
    private static final int BYTES_AT = 24;
    private static final int CHARS_AT = 26;
    private static final int FEW = 0b11;
    private static final int BEGINS_PAIRS = 1 << 28;
    private static final int ONE_BYTE = 0b0101;
    private static final int TWO_BYTES = 0b0110;
    private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) / PAGE][];
    private final Map<String, Integer> pairs = new HashMap<>();

    WriteTable() {
        Arrays.fill(pages, EMPTY);
    }

    void put(int character, byte[] code) {
        set(character, packed(Character.charCount(character), code) | at(character) & BEGINS_PAIRS);
    }

    /** A character and the {@code char} after it have a code together. */
    void putPair(String pair, byte[] code) {
        pairs.put(pair, packed(pair.length(), code));
        set(pair.codePointAt(0), at(pair.codePointAt(0)) | BEGINS_PAIRS);
    }

    /** Whether this may be written together with the character before it. */
    boolean isSecond(String text) {
        return pairs.keySet().stream().anyMatch(pair -> pair.endsWith(text));
    }

    /** As {@link StrictCharset#write}. Most characters take one of the two short ways. */
    int write(String text, byte[] out, int at, int end) {
        int[][] codes = pages;
        int to = at;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int code = codes[c / PAGE][c % PAGE];
            if (code >> BYTES_AT == TWO_BYTES && to + 1 < end) {
                out[to] = (byte) (code >> Byte.SIZE);
                out[to + 1] = (byte) code;
                to += 2;
                i++;
            } else if (code >> BYTES_AT == ONE_BYTE && to < end) {
                out[to++] = (byte) code;
                i++;
            } else {
                code = code(text, i);
                if (code == NONE || end - to < bytes(code)) {
                    return code == NONE ? StrictCharset.NOT_IN_CHARSET : StrictCharset.NO_ROOM;
                }
                for (int shift = (bytes(code) - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                    out[to++] = (byte) (code >> shift);
                }
                i += chars(code);
            }
        }
        return to;
    }

    /** As {@link StrictCharset#length}. */
    int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int code = pages[c / PAGE][c % PAGE];
            if (code >> BYTES_AT == TWO_BYTES || code >> BYTES_AT == ONE_BYTE) {
                length += code >> BYTES_AT == TWO_BYTES ? 2 : 1;
                i++;
                continue;
            }
            code = code(text, i);
            if (code == NONE) {
                return StrictCharset.NOT_IN_CHARSET;
            }
            length += bytes(code);
            i += chars(code);
        }
        return length;
    }

    /** The code of the character at a place, or of it and the one after it. */
    private int code(String text, int at) {
        char c = text.charAt(at);
        int code = Character.isHighSurrogate(c) ? at(text.codePointAt(at)) : pages[c / PAGE][c % PAGE];
        if ((code & BEGINS_PAIRS) == 0) {
            return code;
        }
        int end = text.offsetByCodePoints(at, 1) + 1;
        int alone = code & ~BEGINS_PAIRS;
        return end > text.length() ? alone : pairs.getOrDefault(text.substring(at, end), alone);
    }

    private int at(int character) {
        return pages[character / PAGE][character % PAGE];
    }

    private void set(int character, int code) {
        if (pages[character / PAGE] == EMPTY) {
            pages[character / PAGE] = new int[PAGE];
        }
        pages[character / PAGE][character % PAGE] = code;
    }

    private static int chars(int code) {
        return code >> CHARS_AT;
    }

    private static int bytes(int code) {
        return code >> BYTES_AT & FEW;
    }

    private static int packed(int chars, byte[] code) {
        int bytes = 0;
        for (byte each : code) {
            bytes = bytes << Byte.SIZE | each & 0xFF;
        }
        return chars << CHARS_AT | code.length << BYTES_AT | bytes;
    }
}
