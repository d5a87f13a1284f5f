package jp.sekisho.layout.record;

import java.io.ByteArrayOutputStream;
import jp.sekisho.layout.item.Notes;

/** One form of message: its bytes to records and back. Implementations are immutable. */
public interface Codec {
    RecordSource source(ByteFeed feed, Notes notes);

    RecordTarget target(ByteSink sink, Notes notes);

    /** What is written before the first record. */
    default Margins beginning() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteSink sink = new ByteSink(bytes);
        target(sink, new Notes()).begin();
        sink.flush();
        return Margins.before(bytes.toByteArray());
    }

    /** How many lines of a file stand before that of the first record. */
    default int linesBefore() {
        return 0;
    }

    /** Whether a message of this form can hold more than one record. */
    boolean holdsSeveral();
}
