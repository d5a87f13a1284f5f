package jp.sekisho.layout;

/** One form of message: its bytes to records and back. Implementations are immutable. */
interface Codec {
    RecordSource source(ByteFeed feed, Notes notes);

    RecordTarget target(ByteSink sink, Notes notes);

    /** Whether a message of this form can hold more than one record. */
    boolean holdsSeveral();
}
