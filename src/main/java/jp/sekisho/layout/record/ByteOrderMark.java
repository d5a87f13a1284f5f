package jp.sekisho.layout.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.Notes;

/** Whether a message in UTF-8 begins with U+FEFF. */
public enum ByteOrderMark {
    NO,
    YES,
    /** It may when it is read, and does not when it is written. */
    EITHER;

    private static final byte[] BYTES = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Passes the mark at the beginning of a message. */
    public void read(ByteFeed feed, Head head, Notes notes) {
        boolean marked = feed.has(BYTES.length)
                && Arrays.equals(BYTES, 0, BYTES.length, feed.window(), feed.start(), feed.start() + BYTES.length);
        if (marked && this == NO && head.charset().charset().equals(StandardCharsets.UTF_8)) {
            throw Finding.of(LayoutError.UNAGREED_BYTE_ORDER_MARK, "layout", head.id())
                    .asException();
        }
        if (!marked && this == YES) {
            throw Finding.of(LayoutError.NO_BYTE_ORDER_MARK, "layout", head.id())
                    .asException();
        }
        if (marked && this != NO) {
            feed.skip(BYTES.length);
        }
        if (marked && this == EITHER) {
            notes.normalised(Normalisation.BYTE_ORDER_MARK);
        }
    }

    public void write(ByteSink sink) {
        if (this == YES) {
            sink.write(BYTES);
        }
    }
}
