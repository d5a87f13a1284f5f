package jp.sekisho.broker.rest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.TreeMap;
import jp.sekisho.error.SekishoException;
import jp.sekisho.store.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file as a row of closed frames: for each piece that was written, its length (4 bytes), that of its closed spare (4 bytes),
 * the spare and the piece, both closed and bound to the file and to their place there. Whoever uses it counts in open bytes. A
 * frame that was not written whole is not there: the next one takes its place.
 *
 * <p>Used by one thread at a time.
 */
final class Frames {
    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);
    private static final int HEADER = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final Vault vault;
    private final String name;
    private final Spares spares;
    private final TreeMap<Long, Frame> byPlace = new TreeMap<>();
    private @Nullable Opened last;

    /**
     * @param at where the frame begins on the disk
     * @param spare what its spare takes there; 0 if it has none
     */
    private record Frame(long place, int length, long at, int spare) {
        long end() {
            return place + length;
        }

        long content() {
            return at + HEADER + spare;
        }

        int onDisk() {
            return length + Vault.OVERHEAD;
        }

        long next() {
            return content() + onDisk();
        }
    }

    private record Opened(Frame frame, byte[] bytes) {}

    /** A frame that was written whole does not open. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        Damaged(String file, long place) {
            super("A piece of a closed file cannot be opened. file=" + file + " place=" + place);
        }
    }

    /** @param name tells the file from all others, for good */
    Frames(FileChannel channel, Vault vault, String name, Spares spares) throws IOException {
        this.channel = channel;
        this.vault = vault;
        this.name = name;
        this.spares = spares;
        long end = channel.size();
        for (Frame frame = frameAt(0, 0, end); frame != null; frame = frameAt(frame.end(), frame.next(), end)) {
            byPlace.put(frame.place, frame);
        }
    }

    private @Nullable Frame frameAt(long place, long at, long endOfFile) throws IOException {
        if (at + HEADER > endOfFile) {
            return null;
        }
        ByteBuffer header = read(at, HEADER);
        Frame frame = new Frame(place, header.getInt(), at, header.getInt());
        boolean isWhole = frame.length > 0
                && frame.length < Integer.MAX_VALUE - Vault.OVERHEAD
                && frame.spare >= 0
                && frame.next() <= endOfFile;
        return isWhole ? frame : null;
    }

    /** How many open bytes there are. */
    long size() {
        Map.Entry<Long, Frame> end = byPlace.lastEntry();
        return end == null ? 0 : end.getValue().end();
    }

    /** Whether every byte of the file belongs to a frame that opens. */
    boolean areWhole() throws IOException {
        for (Frame frame : byPlace.values()) {
            if (open(frame) == null) {
                return false;
            }
        }
        return onDisk() == channel.size();
    }

    private long onDisk() {
        Map.Entry<Long, Frame> end = byPlace.lastEntry();
        return end == null ? 0 : end.getValue().next();
    }

    /**
     * Reads on from a place to the end of its frame, or until the buffer is full.
     *
     * @return how many bytes were read; -1 at the end
     */
    int read(long place, ByteBuffer into) throws IOException {
        Map.Entry<Long, Frame> entry = byPlace.floorEntry(place);
        if (entry == null || place >= entry.getValue().end()) {
            return -1;
        }
        byte[] bytes = opened(entry.getValue());
        int from = (int) (place - entry.getKey());
        int length = Math.min(bytes.length - from, into.remaining());
        into.put(bytes, from, length);
        return length;
    }

    private byte[] opened(Frame frame) throws IOException {
        if (last == null || !last.frame.equals(frame)) {
            byte[] bytes = open(frame);
            last = new Opened(frame, bytes == null ? spare(frame) : bytes);
        }
        return last.bytes;
    }

    /** Zeros, which no reader takes for a message, if the spare does not open either. */
    private byte[] spare(Frame frame) throws IOException {
        if (frame.spare == 0) {
            throw new Damaged(name, frame.place);
        }
        LOG.error("A piece of a closed file cannot be opened; its spare is used. file={} place={}", name, frame.place);
        byte[] bytes = open(spareColumn(frame.place), read(frame.at + HEADER, frame.spare));
        return bytes == null ? new byte[frame.length] : spares.inPlace(bytes, frame.length);
    }

    private byte @Nullable [] open(Frame frame) throws IOException {
        return open(column(frame.place), read(frame.content(), frame.onDisk()));
    }

    private byte @Nullable [] open(String column, ByteBuffer closed) {
        try {
            return vault.open(column, closed.array());
        } catch (SekishoException e) {
            return null;
        }
    }

    /**
     * Writes a piece at the end, or at the beginning of a frame, which ends the file there first.
     *
     * @return how many bytes there are now from the place on
     * @throws IOException also if the place lies within a frame: nothing is ever written over in part
     */
    int write(long place, byte[] written) throws IOException {
        if (place != size() && !byPlace.containsKey(place)) {
            throw new IOException("A closed file is written whole frames at a time. place=" + place);
        }
        last = null;
        byPlace.tailMap(place).clear();
        long at = onDisk();
        if (channel.size() > at) {
            channel.truncate(at);
        }
        Spares.Piece piece = spares.with(written);
        byte[] spare = piece.spare().length == 0 ? piece.spare() : vault.close(spareColumn(place), piece.spare());
        byte[] content = vault.close(column(place), piece.content());
        write(
                at,
                ByteBuffer.allocate(HEADER + spare.length + content.length)
                        .putInt(piece.content().length)
                        .putInt(spare.length)
                        .put(spare)
                        .put(content)
                        .flip());
        byPlace.put(place, new Frame(place, piece.content().length, at, spare.length));
        return piece.content().length;
    }

    private void write(long at, ByteBuffer bytes) throws IOException {
        for (long end = at; bytes.hasRemaining(); ) {
            end += channel.write(bytes, end);
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private String column(long place) {
        return "file." + name + "." + place;
    }

    private String spareColumn(long place) {
        return "file.spare." + name + "." + place;
    }
}
