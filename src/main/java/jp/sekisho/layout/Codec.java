package jp.sekisho.layout;

import java.util.List;

/** One form of message: its bytes to records and back. Implementations are immutable. */
interface Codec {
    List<Record> decode(byte[] message);

    byte[] encode(List<Record> records);

    /** Whether a message of this form can hold more than one record. */
    boolean holdsSeveral();
}
