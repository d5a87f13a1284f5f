package jp.sekisho.layout.record;

import java.util.Objects;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, one after the other, in the memory of one of them.
 *
 * <p>A bad record is thrown, and the next one can be read if {@link #canGoOn} says so. Mutable; owned by the thread that reads.
 * Does not close the stream that it reads.
 */
public final class RecordReader {
    private final RecordSource source;
    private final ByteFeed feed;
    private final Frame frame;
    private final FramePlace place;
    private final Notes notes;
    private final int linesBefore;
    private int number;
    private int line;
    private long before;
    private boolean broken;
    private boolean ended;

    /**
     * @param feed where the source finds the records
     * @param linesBefore how many lines of the file stand before that of the first record
     */
    public RecordReader(RecordSource source, ByteFeed feed, Frame frame, int linesBefore, Notes notes) {
        this.source = source;
        this.linesBefore = linesBefore;
        this.feed = feed;
        this.frame = frame;
        this.place = new FramePlace(frame);
        this.notes = notes;
    }

    /**
     * The next record; null at the end of the file.
     *
     * @throws SekishoException with a {@link LayoutError}: the record is bad, or the file's frame is
     * @throws java.io.UncheckedIOException if the stream cannot be read
     */
    public @Nullable Record next() {
        if (ended) {
            return null;
        }
        number++;
        line = linesBefore + number + source.linesWithin();
        before = feed.position();
        Record record;
        try {
            record = source.next(line);
        } catch (SekishoException e) {
            notes.back();
            RecordKind kind = source.kind();
            if (kind == null && source.canGoOn()) {
                place.takeUnknown();
            }
            if (kind != null && source.canGoOn()) {
                framed(() -> place.takeUnread(kind, line));
                broken |= kind.role() != RecordKind.Role.DATA;
            }
            throw e;
        }
        if (record == null) {
            ended = true;
            framed(() -> place.end(line - 1));
            return null;
        }
        if (!frame.isOpen()) {
            RecordKind kind = Objects.requireNonNull(source.kind());
            framed(() -> {
                place.check(kind, record, line);
                place.take(kind, record, line);
            });
        }
        return record;
    }

    /** The number of the record that was read last, from 1; at the end of the file, that of one more. */
    public int number() {
        return number;
    }

    /** A finding about the record that was read last: it names the line of the file, or the record where there are no lines. */
    public Finding placed(Finding finding) {
        return finding.at(frame.head().counted(), line);
    }

    /** Whether the record after a bad one can be found, and what was said of all records still holds. */
    public boolean canGoOn() {
        return !broken && !ended && source.canGoOn();
    }

    /**
     * The bytes of the record that was read last, good or bad, as they came; none where no record was found. Handle with care:
     * this is personal data.
     */
    public byte[] lastBytes() {
        return source.lastBytes();
    }

    /** Says that nothing becomes of the record that was read last: what was noted of it does not count. */
    public void putAside() {
        notes.back();
    }

    /** How many bytes of the file are before the record that was read last; at the end, or where none was found, all so far. */
    public long beginning() {
        long known = source.beginning();
        return known >= 0 ? known : Math.max(before, feed.position() - source.lastBytes().length);
    }

    /** What stands around the records of this file, as far as it has been read. Handle with care. */
    public Margins margins() {
        return source.margins();
    }

    /** How many bytes have been read. */
    public long position() {
        return feed.position();
    }

    public Notes notes() {
        return notes;
    }

    private void framed(Runnable step) {
        try {
            step.run();
        } catch (SekishoException e) {
            broken = true;
            throw e;
        }
    }
}
