package jp.sekisho.layout;

import java.util.Arrays;
import jp.sekisho.error.SekishoException;
import org.jspecify.annotations.Nullable;

/** Reads records of fixed width from a stream. */
final class FixedSource implements RecordSource {
    private static final int LOOKED_AT_FOR_END = 1 << 20;
    private final FixedCodec codec;
    private final ByteFeed feed;
    private final FixedInput input;
    private final byte[] end;
    private @Nullable FixedKind kind;
    private boolean widthIsRight;
    private boolean begun;
    private boolean lost;

    FixedSource(FixedCodec codec, ByteFeed feed, FixedInput input) {
        this.codec = codec;
        this.feed = feed;
        this.input = input;
        this.end = codec.end();
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
        widthIsRight = false;
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
            throw unknownKind(line);
        }
        kind = found;
        int whole = found.width() + end.length;
        boolean varies = found.parts().varies();
        if (!varies && !endsAt(found.width())) {
            throw wrongLength(line, whole);
        }
        widthIsRight = !varies;
        feed.has(whole);
        Filling values = found.kind().filling();
        input.begin(feed.window(), feed.start(), feed.start() + feed.available(), line, values);
        found.parts().read(input);
        if (varies && !endsAt(input.read())) {
            throw wrongLength(line, input.read() + end.length);
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
    public byte[] lastBytes() {
        return feed.skipped();
    }

    /** Passes a bad record: by its width where that is known, else by where it ends. */
    private void passBad() {
        lost = !widthIsRight && !codec.endsAreSure();
        int length = kind != null && widthIsRight ? kind.width() + end.length : lengthOfLine();
        feed.skip(Math.min(length, feed.available()));
    }

    private boolean endsAt(int width) {
        if (!feed.has(width + end.length)) {
            return false;
        }
        int at = feed.start() + width;
        return Arrays.equals(end, 0, end.length, feed.window(), at, at + end.length);
    }

    private SekishoException wrongLength(int line, int expected) {
        input.begin(feed.window(), feed.start(), feed.start(), line, input.values());
        return input.refused(LayoutError.WRONG_LENGTH, "expected", expected, "actual", lengthOfLine());
    }

    private SekishoException unknownKind(int line) {
        input.begin(feed.window(), feed.start(), feed.start(), line, input.values());
        return input.refused(LayoutError.UNKNOWN_KIND, "item", codec.kindBy());
    }

    /** How far it is to the end of this record, going by what ends a record; else all that is left, as far as it was looked at. */
    private int lengthOfLine() {
        int from = 0;
        while (end.length > 0) {
            int found = feed.distance(end[end.length - 1], from, LOOKED_AT_FOR_END);
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
        feed.has(LOOKED_AT_FOR_END);
        return Math.min(feed.available(), LOOKED_AT_FOR_END);
    }
}
