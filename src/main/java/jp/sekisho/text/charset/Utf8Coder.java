package jp.sekisho.text.charset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** UTF-8 as the standard has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8Coder implements Coder {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int MOST_OF_A_CHAR = 3;
    private static final int CONTINUATION = 0x80;
    private static final int SIX_BITS = 0x3F;

    /** Java's constructor is strict and fast, but replaces: what holds a replacement has to be compared with its bytes. */
    @Override
    public @Nullable String text(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || isWritten(text, bytes, offset, length) ? text : null;
    }

    private static boolean isWritten(String text, byte[] bytes, int offset, int length) {
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** A character has one form only. */
    @Override
    public boolean isRewritten(byte[] bytes, int offset, int length) {
        return false;
    }

    @Override
    public int readable(byte[] bytes, int offset, int length) {
        return new JavaCoder(StandardCharsets.UTF_8).readable(bytes, offset, length);
    }

    /** Where there is room whatever the characters are, most of them are written without asking for it. */
    @Override
    public int write(String text, byte[] out, int at, int end) {
        int to = at;
        int i = 0;
        if (end - at >= text.length() * MOST_OF_A_CHAR) {
            for (; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < 0x80) {
                    out[to++] = (byte) c;
                } else if (c >= 0x800 && !Character.isSurrogate(c)) {
                    out[to] = (byte) (0xE0 | c >> 12);
                    out[to + 1] = continuation(c >> 6);
                    out[to + 2] = continuation(c);
                    to += 3;
                } else {
                    break;
                }
            }
        }
        return write(text, i, out, to, end);
    }

    private static int write(String text, int from, byte[] out, int at, int end) {
        int to = at;
        for (int i = from; i < text.length(); i++) {
            int c = text.charAt(i);
            if (Character.isSurrogate((char) c)) {
                c = text.codePointAt(i++);
            }
            int length = length(c);
            if (length < 0 || end - to < length) {
                return length < 0 ? StrictCharset.NOT_IN_CHARSET : StrictCharset.NO_ROOM;
            }
            put(c, length, out, to);
            to += length;
        }
        return to;
    }

    @Override
    public int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (Character.isSurrogate((char) c)) {
                c = text.codePointAt(i++);
            }
            int more = length(c);
            if (more < 0) {
                return StrictCharset.NOT_IN_CHARSET;
            }
            length += more;
        }
        return length;
    }

    /** Negative for one half of a surrogate pair. */
    private static int length(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (c < 0x800) {
            return 2;
        }
        if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? -1 : 3;
        }
        return 4;
    }

    private static void put(int c, int length, byte[] out, int at) {
        switch (length) {
            case 1 -> out[at] = (byte) c;
            case 2 -> {
                out[at] = (byte) (0xC0 | c >> 6);
                out[at + 1] = continuation(c);
            }
            case 3 -> {
                out[at] = (byte) (0xE0 | c >> 12);
                out[at + 1] = continuation(c >> 6);
                out[at + 2] = continuation(c);
            }
            default -> {
                out[at] = (byte) (0xF0 | c >> 18);
                out[at + 1] = continuation(c >> 12);
                out[at + 2] = continuation(c >> 6);
                out[at + 3] = continuation(c);
            }
        }
    }

    private static byte continuation(int bits) {
        return (byte) (CONTINUATION | bits & SIX_BITS);
    }
}
