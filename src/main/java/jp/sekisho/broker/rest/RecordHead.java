package jp.sekisho.broker.rest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import jp.sekisho.store.Vault;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the content of each record of the journal: what the broker says of the record in its own frame, once more,
 * with a tag that only the vault can make. The broker's frame has no sum of its own.
 *
 * @param kind as the broker numbers them; what the compactor writes again may have lost its transaction
 * @param transaction 0 if there is none
 * @param type whose content it is
 * @param length of the content
 */
record RecordHead(byte kind, long transaction, long id, byte type, int length) {
    private static final int FIELDS = 2 + 2 * Long.BYTES + Integer.BYTES;
    private static final int TAG = 16;

    /** What it takes on the disk. */
    static final int BYTES = FIELDS + TAG;

    private static final String PURPOSE = "journal record";

    /** Writes and reads heads. What is closed of a content has a tag of its own. */
    record Form(Vault vault) {
        /** Head and content. */
        byte[] with(RecordHead head, byte[] content) {
            byte[] fields = head.fields();
            return ByteBuffer.allocate(BYTES + content.length)
                    .put(fields)
                    .put(tag(fields, Arrays.copyOf(content, head.tagged())))
                    .put(content)
                    .array();
        }

        /** The head at that place of a file, if its record is as it was written. */
        @Nullable
        RecordHead at(byte[] file, int place) {
            if (place < 0 || place + BYTES > file.length) {
                return null;
            }
            ByteBuffer buffer = ByteBuffer.wrap(file, place, FIELDS);
            byte kind = buffer.get();
            byte type = buffer.get();
            RecordHead head = new RecordHead(kind, buffer.getLong(), buffer.getLong(), type, buffer.getInt());
            int content = place + BYTES;
            if (head.length < 0 || head.length > file.length - content) {
                return null;
            }
            byte[] tagged = Arrays.copyOfRange(file, content, content + head.tagged());
            byte[] tag = Arrays.copyOfRange(file, place + FIELDS, content);
            return MessageDigest.isEqual(tag, tag(head.fields(), tagged)) ? head : null;
        }

        private byte[] tag(byte[] fields, byte[] content) {
            return Arrays.copyOf(vault.digest(PURPOSE, fields, content), TAG);
        }
    }

    /** How much of the content the tag covers. */
    int tagged() {
        return MessageSeal.holdsMessage(type) ? Math.min(length, MessageSeal.IN_THE_CLEAR) : length;
    }

    private byte[] fields() {
        return ByteBuffer.allocate(FIELDS)
                .put(kind)
                .put(type)
                .putLong(transaction)
                .putLong(id)
                .putInt(length)
                .array();
    }

    /** Whether the broker's frame says the same. */
    boolean is(JournalFrame frame) {
        return isKindOf(frame)
                && id == frame.id()
                && type == frame.type()
                && length == frame.length() - BYTES
                && (!frame.isTransactional() || transaction == frame.transaction());
    }

    private boolean isKindOf(JournalFrame frame) {
        return kind == frame.kind() || kind == JournalFrame.transactional(frame.kind());
    }
}
