package jp.sekisho.text.charset;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A host code by tables: codes of one byte, and codes of two between shift-out and shift-in. Immutable and thread safe.
 *
 * @param ones what each code of one byte says; {@link #UNREADABLE} if nothing
 * @param twos what each code of two bytes says; {@link #UNREADABLE} if nothing
 * @param codes in which code each character is written, those up to {@link #LAST_OF_ONE} being of one byte;
 *     {@link #NOT_WRITTEN} if in none
 */
record HostCoder(char[] ones, char[] twos, char[] codes) implements Coder {
    static final byte OUT = 0x0E;
    static final byte IN = 0x0F;
    static final char UNREADABLE = Character.MIN_SURROGATE;
    static final char LAST_OF_ONE = 0xFF;
    static final char NOT_WRITTEN = 0xFFFF;

    /** Every code, shift and character has its place; nothing can be read or written yet. */
    HostCoder() {
        this(new char[LAST_OF_ONE + 1], new char[NOT_WRITTEN + 1], new char[NOT_WRITTEN + 1]);
        Arrays.fill(ones, UNREADABLE);
        Arrays.fill(twos, UNREADABLE);
        Arrays.fill(codes, NOT_WRITTEN);
    }

    /** The code of two bytes. */
    static char code(byte first, byte second) {
        return (char) ((first & 0xFF) << Byte.SIZE | second & 0xFF);
    }

    @Override
    public @Nullable String text(byte[] bytes, int offset, int length) {
        char[] text = new char[length];
        int read = read(bytes, offset, length, text);
        return read < 0 ? null : new String(text, 0, read);
    }

    @Override
    public int readable(byte[] bytes, int offset, int length) {
        int read = read(bytes, offset, length, new char[length]);
        return read < 0 ? -1 - read : length;
    }

    /** How many characters were read into {@code out}, or {@code -1 - n} if only the first n bytes can be. */
    private int read(byte[] bytes, int offset, int length, char[] out) {
        int end = offset + length;
        boolean shifted = false;
        int to = 0;
        for (int at = offset; at < end; at++) {
            byte first = bytes[at];
            if (first == (shifted ? IN : OUT)) {
                shifted = !shifted;
                continue;
            }
            if (shifted && at + 1 == end) {
                return offset - at - 1;
            }
            char c = shifted ? twos[code(first, bytes[at + 1])] : ones[first & 0xFF];
            if (c == UNREADABLE) {
                return offset - at - 1;
            }
            out[to++] = c;
            at += shifted ? 1 : 0;
        }
        return shifted ? -1 - length : to;
    }

    /** Written again, a character comes in its own code, and no shift is followed by another at once. */
    @Override
    public boolean isRewritten(byte[] bytes, int offset, int length) {
        boolean shifted = false;
        boolean justShifted = false;
        for (int at = offset; at < offset + length; at++) {
            byte first = bytes[at];
            if (first == (shifted ? IN : OUT)) {
                if (justShifted) {
                    return true;
                }
                shifted = !shifted;
                justShifted = true;
                continue;
            }
            char code = shifted ? code(first, bytes[++at]) : (char) (first & 0xFF);
            if (codes[shifted ? twos[code] : ones[code]] != code) {
                return true;
            }
            justShifted = false;
        }
        return false;
    }

    @Override
    public int write(String text, byte[] out, int at, int end) {
        boolean shifted = false;
        int to = at;
        for (int i = 0; i < text.length(); i++) {
            char code = codes[text.charAt(i)];
            if (code == NOT_WRITTEN) {
                return StrictCharset.NOT_IN_CHARSET;
            }
            boolean two = code > LAST_OF_ONE;
            if (end - to < (two ? 2 : 1) + (two == shifted ? 0 : 1)) {
                return StrictCharset.NO_ROOM;
            }
            if (two != shifted) {
                out[to++] = shifted ? IN : OUT;
                shifted = two;
            }
            if (two) {
                out[to++] = (byte) (code >> Byte.SIZE);
            }
            out[to++] = (byte) code;
        }
        if (shifted && to == end) {
            return StrictCharset.NO_ROOM;
        }
        if (shifted) {
            out[to++] = IN;
        }
        return to;
    }

    @Override
    public int length(String text) {
        boolean shifted = false;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char code = codes[text.charAt(i)];
            if (code == NOT_WRITTEN) {
                return StrictCharset.NOT_IN_CHARSET;
            }
            boolean two = code > LAST_OF_ONE;
            length += (two ? 2 : 1) + (two == shifted ? 0 : 1);
            shifted = two;
        }
        return shifted ? length + 1 : length;
    }
}
