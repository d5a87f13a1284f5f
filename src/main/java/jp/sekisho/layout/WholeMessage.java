package jp.sekisho.layout;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
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
    private final Function<byte[], List<WrittenRecord>> parse;
    private final Function<WrittenRecord, byte[]> again;
    private @Nullable Iterator<WrittenRecord> records;
    private @Nullable WrittenRecord current;
    private boolean lost;

    /** @param again writes a record as it was read, for who wants to see a bad one */
    WholeMessage(
            Head head,
            ByteFeed feed,
            Function<byte[], List<WrittenRecord>> parse,
            Function<WrittenRecord, byte[]> again) {
        this.head = head;
        this.feed = feed;
        this.parse = parse;
        this.again = again;
    }

    @Override
    public @Nullable Record next(int line) {
        current = null;
        if (records == null) {
            lost = true;
            records = parse.apply(message()).iterator();
            lost = false;
        }
        if (!records.hasNext()) {
            return null;
        }
        current = records.next();
        return current.kind().record(current.values(), line);
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
        return current == null ? new byte[0] : again.apply(current);
    }

    @Override
    public long position() {
        return feed.position();
    }

    /** An error of a message, as every form of it says. */
    static SekishoException refused(Head head, LayoutError error, Object... more) {
        return Finding.of(error, "layout", head.id()).with(more).asException();
    }
}
