package jp.sekisho.layout.fixed;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.ByteOrderMark;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Codec;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordEnd;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordSource;
import jp.sekisho.layout.record.RecordTarget;
import jp.sekisho.text.charset.StrictCharset;
import org.jspecify.annotations.Nullable;

/**
 * Records of fixed width, counted in bytes, each with an optional separator between its items and an end.
 *
 * <p>A message is whole records: one byte more or less is refused, the last end of record included.
 */
public final class FixedCodec implements Codec {
    private static final Set<String> LINE_ENDS = Set.of("\n", "\r", "\u0085");
    private final Head head;
    private final List<FixedKind> kinds;
    private final byte[] separator;
    private final RecordEnd end;
    private final boolean endsAreSure;
    private final boolean[] endsLines;
    private final String kindBy;
    private final ByteOrderMark mark;

    /**
     * @param kindBy the item that tells the kinds apart
     * @param endsAreSure whether the bytes that end a record can stand nowhere else
     */
    public FixedCodec(Head head, List<FixedKind> kinds, String kindBy, Signs signs, boolean endsAreSure) {
        this.head = head;
        this.kinds = List.copyOf(kinds);
        this.kindBy = kindBy;
        this.separator = signs.separator();
        this.end = signs.end();
        this.mark = signs.mark();
        this.endsAreSure = endsAreSure && end.length() > 0;
        this.endsLines = endsLines(head.charset());
    }

    /** What stands between items, after a record, and before the first. */
    public record Signs(byte[] separator, RecordEnd end, ByteOrderMark mark) {}

    /** Passes what stands before the first record. */
    void begin(ByteFeed feed, Notes notes) {
        mark.read(feed, head, notes);
    }

    String kindBy() {
        return kindBy;
    }

    RecordEnd end() {
        return end;
    }

    /** Of each byte, whether it ends lines in this charset, as the end that the layout names or as another. */
    boolean[] endsLines() {
        return endsLines;
    }

    private static boolean[] endsLines(StrictCharset charset) {
        boolean[] ends = new boolean[1 << Byte.SIZE];
        for (int i = 0; i < ends.length; i++) {
            String text = charset.text(new byte[] {(byte) i}, 0, 1);
            ends[i] = text != null && LINE_ENDS.contains(text);
        }
        return ends;
    }

    boolean endsAreSure() {
        return endsAreSure;
    }

    @Override
    public RecordSource source(ByteFeed feed, Notes notes) {
        FixedKind first = kinds.get(0);
        return new FixedSource(
                this, feed, new FixedInput(head, separator, notes, first.kind().filling()));
    }

    @Override
    public RecordTarget target(ByteSink sink, Notes notes) {
        byte space = head.charset().byteOf(' ');
        Record none = kinds.get(0).kind().filling().record();
        FixedOutput out = new FixedOutput(separator, space, notes, sink, none);
        return new RecordTarget() {
            @Override
            public void begin() {
                mark.write(sink);
            }

            @Override
            public void write(RecordKind kind, Record record, int line) {
                out.begin(record, line);
                fixed(kind).parts().write(out);
                sink.write(end.bytes());
            }

            @Override
            public void end() {
                // and ends with its last
            }
        };
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    /** The kind of the record that begins in the window; null if none is told by these bytes. */
    @Nullable
    FixedKind kind(ByteFeed feed) {
        if (kinds.size() == 1) {
            return kinds.get(0);
        }
        for (FixedKind kind : kinds) {
            int from = feed.start() + kind.markerAt();
            byte[] marker = kind.marker();
            if (feed.has(kind.markerAt() + marker.length)
                    && Arrays.equals(marker, 0, marker.length, feed.window(), from, from + marker.length)) {
                return kind;
            }
        }
        return null;
    }

    private FixedKind fixed(RecordKind kind) {
        for (FixedKind one : kinds) {
            if (one.kind() == kind) {
                return one;
            }
        }
        throw new IllegalStateException("a record of another layout");
    }
}
