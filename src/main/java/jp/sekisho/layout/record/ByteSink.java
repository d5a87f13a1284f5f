package jp.sekisho.layout.record;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Bytes on their way out, handed on record by record: what is taken back before {@link #pass} was never written. Mutable;
 * owned by the thread that writes.
 */
public final class ByteSink {
    private static final int PASSED_AT = 1 << 16;
    private static final int FIRST = 1 << 10;
    private final OutputStream out;
    private byte[] bytes = new byte[FIRST];
    private int size;

    public ByteSink(OutputStream out) {
        this.out = out;
    }

    /** The array to write into from {@link #size}, with room for so many bytes more. */
    public byte[] room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
        return bytes;
    }

    public int size() {
        return size;
    }

    /** Says that the array is written up to there; less than before takes bytes back. */
    public void size(int written) {
        size = written;
    }

    public void write(byte one) {
        room(1)[size++] = one;
    }

    public void write(byte[] more) {
        System.arraycopy(more, 0, room(more.length), size, more.length);
        size += more.length;
    }

    /** Hands on whole records, when there are enough of them. */
    public void pass() {
        if (size >= PASSED_AT) {
            flush();
        }
    }

    public void flush() {
        try {
            out.write(bytes, 0, size);
            out.flush();
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
