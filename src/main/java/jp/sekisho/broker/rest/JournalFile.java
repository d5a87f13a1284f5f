package jp.sekisho.broker.rest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.jspecify.annotations.Nullable;

/**
 * One file of the journal, read before the broker reads it. Its records follow each other without a gap up to where the last one
 * was written; behind it lie zeros, what a kill has cut off, or records of an earlier use of the file, which have another number.
 * The broker passes over what it does not know and says nothing. Here each such stretch is found, and what the head of a record
 * proves, or what one changed bit explains, is put right.
 *
 * <p>Used by one thread.
 */
final class JournalFile {
    private static final int FIRST = JournalImpl.SIZE_HEADER;
    private static final int CHECK = Integer.BYTES;
    private static final int USER_VERSION = Integer.BYTES;
    private static final int NUMBER = 2 * Integer.BYTES;

    /** So much content is tried bit by bit. */
    private static final int MOST_TRIED = 1 << 13;

    private final byte[] bytes;
    private final RecordHead.Form heads;
    private final IntConsumer damaged;
    private final List<JournalFrame> frames = new ArrayList<>();
    private long lowestAdded = Long.MAX_VALUE;
    private boolean changed;

    /** @param damaged hears where something is not what was written */
    JournalFile(byte[] bytes, RecordHead.Form heads, IntConsumer damaged) {
        this.bytes = bytes;
        this.heads = heads;
        this.damaged = damaged;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isChanged() {
        return changed;
    }

    /** The records that are there, in their order. */
    List<JournalFrame> frames() {
        return frames;
    }

    /** The number of this use of the file, as each of its records bears it. */
    int number() {
        return (int) ByteBuffer.wrap(bytes).getLong(NUMBER);
    }

    /**
     * Whether the number is in doubt: the first record bears one that differs in a bit. It may be one of an earlier use.
     */
    boolean isNumberInDoubt() {
        JournalFrame first = JournalFrame.at(bytes, FIRST);
        return first != null && Integer.bitCount(first.file() ^ number()) == 1;
    }

    /** The highest id that was added under the first record's number. */
    long highestOfFirst() {
        JournalFrame first = JournalFrame.at(bytes, FIRST);
        long highest = 0;
        for (JournalFrame frame = first; frame != null && first != null && frame.file() == first.file(); ) {
            highest = frame.hasContent() ? Math.max(highest, frame.id()) : highest;
            frame = JournalFrame.at(bytes, frame.end());
        }
        return highest;
    }

    /** @param isFirstsNumber whether the first record's number is the file's, and the header's is damaged */
    void mend(boolean isFirstsNumber) {
        mendHeader(isFirstsNumber);
        for (int at = FIRST; at < bytes.length; ) {
            JournalFrame frame = ours(at);
            frame = frame == null ? mended(at) : frame;
            if (frame == null) {
                int next = next(at + 1);
                if (next < 0) {
                    return;
                }
                damaged.accept(at);
                at = next;
            } else {
                frame = checked(frame);
                frames.add(frame);
                if (frame.kind() == JournalImpl.ADD_RECORD || frame.kind() == JournalImpl.ADD_RECORD_TX) {
                    lowestAdded = Math.min(lowestAdded, frame.id());
                }
                at = frame.end();
            }
        }
    }

    private void mendHeader(boolean isFirstsNumber) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        JournalFrame first = JournalFrame.at(bytes, FIRST);
        if (first == null) {
            return; // nothing was written yet
        }
        long number = isFirstsNumber ? first.file() : header.getLong(NUMBER) & Integer.MAX_VALUE;
        if (header.getInt(0) != JournalImpl.FORMAT_VERSION
                || header.getInt(USER_VERSION) != 0
                || header.getLong(NUMBER) != number) {
            damaged.accept(0);
            header.putInt(0, JournalImpl.FORMAT_VERSION).putInt(USER_VERSION, 0).putLong(NUMBER, number);
            changed = true;
        }
    }

    private @Nullable JournalFrame ours(int at) {
        JournalFrame frame = JournalFrame.at(bytes, at);
        return frame != null && frame.file() == number() ? frame : null;
    }

    private int next(int from) {
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] >= JournalImpl.ADD_RECORD && ours(at) != null) {
                return at;
            }
        }
        return -1;
    }

    private @Nullable JournalFrame mended(int at) {
        for (byte kind = JournalImpl.ADD_RECORD; kind <= JournalImpl.DELETE_RECORD_TX; kind++) {
            int content = at + JournalFrame.header(kind);
            RecordHead head = heads.at(bytes, content);
            byte known = head == null ? 0 : isAlone(kind) ? JournalFrame.alone(head.kind()) : head.kind();
            if (head != null && known == kind) {
                return written(at, kind, head);
            }
        }
        return withoutContent(at);
    }

    private static boolean isAlone(byte kind) {
        return kind == JournalImpl.ADD_RECORD || kind == JournalImpl.UPDATE_RECORD;
    }

    /** Writes the frame that the head tells of, if it was written whole in this use of the file. */
    private @Nullable JournalFrame written(int at, byte kind, RecordHead head) {
        long end = (long) at + JournalFrame.header(kind) + RecordHead.BYTES + head.length() + CHECK;
        if (end > bytes.length || !isOfThisUse(at, (int) end, head.id())) {
            return null;
        }
        byte[] before = Arrays.copyOfRange(bytes, at, (int) end);
        JournalFrame.write(bytes, at, kind, number(), head);
        if (ours((int) end) == null && isCutOff(before, Arrays.copyOfRange(bytes, at, (int) end))) {
            System.arraycopy(before, 0, bytes, at, before.length);
            return null;
        }
        damaged.accept(at);
        changed = true;
        return ours(at);
    }

    /** The last record's end is written last: where more than a bit of it is missing, or anything beside it, a kill was there. */
    private static boolean isCutOff(byte[] found, byte[] whole) {
        int check = found.length - CHECK;
        int other =
                ByteBuffer.wrap(found).getInt(check) ^ ByteBuffer.wrap(whole).getInt(check);
        boolean isNothing = found[found.length - 1] == 0 && whole[found.length - 1] != 0;
        return other != 0
                && (isNothing || Integer.bitCount(other) > 1 || !Arrays.equals(found, 0, check, whole, 0, check));
    }

    /** A record without content has no head: the one bit is looked for that makes it whole. */
    private @Nullable JournalFrame withoutContent(int at) {
        List<Integer> found = new ArrayList<>();
        List<Integer> likely = new ArrayList<>();
        int most = Math.min(JournalFrame.header(JournalImpl.COMMIT_RECORD) + CHECK, bytes.length - at);
        for (int bit = 8 * at; bit < 8 * (at + most); bit++) {
            flip(bit);
            JournalFrame frame = ours(at);
            flip(bit);
            if (frame != null
                    && !frame.hasContent()
                    && isOfThisUse(at, frame.end(), Math.max(frame.id(), frame.transaction()))) {
                found.add(bit);
                if (frames.stream().anyMatch(frame::isAbout)) {
                    likely.add(bit);
                }
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        damaged.accept(at);
        List<Integer> sure = found.size() == 1 ? found : likely;
        if (sure.size() != 1) {
            return null;
        }
        flip(sure.get(0));
        changed = true;
        return ours(at);
    }

    /** Ids only grow: what an earlier use has left is older than anything that was added in this one. */
    private boolean isOfThisUse(int at, int end, long id) {
        int file = ByteBuffer.wrap(bytes).getInt(JournalFrame.fileAt(at));
        return file == number() || ours(end) != null || Integer.bitCount(file ^ number()) == 1 && id >= lowestAdded;
    }

    /** The record as its head tells it; the broker looks at the size alone. */
    private JournalFrame checked(JournalFrame frame) {
        if (!frame.hasContent()) {
            return frame;
        }
        RecordHead head = heads.at(bytes, frame.content());
        if (head != null && head.is(frame)) {
            return frame;
        }
        damaged.accept(frame.at());
        if (head != null) {
            byte kind = isAlone(frame.kind()) ? JournalFrame.alone(head.kind()) : head.kind();
            if (head.length() + RecordHead.BYTES == frame.length()
                    && JournalFrame.header(kind) == JournalFrame.header(frame.kind())) {
                JournalFrame.write(bytes, frame.at(), kind, number(), head);
                changed = true;
            }
            return Objects.requireNonNullElse(ours(frame.at()), frame);
        }
        mendContent(frame);
        return frame;
    }

    private void mendContent(JournalFrame frame) {
        int tagged =
                MessageSeal.holdsMessage(frame.type()) ? RecordHead.BYTES + MessageSeal.IN_THE_CLEAR : frame.length();
        if (frame.length() < RecordHead.BYTES || tagged > MOST_TRIED) {
            return;
        }
        for (int bit = 8 * frame.content(); bit < 8 * (frame.content() + tagged); bit++) {
            flip(bit);
            RecordHead head = heads.at(bytes, frame.content());
            if (head != null && head.is(frame)) {
                changed = true;
                return;
            }
            flip(bit);
        }
    }

    private void flip(int bit) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
}
