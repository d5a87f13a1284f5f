package jp.sekisho.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The printable characters of ASCII with the space: what most items of most files consist of. */
public final class Ascii {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPACES = 0x2020_2020_2020_2020L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Ascii() {}

    /** Eight at a time: a byte below the space, above the tilde or beyond seven bits sets its high bit in one of three. */
    public static boolean isPrintable(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at);
            if (((eight | eight - SPACES | eight + ONES) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (!isPrintable(bytes[at])) {
                return false;
            }
        }
        return true;
    }

    public static boolean isPrintable(int c) {
        return c >= ' ' && c <= '~';
    }
}
