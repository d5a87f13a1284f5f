package jp.sekisho.text.charset;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A charset without shifts whose codes have up to three bytes, by tables. Immutable and thread safe. */
record TableCoder(ReadTable codes, WriteTable characters) implements Coder {

    @Override
    public @Nullable String text(byte[] bytes, int offset, int length) {
        char[] text = new char[length];
        int read = codes.read(bytes, offset, length, text);
        return read < 0 ? null : new String(text, 0, read);
    }

    @Override
    public int readable(byte[] bytes, int offset, int length) {
        int read = codes.read(bytes, offset, length, new char[length]);
        return read < 0 ? -1 - read : length;
    }

    @Override
    public boolean isRewritten(byte[] bytes, int offset, int length) {
        return codes.isUnsure(bytes, offset, length) && !isWritten(bytes, offset, length);
    }

    private boolean isWritten(byte[] bytes, int offset, int length) {
        String text = text(bytes, offset, length);
        byte[] again = new byte[length];
        return text != null
                && write(text, again, 0, length) == length
                && Arrays.equals(again, 0, length, bytes, offset, offset + length);
    }

    @Override
    public int write(String text, byte[] out, int at, int end) {
        return characters.write(text, out, at, end);
    }

    @Override
    public int length(String text) {
        return characters.length(text);
    }
}
