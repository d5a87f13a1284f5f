package jp.sekisho.broker.rest;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import jp.sekisho.error.SekishoException;
import jp.sekisho.store.Vault;
import org.apache.activemq.artemis.core.journal.RecordInfo;
import org.apache.activemq.artemis.core.persistence.impl.journal.JournalRecordIds;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes and opens the content of records of the journal that hold a message. What is kept of a message is two closed values,
 * each bound to the message's number: a {@link StandIn} with its ids, and the message with its type and the {@link Body} that
 * belongs to it. Thread safe.
 */
final class MessageSeal {
    private static final Logger LOG = LoggerFactory.getLogger(MessageSeal.class);

    /** What a record may have more than its message: the stand-in's properties, which a door bounds, and what closing adds. */
    static final int MOST_ADDED = 80 * 1024;

    /** What is not closed of what is kept: the length of the first value. */
    static final int IN_THE_CLEAR = Integer.BYTES;

    private final Vault vault;
    private final Bodies bodies;

    MessageSeal(Vault vault, Bodies bodies) {
        this.vault = vault;
        this.bodies = bodies;
    }

    static boolean holdsMessage(byte type) {
        return type == JournalRecordIds.ADD_MESSAGE_PROTOCOL || type == JournalRecordIds.ADD_LARGE_MESSAGE;
    }

    byte[] close(long id, byte type, byte[] standIn, Body body, byte[] message) {
        byte[] first = vault.close(standInOf(id), standIn);
        byte[] second = vault.close(
                contentOf(id, type),
                body.into(ByteBuffer.allocate(Body.BYTES + message.length))
                        .put(message)
                        .array());
        return ByteBuffer.allocate(Integer.BYTES + first.length + second.length)
                .putInt(first.length)
                .put(first)
                .put(second)
                .array();
    }

    /**
     * A message, or a stand-in for it.
     *
     * @param isAsWritten whether both values opened
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Opened(byte type, byte[] content, boolean isAsWritten) {}

    /**
     * The message as it was; or, if it cannot be opened or its body cannot, a stand-in.
     *
     * @param isInAQueue whether anybody will be given it; the body of one that nobody will may be gone
     */
    Opened open(RecordInfo kept, byte[] closed, boolean isInAQueue) {
        ByteBuffer content = content(kept, closed);
        byte[] standIn = standIn(kept, closed);
        boolean isAsWritten = content != null && standIn != null;
        if (content != null) {
            Body body = Body.from(content);
            if (!body.isApart() || !isInAQueue || !bodies.isDamaged(body)) {
                bodies.remember(body);
                return new Opened(kept.userRecordType, rest(content), isAsWritten);
            }
        }
        LOG.error("A message in the journal cannot be opened; it will be refused, or set aside. message={}", kept.id);
        return new Opened(
                JournalRecordIds.ADD_MESSAGE_PROTOCOL,
                standIn == null ? StandIn.encodedFor(kept.id) : standIn,
                isAsWritten);
    }

    private @Nullable ByteBuffer content(RecordInfo kept, byte[] closed) {
        try {
            return ByteBuffer.wrap(vault.open(contentOf(kept.id, kept.userRecordType), second(closed)));
        } catch (SekishoException | BufferUnderflowException | IllegalArgumentException e) {
            LOG.debug("not opened", e);
            return null;
        }
    }

    private byte @Nullable [] standIn(RecordInfo kept, byte[] closed) {
        try {
            return vault.open(standInOf(kept.id), first(closed));
        } catch (SekishoException | IndexOutOfBoundsException | BufferUnderflowException e) {
            LOG.debug("not opened", e);
            return null;
        }
    }

    private static byte[] first(byte[] closed) {
        ByteBuffer all = ByteBuffer.wrap(closed);
        int length = all.getInt();
        return rest(all.slice(Integer.BYTES, length));
    }

    private static byte[] second(byte[] closed) {
        ByteBuffer all = ByteBuffer.wrap(closed);
        return rest(all.position(Integer.BYTES + Math.min(all.getInt(), all.capacity())));
    }

    private static byte[] rest(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static String standInOf(long id) {
        return "journal.stand-in." + id;
    }

    private static String contentOf(long id, byte type) {
        return "journal.message." + type + "." + id;
    }
}
