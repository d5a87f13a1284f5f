package jp.sekisho.layout;

import java.util.Optional;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Codec;
import jp.sekisho.layout.record.Frame;
import jp.sekisho.layout.record.FramePlace;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordTarget;

/**
 * Writes a file record by record, in the memory of one of them, and fills in what follows from the records: counts, totals, a
 * header, trailer or end in which nothing else is to be said.
 *
 * <p>A record that cannot be written is thrown and leaves nothing behind. Mutable; owned by the thread that writes. Does not
 * close the stream that it writes to.
 */
public final class RecordWriter {
    private final Layout layout;
    private final RecordTarget target;
    private final ByteSink sink;
    private final Frame frame;
    private final FramePlace place;
    private final Notes notes;
    private final int linesBefore;
    private int written;
    private boolean begun;

    RecordWriter(Layout layout, Codec codec, ByteSink sink, Frame frame) {
        this.layout = layout;
        this.notes = new Notes();
        this.sink = sink;
        this.target = codec.target(sink, notes);
        this.frame = frame;
        this.linesBefore = codec.linesBefore();
        this.place = new FramePlace(frame);
    }

    /**
     * Writes a record of this layout.
     *
     * @throws SekishoException with the first {@link LayoutError} that it has, {@link LayoutError#NO_SUCH_ITEM} for a
     *     record of another layout, or all that the rules in Java have against it
     * @throws java.io.UncheckedIOException if the stream cannot be written
     */
    public void write(Record record) {
        RecordKind kind = layout.kind(record.kind()).orElseThrow(() -> frame.head()
                .finding(LayoutError.UNKNOWN_KIND, linesBefore + written + 1, "item", record.kind())
                .asException());
        Optional<RecordKind> before = place.missingBefore(kind.role());
        while (before.isPresent()) {
            written(before.get(), before.get().filling().record());
            before = place.missingBefore(kind.role());
        }
        written(kind, kind.own(record));
    }

    private void written(RecordKind kind, Record record) {
        begin();
        int line = linesBefore + written + 1;
        int mark = sink.size();
        notes.mark();
        try {
            Record whole = kind.completed(record, line, notes, tally -> place.tally(tally, kind.role()));
            place.check(kind, whole, line);
            layout.refuseForbidden(kind, whole, line);
            target.write(kind, whole, line);
            place.take(kind, whole, line);
        } catch (SekishoException e) {
            sink.size(mark);
            notes.back();
            throw e;
        }
        written++;
        sink.pass();
    }

    private void begin() {
        if (!begun) {
            begun = true;
            target.begin();
        }
    }

    /** How many records have been written. */
    public int written() {
        return written;
    }

    public Notes notes() {
        return notes;
    }

    /**
     * Writes the trailer and the end, as far as they follow from the records, and all that is still held.
     *
     * @throws SekishoException if they do not follow, or a header said something else than was written
     */
    public void finish() {
        begin();
        Optional<RecordKind> missing = place.missing();
        while (missing.isPresent()) {
            written(missing.get(), missing.get().filling().record());
            missing = place.missing();
        }
        place.end(linesBefore + written);
        target.end();
        sink.flush();
    }
}
