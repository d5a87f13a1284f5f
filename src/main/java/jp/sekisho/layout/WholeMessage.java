package jp.sekisho.layout;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.jspecify.annotations.Nullable;

/**
 * Records of a form whose message is parsed as a whole: XML and JSON. What is not well formed ends it; a record that is bad in
 * itself harms no other. Mutable; owned by the thread that reads.
 */
final class WholeMessage implements RecordSource {
    /** The greatest message, in bytes: it is held in memory. */
    static final int LARGEST = 64 * 1024 * 1024;

    private final Head head;
    private final ByteFeed feed;
    private final Markup markup;
    private final Notes notes;
    private @Nullable Iterator<WrittenRecord> records;
    private @Nullable WrittenRecord current;
    private boolean lost;

    /** How messages of one form are parsed and written. Implementations are immutable. */
    interface Markup {
        List<WrittenRecord> read(byte[] message);

        /** The message of these records as it would be written. */
        byte[] canonical(List<WrittenRecord> records);

        /** One record as it would be written. */
        byte[] canonical(WrittenRecord record);
    }

    WholeMessage(Head head, ByteFeed feed, Markup markup, Notes notes) {
        this.head = head;
        this.feed = feed;
        this.markup = markup;
        this.notes = notes;
    }

    @Override
    public @Nullable Record next(int line) {
        current = null;
        if (records == null) {
            lost = true;
            records = records().iterator();
            lost = false;
        }
        if (!records.hasNext()) {
            return null;
        }
        current = records.next();
        notes.mark();
        return current.kind().record(current.values(), line, notes);
    }

    /** Whether it is written otherwise costs writing it, and is asked only where somebody hears of it. */
    private List<WrittenRecord> records() {
        byte[] message = message();
        List<WrittenRecord> read = markup.read(message);
        if (notes.areHeard() && !Arrays.equals(message, markup.canonical(read))) {
            notes.normalised(Normalisation.MARKUP);
        }
        return read;
    }

    private byte[] message() {
        byte[] message = feed.rest(LARGEST);
        if (message == null) {
            throw Finding.of(LayoutError.TOO_LARGE, "layout", head.id(), "most", LARGEST)
                    .asException();
        }
        return message;
    }

    @Override
    public @Nullable RecordKind kind() {
        return current == null ? null : current.kind().kind();
    }

    @Override
    public boolean canGoOn() {
        return !lost;
    }

    @Override
    public byte[] lastBytes() {
        return current == null ? new byte[0] : markup.canonical(current);
    }

    /** An error of a message, as every form of it says. */
    static SekishoException refused(Head head, LayoutError error, Object... more) {
        return Finding.of(error, "layout", head.id()).with(more).asException();
    }
}
