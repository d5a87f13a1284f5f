package jp.sekisho.broker.rest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import jp.sekisho.broker.rest.FrameHead.End;
import jp.sekisho.error.SekishoException;
import jp.sekisho.store.Vault;
import org.jspecify.annotations.Nullable;

/**
 * A file as a row of closed frames: for each piece that was written, a head, its closed spare, the piece itself, closed and
 * bound to the file and to their place there, and the head once more. Whoever uses it counts in open bytes.
 *
 * <p>A frame that was not written whole is not there: the next one takes its place. Where a head is damaged, the other one of the
 * frame counts; where both are, the next frame tells how much is missing. What is damaged is never cut off.
 *
 * <p>Used by one thread at a time.
 */
final class Frames {
    /** What a damaged end counts for, of which nobody knows what it was. */
    private static final int UNKNOWN_END = 4_096;

    private static final int NOWHERE = -1;
    private static final int MOST_READ = 1 << 16;

    private final FileChannel channel;
    private final Vault vault;
    private final String name;
    private final Spares spares;
    private final LongConsumer damaged;
    private final FrameHead.Form heads;
    private final TreeMap<Long, Frame> byPlace = new TreeMap<>();
    private @Nullable Opened last;
    private boolean whole = true;
    private long end;

    /**
     * @param at where the frame begins on the disk; {@link #NOWHERE} if it is lost
     * @param pieces how many pieces it stands for: more than one only if they are lost
     */
    private record Frame(FrameHead head, long at, int pieces) {
        long end() {
            return head.place() + head.length();
        }

        long spare() {
            return at + FrameHead.BYTES;
        }

        long content() {
            return spare() + head.spare();
        }

        boolean isLost() {
            return at == NOWHERE;
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

    /**
     * @param name tells the file from all others, for good
     * @param damaged hears where on the disk something is not what was written
     */
    Frames(FileChannel channel, Vault vault, String name, Spares spares, LongConsumer damaged) throws IOException {
        this.channel = channel;
        this.vault = vault;
        this.name = name;
        this.spares = spares;
        this.damaged = damaged;
        this.heads = new FrameHead.Form(vault, name);
        readHeads(channel.size());
    }

    private void readHeads(long endOfFile) throws IOException {
        while (end < endOfFile) {
            FrameHead head = headAt(end, End.FRONT, endOfFile);
            boolean follows = head != null && head.place() == size() && head.number() == pieces();
            if (head != null && follows && end + head.onDisk() > endOfFile) {
                return; // cut off
            }
            if (head != null && follows) {
                if (!head.equals(headAt(end + head.onDisk() - FrameHead.BYTES, End.BACK, endOfFile))) {
                    damaged(end);
                }
                add(head, end);
            } else if (!readOn(endOfFile)) {
                return;
            }
        }
    }

    /** @return false if nothing follows */
    private boolean readOn(long endOfFile) throws IOException {
        Frame next = nextAfter(end, endOfFile);
        if (next == null && isBeginning(endOfFile)) {
            return false;
        }
        damaged(end);
        FrameHead after = next == null ? new FrameHead(size() + UNKNOWN_END, pieces() + 1, 0, 0) : next.head;
        if (after.place() > size()) {
            FrameHead lost = new FrameHead(size(), pieces(), (int) (after.place() - size()), 0);
            byPlace.put(lost.place(), new Frame(lost, NOWHERE, after.number() - lost.number()));
        }
        if (next == null) {
            end = endOfFile;
            return false;
        }
        add(next.head, next.at);
        return true;
    }

    private @Nullable Frame nextAfter(long from, long endOfFile) throws IOException {
        for (long at = mark(from, endOfFile); at >= 0; at = mark(at + 1, endOfFile)) {
            FrameHead front = headAt(at, End.FRONT, endOfFile);
            if (front != null && isLater(front) && at + front.onDisk() <= endOfFile) {
                return new Frame(front, at, 1);
            }
            FrameHead back = headAt(at, End.BACK, endOfFile);
            if (back != null && isLater(back) && at + FrameHead.BYTES - back.onDisk() >= from) {
                return new Frame(back, at + FrameHead.BYTES - back.onDisk(), 1);
            }
        }
        return null;
    }

    private boolean isLater(FrameHead head) {
        return head.place() == size() && head.number() == pieces()
                || head.place() > size()
                        && head.number() > pieces()
                        && head.place() - size() <= Integer.MAX_VALUE - Vault.OVERHEAD;
    }

    /** Where the next mark is; -1 if there is none. */
    private long mark(long from, long endOfFile) throws IOException {
        int overlap = FrameHead.MARK.length - 1;
        for (long at = from; at + overlap < endOfFile; at += MOST_READ - overlap) {
            byte[] bytes = read(at, (int) Math.min(MOST_READ, endOfFile - at)).array();
            for (int i = 0; i + overlap < bytes.length; i++) {
                if (Arrays.equals(bytes, i, i + overlap + 1, FrameHead.MARK, 0, overlap + 1)) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    /** Whether the rest is what is written first of a frame. */
    private boolean isBeginning(long endOfFile) throws IOException {
        if (endOfFile - end >= FrameHead.BYTES) {
            return false;
        }
        byte[] rest = read(end, (int) Math.min(FrameHead.MARK.length, endOfFile - end))
                .array();
        return Arrays.equals(rest, Arrays.copyOf(FrameHead.MARK, rest.length));
    }

    private @Nullable FrameHead headAt(long at, End which, long endOfFile) throws IOException {
        return at + FrameHead.BYTES > endOfFile
                ? null
                : heads.read(read(at, FrameHead.BYTES).array(), which);
    }

    private void add(FrameHead head, long at) {
        byPlace.put(head.place(), new Frame(head, at, 1));
        end = at + head.onDisk();
    }

    private void damaged(long at) {
        whole = false;
        damaged.accept(at);
    }

    /** How many open bytes there are. */
    long size() {
        Map.Entry<Long, Frame> entry = byPlace.lastEntry();
        return entry == null ? 0 : entry.getValue().end();
    }

    private int pieces() {
        Map.Entry<Long, Frame> entry = byPlace.lastEntry();
        return entry == null ? 0 : entry.getValue().head.number() + entry.getValue().pieces;
    }

    /** Whether every byte of the file belongs to a frame that opens. */
    boolean areWhole() throws IOException {
        for (Frame frame : byPlace.values()) {
            if (frame.isLost() || open(frame) == null) {
                return false;
            }
        }
        return whole && end == channel.size();
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
            last = new Opened(frame, content(frame));
        }
        return last.bytes;
    }

    private byte[] content(Frame frame) throws IOException {
        byte[] content = frame.isLost() ? null : open(frame);
        if (content != null) {
            if (frame.head.spare() > 0 && spare(frame) == null) {
                damaged(frame.at);
            }
            spares.read(Body.from(ByteBuffer.wrap(content)));
            return Arrays.copyOfRange(content, Body.BYTES, content.length);
        }
        if (!frame.isLost()) {
            damaged(frame.at);
        }
        if (spares == Spares.NONE) {
            throw new Damaged(name, frame.head.place());
        }
        byte[] spare = spare(frame);
        return spare == null
                ? spares.inPlaceOf(new Spares.Lost(frame.head.place(), frame.head.length(), frame.pieces), anySpare())
                : spares.inPlace(spare, frame.head.length());
    }

    private byte @Nullable [] anySpare() throws IOException {
        for (Frame frame : byPlace.values()) {
            byte[] spare = spare(frame);
            if (spare != null) {
                return spare;
            }
        }
        return null;
    }

    private byte @Nullable [] spare(Frame frame) throws IOException {
        return frame.isLost() || frame.head.spare() == 0
                ? null
                : open(spareColumn(frame.head.place()), read(frame.spare(), frame.head.spare()));
    }

    private byte @Nullable [] open(Frame frame) throws IOException {
        return open(column(frame.head.place()), read(frame.content(), frame.head.content()));
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
        if (place != size()) {
            Frame there = byPlace.get(place);
            if (there == null || there.isLost()) {
                throw new IOException("A closed file is written whole frames at a time. place=" + place);
            }
            byPlace.tailMap(place).clear();
            end = there.at;
        }
        last = null;
        if (channel.size() > end) {
            channel.truncate(end);
        }
        Spares.Piece piece = spares.with(written);
        byte[] spare = piece.spare().length == 0 ? piece.spare() : vault.close(spareColumn(place), piece.spare());
        byte[] content = vault.close(
                column(place),
                piece.body()
                        .into(ByteBuffer.allocate(Body.BYTES + piece.content().length))
                        .put(piece.content())
                        .array());
        FrameHead head = new FrameHead(place, pieces(), piece.content().length, spare.length);
        write(
                end,
                ByteBuffer.allocate((int) head.onDisk())
                        .put(heads.written(head, End.FRONT))
                        .put(spare)
                        .put(content)
                        .put(heads.written(head, End.BACK))
                        .flip());
        add(head, end);
        return head.length();
    }

    private void write(long at, ByteBuffer bytes) throws IOException {
        for (long to = at; bytes.hasRemaining(); ) {
            to += channel.write(bytes, to);
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
