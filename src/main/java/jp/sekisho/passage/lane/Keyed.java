package jp.sekisho.passage.lane;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What is found by a text: a request by its id, a place by its person. The text takes 16 bytes if it is 32 hexadecimal
 * digits, as our ids are, or up to 16 characters of ASCII, as persons' numbers are; any other is kept as it is. A base class
 * and not a field, for a lane holds millions. The key is immutable.
 */
abstract class Keyed {
    private static final int DIGITS = 32;
    private static final int HALF = 16;

    private final long high;
    private final long low;
    /** Without it, the key is hexadecimal digits; empty, it is characters; else it is this text. */
    private final @Nullable String whole;

    Keyed(String text) {
        if (isHexadecimal(text)) {
            high = Long.parseUnsignedLong(text, 0, HALF, HALF);
            low = Long.parseUnsignedLong(text, HALF, DIGITS, HALF);
            whole = null;
        } else if (isShort(text)) {
            high = characters(text, 0);
            low = characters(text, Long.BYTES);
            whole = "";
        } else {
            high = text.hashCode();
            low = 0;
            whole = text;
        }
    }

    final String key() {
        if (whole == null) {
            return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
        }
        return whole.isEmpty() ? characters(high) + characters(low) : whole;
    }

    final boolean hasKeyOf(Keyed other) {
        return high == other.high
                && low == other.low
                && (whole == null ? other.whole == null : whole.equals(other.whole));
    }

    final int hash() {
        long mixed = (high * 31 + low) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }

    private static boolean isHexadecimal(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private static boolean isShort(String text) {
        return text.length() <= HALF && text.chars().allMatch(c -> c > 0 && c < 0x80);
    }

    private static long characters(String text, int from) {
        long packed = 0;
        for (int at = from; at < from + Long.BYTES; at++) {
            packed = packed << Byte.SIZE | (at < text.length() ? text.charAt(at) : 0);
        }
        return packed;
    }

    private static String characters(long packed) {
        int length = Long.BYTES - Long.numberOfTrailingZeros(packed) / Byte.SIZE;
        byte[] ascii = new byte[length];
        for (int at = 0; at < length; at++) {
            ascii[at] = (byte) (packed >>> Long.SIZE - Byte.SIZE * (at + 1));
        }
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    /** A key to look up by. */
    static Keyed of(String text) {
        return new Keyed(text) {};
    }
}
