package jp.sekisho.broker.rest;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.LongPredicate;
import jp.sekisho.error.SekishoException;
import jp.sekisho.store.Vault;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and opens the records of the journal that hold a message; leaves all others alone. What is kept of a message is two
 * closed values, each bound to the message's number: a {@link StandIn} with its ids, and the message. Thread safe.
 */
final class MessageSeal {
    private static final Logger LOG = LoggerFactory.getLogger(MessageSeal.class);

    /** What a record may have more than its message: the stand-in's properties, which a door bounds, and what closing adds. */
    static final int MOST_ADDED = 80 * 1024;

    private final Vault vault;
    private final LongPredicate hasDamagedBody;

    /** @param hasDamagedBody whether the body of that message lies in a file of its own that cannot be opened */
    MessageSeal(Vault vault, LongPredicate hasDamagedBody) {
        this.vault = vault;
        this.hasDamagedBody = hasDamagedBody;
    }

    static boolean holdsMessage(byte type) {
        return type == JournalRecordIds.ADD_MESSAGE_PROTOCOL || type == JournalRecordIds.ADD_LARGE_MESSAGE;
    }

    byte[] close(long id, byte type, byte[] standIn, byte[] message) {
        byte[] first = vault.close(standInOf(id), standIn);
        byte[] second = vault.close(contentOf(id, type), message);
        return ByteBuffer.allocate(Integer.BYTES + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .put(second)
                .array();
    }

    /** The record as it was; or, if it cannot be opened or its body cannot, one with a stand-in. */
    RecordInfo open(RecordInfo kept) {
        if (!holdsMessage(kept.userRecordType)) {
            return kept;
        }
        try {
            if (!hasDamagedBody.test(kept.id)) {
                return with(
                        kept, kept.userRecordType, vault.open(contentOf(kept.id, kept.userRecordType), second(kept)));
            }
        } catch (SekishoException | BufferUnderflowException | IllegalArgumentException e) {
            LOG.debug("not opened", e);
        }
        LOG.error("A message in the journal cannot be opened; it will be refused, or set aside. message={}", kept.id);
        return with(kept, JournalRecordIds.ADD_MESSAGE_PROTOCOL, standIn(kept));
    }

    private byte[] standIn(RecordInfo kept) {
        try {
            return vault.open(standInOf(kept.id), first(kept));
        } catch (SekishoException | BufferUnderflowException | IllegalArgumentException e) {
            return StandIn.encodedFor(kept.id);
        }
    }

    private static byte[] first(RecordInfo kept) {
        ByteBuffer all = ByteBuffer.wrap(kept.data);
        int length = all.getInt();
        return rest(all.slice(Integer.BYTES, length));
    }

    private static byte[] second(RecordInfo kept) {
        ByteBuffer all = ByteBuffer.wrap(kept.data);
        return rest(all.position(Integer.BYTES + all.getInt(0)));
    }

    private static byte[] rest(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static RecordInfo with(RecordInfo kept, byte type, byte[] data) {
        return new RecordInfo(kept.id, type, data, kept.isUpdate, kept.replaceableUpdate, kept.compactCount);
    }

    private static String standInOf(long id) {
        return "journal.stand-in." + id;
    }

    private static String contentOf(long id, byte type) {
        return "journal.message." + type + "." + id;
    }
}
