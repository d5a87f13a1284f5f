package jp.sekisho.layout.fixed;

import java.util.Arrays;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Margins;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordSource;
import org.jspecify.annotations.Nullable;

/** Reads records of fixed width from a stream. */
final class FixedSource implements RecordSource {
    private static final int LOOKED_AT_FOR_END = 1 << 20;
    private static final int MOST_OF_AN_END = 2;
    private static final int NOT_THERE = -1;
    private final FixedCodec codec;
    private final ByteFeed feed;
    private final FixedInput input;
    private final byte[] end;
    private @Nullable FixedKind kind;
    private final boolean[] endsLines;
    private int known;
    private boolean begun;
    private boolean lost;

    FixedSource(FixedCodec codec, ByteFeed feed, FixedInput input) {
        this.codec = codec;
        this.feed = feed;
        this.input = input;
        this.end = codec.end().bytes();
        this.endsLines = codec.endsLines();
    }

    @Override
    public @Nullable Record next(int line) {
        if (!begun) {
            begun = true;
            lost = true;
            codec.begin(feed, input.notes());
            lost = false;
        }
        feed.turn();
        kind = null;
        if (!feed.has(1)) {
            return null;
        }
        known = NOT_THERE;
        input.notes().mark();
        try {
            return read(line);
        } catch (SekishoException e) {
            passBad();
            throw e;
        }
    }

    private Record read(int line) {
        FixedKind found = codec.kind(feed);
        if (found == null) {
            throw refused(line, LayoutError.UNKNOWN_KIND, "item", codec.kindBy());
        }
        kind = found;
        int whole = found.width() + end.length;
        boolean varies = found.parts().varies();
        if (!varies) {
            refuseOtherEnd(found.width(), line);
            known = whole;
        }
        feed.has(whole);
        Filling values = found.kind().filling();
        input.begin(feed.window(), feed.start(), feed.start() + feed.available(), line, values);
        found.parts().read(input);
        if (varies) {
            refuseOtherEnd(input.read(), line);
        }
        feed.skip(input.read() + end.length);
        return values.record();
    }

    @Override
    public @Nullable RecordKind kind() {
        return kind == null ? null : kind.kind();
    }

    @Override
    public boolean canGoOn() {
        return !lost;
    }

    @Override
    public Margins margins() {
        return codec.beginning();
    }

    @Override
    public byte[] lastBytes() {
        return feed.skipped();
    }

    /** Passes a bad record: by its width where that is known, else by where it ends. */
    private void passBad() {
        lost = known == NOT_THERE && !codec.endsAreSure();
        int length = known == NOT_THERE ? lengthOfLine() : known;
        feed.skip(Math.min(length, feed.available()));
    }

    private void refuseOtherEnd(int width, int line) {
        if (endsAt(width)) {
            return;
        }
        boolean endedBefore = !feed.has(width) || lengthWithin(width + end.length - 1) >= 0;
        int other = endedBefore ? 0 : otherEnd(width);
        if (end.length == 0 || endedBefore || other == 0 && feed.has(width + 1)) {
            throw refused(line, LayoutError.WRONG_LENGTH, "expected", width + end.length, "actual", lengthOfLine());
        }
        known = width + other;
        throw refused(
                line, LayoutError.WRONG_END_OF_LINE, "expected", codec.end().name());
    }

    /** How many bytes stand there that end lines, though not these. */
    private int otherEnd(int width) {
        int other = 0;
        while (other < MOST_OF_AN_END
                && feed.has(width + other + 1)
                && endsLines[feed.window()[feed.start() + width + other] & 0xFF]) {
            other++;
        }
        return other;
    }

    private boolean endsAt(int width) {
        if (!feed.has(width + end.length)) {
            return false;
        }
        int at = feed.start() + width;
        return Arrays.equals(end, 0, end.length, feed.window(), at, at + end.length);
    }

    private SekishoException refused(int line, LayoutError error, Object... more) {
        input.begin(feed.window(), feed.start(), feed.start(), line, input.values());
        return input.refused(error, more);
    }

    /** How far it is to the end of this record, going by what ends a record; else all that is left, as far as it was looked at. */
    private int lengthOfLine() {
        int length = lengthWithin(LOOKED_AT_FOR_END);
        if (length >= 0) {
            return length;
        }
        feed.has(LOOKED_AT_FOR_END);
        return Math.min(feed.available(), LOOKED_AT_FOR_END);
    }

    /** How far it is to the end of this record, if it ends within so many bytes; else negative. */
    private int lengthWithin(int most) {
        int from = 0;
        while (end.length > 0) {
            int found = feed.distance(end[end.length - 1], from, most);
            if (found < 0) {
                break;
            }
            int ended = found + 1;
            int at = feed.start() + ended - end.length;
            if (ended >= end.length && Arrays.equals(end, 0, end.length, feed.window(), at, at + end.length)) {
                return ended;
            }
            from = ended;
        }
        return NOT_THERE;
    }
}
