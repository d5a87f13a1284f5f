package jp.sekisho.layout.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream of bytes seen through a window that moves forward: what a record needs lies in one array, however long the stream
 * is. Mutable; owned by the thread that reads.
 */
public final class ByteFeed {
    private static final int FIRST = 1 << 11;
    /** So large the window of a long stream becomes, whatever is asked for. */
    private static final int WINDOW = 1 << 16;

    private final InputStream in;
    private byte[] window;
    private int start;
    private int end;
    private int skipped;
    private long before;
    private boolean exhausted;

    public ByteFeed(InputStream in) {
        this.in = in;
        this.window = new byte[FIRST];
    }

    /** A message that is all there. */
    public ByteFeed(byte[] message) {
        this.in = InputStream.nullInputStream();
        this.window = message;
        this.end = message.length;
        this.exhausted = true;
    }

    /** The array in which the bytes from {@link #start} lie; another one after the next {@link #has}. */
    public byte[] window() {
        return window;
    }

    public int start() {
        return start;
    }

    /** How many bytes from {@link #start} lie in the window. */
    public int available() {
        return end - start;
    }

    /** How many bytes of the stream have been passed. */
    long position() {
        return before + start;
    }

    /** Whether at least so many bytes are left, all of which then lie in the window. */
    public boolean has(int length) {
        while (end - start < length && !exhausted) {
            more(length);
        }
        return end - start >= length;
    }

    public void skip(int length) {
        start += length;
        skipped = length;
    }

    /**
     * How far from {@link #start} the first such byte is, from {@code first} on and looking at no more than {@code most} bytes
     * in all; -1 if it is not there.
     */
    public int distance(byte wanted, int first, int most) {
        int looked = first;
        while (looked < most && has(looked + 1)) {
            int until = Math.min(end, start + most);
            for (int at = start + looked; at < until; at++) {
                if (window[at] == wanted) {
                    return at - start;
                }
            }
            looked = until - start;
        }
        return -1;
    }

    /** Says that what comes is another record: nothing of it has been skipped. */
    public void turn() {
        skipped = 0;
    }

    /** The bytes that were skipped last, until {@link #has} is asked again. */
    public byte[] skipped() {
        return Arrays.copyOfRange(window, start - skipped, start);
    }

    /** All bytes that are left, if there are no more than that; null if there are. */
    public byte @Nullable [] rest(int most) {
        while (available() <= most && has(available() + 1)) {
            // a window as large as what has come so far, and not as what may come
        }
        if (available() > most) {
            return null;
        }
        byte[] rest = copy(available());
        skip(rest.length);
        return rest;
    }

    public byte[] copy(int length) {
        return Arrays.copyOfRange(window, start, start + length);
    }

    private void more(int length) {
        if (start + length > window.length || end == window.length) {
            boolean small = length > window.length || end == window.length && window.length < WINDOW;
            int capacity = small ? Math.max(length, window.length * 2) : window.length;
            byte[] moved = capacity > window.length ? new byte[capacity] : window;
            System.arraycopy(window, start, moved, 0, end - start);
            before += start;
            end -= start;
            start = 0;
            skipped = 0;
            window = moved;
        }
        try {
            int read = in.read(window, end, window.length - end);
            exhausted = read < 0;
            end += Math.max(read, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
