package jp.sekisho.layout;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Bytes on their way out, handed on record by record: what is taken back before {@link #pass} was never written. Mutable;
 * owned by the thread that writes.
 */
final class ByteSink {
    private static final int PASSED_AT = 1 << 16;
    private static final int FIRST = 1 << 10;
    private final OutputStream out;
    private byte[] bytes = new byte[FIRST];
    private int size;

    ByteSink(OutputStream out) {
        this.out = out;
    }

    /** The array to write into from {@link #size}, with room for so many bytes more. */
    byte[] room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
        return bytes;
    }

    int size() {
        return size;
    }

    /** Says that the array is written up to there; less than before takes bytes back. */
    void size(int written) {
        size = written;
    }

    void write(byte one) {
        room(1)[size++] = one;
    }

    void write(byte[] more) {
        System.arraycopy(more, 0, room(more.length), size, more.length);
        size += more.length;
    }

    /** Hands on whole records, when there are enough of them. */
    void pass() {
        if (size >= PASSED_AT) {
            flush();
        }
    }

    void flush() {
        try {
            out.write(bytes, 0, size);
            out.flush();
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
