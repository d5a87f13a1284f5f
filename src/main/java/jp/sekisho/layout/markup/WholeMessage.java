package jp.sekisho.layout.markup;

import java.util.Arrays;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.Margins;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordSource;
import org.jspecify.annotations.Nullable;

/**
 * Records of a form whose message is parsed as a whole: XML and JSON. What is not well formed ends it; a record that is bad in
 * itself harms no other. Mutable; owned by the thread that reads.
 */
public final class WholeMessage implements RecordSource {
    /** The greatest message, in bytes: it is held in memory. */
    static final int LARGEST = 64 * 1024 * 1024;

    /** Of so many bad records, each is told; one more, and the message is refused with it. */
    public static final int MOST_UNFIT = 10_000;

    private final Head head;
    private final ByteFeed feed;
    private final Markup markup;
    private final Notes notes;
    private byte[] message = new byte[0];
    private List<Span> places = List.of();
    private @Nullable List<MarkupRecord> records;
    private @Nullable MarkupRecord current;
    private int next;
    private boolean lost;

    /** How messages of one form are parsed and written. Implementations are immutable. */
    interface Markup {
        /** The records of a message, good and bad; throws if it is not well-formed. */
        List<MarkupRecord> read(byte[] message);

        /** Where the records of a message lie that has been read. */
        List<Span> places(byte[] message);

        /** What is written around the records. */
        Margins margins();

        /** One record as it would be written. */
        byte[] canonical(MarkupRecord.Written record);
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
            records = records();
            lost = false;
        }
        notes.mark();
        if (next == records.size()) {
            return null;
        }
        current = records.get(next++);
        return current.record(line, notes);
    }

    /** Where its records lie, and whether it is written otherwise, costs work, and is asked only where somebody hears of it. */
    private List<MarkupRecord> records() {
        message = message();
        List<MarkupRecord> read = markup.read(message);
        if (notes.areHeard()) {
            places = markup.places(message);
            if (!isCanonical(read)) {
                notes.normalised(Normalisation.MARKUP);
            }
        }
        return read;
    }

    private byte[] message() {
        byte[] all = feed.rest(LARGEST);
        if (all == null) {
            throw Finding.of(LayoutError.TOO_LARGE, "layout", head.id(), "most", LARGEST)
                    .asException();
        }
        return all;
    }

    /** Whether it is as it would be written, but for records that will not be. */
    private boolean isCanonical(List<MarkupRecord> read) {
        Margins usual = markup.margins();
        byte[] expected = usual.before();
        int from = 0;
        for (int i = 0; i < places.size(); i++) {
            Span place = places.get(i);
            boolean same = isAt(expected, from, place.from())
                    && (!(read.get(i) instanceof MarkupRecord.Written written)
                            || isAt(markup.canonical(written), place.from(), place.to()));
            if (!same) {
                return false;
            }
            expected = usual.between();
            from = place.to();
        }
        return places.isEmpty()
                ? message.length == usual.before().length + usual.after().length
                : isAt(usual.after(), from, message.length);
    }

    private boolean isAt(byte[] expected, int from, int to) {
        return Arrays.equals(expected, 0, expected.length, message, from, to);
    }

    @Override
    public @Nullable RecordKind kind() {
        MarkupKind kind = current == null ? null : current.kind();
        return kind == null ? null : kind.kind();
    }

    @Override
    public boolean canGoOn() {
        return !lost;
    }

    @Override
    public byte[] lastBytes() {
        Span place = place();
        return place == null ? new byte[0] : Arrays.copyOfRange(message, place.from(), place.to());
    }

    @Override
    public long beginning() {
        Span place = place();
        return place == null ? UNKNOWN : place.from();
    }

    private @Nullable Span place() {
        return current == null || places.isEmpty() ? null : places.get(next - 1);
    }

    /** Those of this message: names and prefixes that the records use may be declared there. */
    @Override
    public Margins margins() {
        byte[] before = Arrays.copyOf(
                message, places.isEmpty() ? message.length : places.get(0).from());
        int after = places.isEmpty()
                ? message.length
                : places.get(places.size() - 1).to();
        return new Margins(before, markup.margins().between(), Arrays.copyOfRange(message, after, message.length));
    }

    /** An error of a message, as every form of it says. */
    static SekishoException refused(Head head, LayoutError error, Object... more) {
        return Finding.of(error, "layout", head.id()).with(more).asException();
    }
}
