package jp.sekisho.broker.rest;

import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.ADD_RECORD;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.ADD_RECORD_TX;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.COMMIT_RECORD;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.DELETE_RECORD;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.DELETE_RECORD_TX;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.PREPARE_RECORD;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.ROLLBACK_RECORD;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.UPDATE_RECORD;
import static org.apache.activemq.artemis.core.journal.impl.JournalImpl.UPDATE_RECORD_TX;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The broker's own frame of a record in its journal: kind (1 byte), number of the file (4), how often compacted (1), transaction
 * (8, if there is one), id (8, but at the end of a transaction), length (4) and type (1) of the content, if there is one, or the
 * number of the transaction's records in this file (4), the content, and the size of it all (4).
 *
 * @param at where in the file
 * @param id of the record; 0 at the end of a transaction
 * @param type whose content it is; 0 if the kind has none
 * @param length of the content; at the end of a transaction the number of its records
 */
record JournalFrame(int at, byte kind, int file, long transaction, long id, int length, byte type) {
    private static final int TO_TRANSACTION = 1 + Integer.BYTES + 1;
    private static final int CHECK = Integer.BYTES;

    /** The frame at that place, if it is one; of whatever file's number. */
    static @Nullable JournalFrame at(byte[] bytes, int at) {
        if (at + TO_TRANSACTION > bytes.length || bytes[at] < ADD_RECORD || bytes[at] > ROLLBACK_RECORD) {
            return null;
        }
        byte kind = bytes[at];
        int header = header(kind);
        if (at + header + CHECK > bytes.length) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, at + 1, header - 1);
        int file = buffer.getInt();
        buffer.get();
        long transaction = isTransactional(kind) ? buffer.getLong() : 0;
        long id = isEnd(kind) ? 0 : buffer.getLong();
        int length = 0;
        if (kind == PREPARE_RECORD) {
            buffer.getInt();
        }
        if (buffer.remaining() >= Integer.BYTES) {
            length = buffer.getInt();
        }
        byte type = buffer.hasRemaining() ? buffer.get() : 0;
        JournalFrame frame = new JournalFrame(at, kind, file, transaction, id, length, type);
        return frame.isIn(bytes) ? frame : null;
    }

    private boolean isIn(byte[] bytes) {
        long size = (long) header(kind) + (hasContent() || kind == PREPARE_RECORD ? length : 0) + CHECK;
        return size >= header(kind) + CHECK
                && size <= bytes.length - at
                && ByteBuffer.wrap(bytes).getInt((int) (at + size - CHECK)) == size;
    }

    int size() {
        return header(kind) + (hasContent() || kind == PREPARE_RECORD ? length : 0) + CHECK;
    }

    int end() {
        return at + size();
    }

    int content() {
        return at + header(kind);
    }

    boolean hasContent() {
        return kind <= DELETE_RECORD_TX;
    }

    boolean isTransactional() {
        return isTransactional(kind);
    }

    /** Whether this record, which has no content, ends what that one has begun. */
    boolean isAbout(JournalFrame other) {
        return isEnd()
                ? other.isTransactional() && other.transaction == transaction
                : other.hasContent() && other.id == id;
    }

    boolean isEnd() {
        return isEnd(kind);
    }

    /** Where the number of the file stands. */
    static int fileAt(int at) {
        return at + 1;
    }

    /** Where the transaction stands, or if there is none, the id. */
    int numberAt() {
        return at + TO_TRANSACTION;
    }

    /** Where the end of a transaction tells how many records it has in this file. */
    int countAt() {
        return numberAt() + Long.BYTES;
    }

    /** What stands before the content of a kind of record. */
    static int header(byte kind) {
        int header = TO_TRANSACTION + (isTransactional(kind) ? Long.BYTES : 0) + (isEnd(kind) ? 0 : Long.BYTES);
        return switch (kind) {
            case DELETE_RECORD, ROLLBACK_RECORD -> header;
            case COMMIT_RECORD, DELETE_RECORD_TX -> header + Integer.BYTES;
            case PREPARE_RECORD -> header + 2 * Integer.BYTES;
            default -> header + Integer.BYTES + 1;
        };
    }

    /** The same kind in a transaction. */
    static byte transactional(byte kind) {
        return switch (kind) {
            case ADD_RECORD -> ADD_RECORD_TX;
            case UPDATE_RECORD -> UPDATE_RECORD_TX;
            default -> kind;
        };
    }

    /** The same kind without a transaction, as the compactor writes it. */
    static byte alone(byte kind) {
        return switch (kind) {
            case ADD_RECORD_TX -> ADD_RECORD;
            case UPDATE_RECORD_TX -> UPDATE_RECORD;
            default -> kind;
        };
    }

    private static boolean isTransactional(byte kind) {
        return kind >= ADD_RECORD_TX && kind != DELETE_RECORD;
    }

    private static boolean isEnd(byte kind) {
        return kind >= PREPARE_RECORD;
    }

    /** Writes the frame that belongs around a head and its content; how often it was compacted stays as it is. */
    static void write(byte[] bytes, int at, byte kind, int file, RecordHead head) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        int content = RecordHead.BYTES + head.length();
        frame.position(at).put(kind).putInt(file).position(at + TO_TRANSACTION);
        if (isTransactional(kind)) {
            frame.putLong(head.transaction());
        }
        frame.putLong(head.id()).putInt(content);
        if (kind != DELETE_RECORD_TX) {
            frame.put(head.type());
        }
        int size = header(kind) + content + CHECK;
        frame.putInt(at + size - CHECK, size);
    }
}
