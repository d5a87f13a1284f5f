package jp.sekisho.broker.rest;

import java.nio.ByteBuffer;

/**
 * The body of a message that lies in a file of its own, as it was when the message was stored: kept, closed, with the message.
 *
 * @param message the message's number
 * @param size of the body, open
 */
record Body(long message, long size) {
    /** The message holds its body itself. */
    static final Body WITHIN = new Body(-1, -1);

    static final int BYTES = 2 * Long.BYTES;

    static Body from(ByteBuffer bytes) {
        return new Body(bytes.getLong(), bytes.getLong());
    }

    ByteBuffer into(ByteBuffer bytes) {
        return bytes.putLong(message).putLong(size);
    }

    boolean isApart() {
        return size >= 0;
    }
}
