package jp.sekisho.broker.rest;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.core.buffers.impl.ChannelBufferWrapper;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.paging.impl.PagedMessageImpl;
import org.apache.activemq.artemis.core.persistence.StorageManager;

/**
 * The spare of a message in a page is a {@link StandIn} for the same queues, so that the messages of the page are counted as
 * before: acknowledgements name them by their number. The broker frames a message in a page as a start byte, a length, the
 * message, an end byte; it reads no further than the message ends.
 */
final class PageSpares implements Spares {
    private static final byte START_BYTE = '{';
    private static final byte END_BYTE = '}';
    private static final int HEAD = 1 + Integer.BYTES;
    private static final int END = 1;

    private final StorageManager storage;

    PageSpares(StorageManager storage) {
        this.storage = storage;
    }

    @Override
    public Piece with(byte[] piece) {
        byte[] standIn = standIn(piece);
        byte[] message = Arrays.copyOfRange(piece, HEAD, piece.length - END);
        return new Piece(framed(message, Math.max(piece.length, HEAD + standIn.length + END)), standIn);
    }

    @Override
    public byte[] inPlace(byte[] spare, int length) {
        return framed(spare, length);
    }

    private static byte[] framed(byte[] message, int length) {
        byte[] framed = new byte[length];
        ByteBuffer.wrap(framed).put(START_BYTE).putInt(length - HEAD - END).put(message);
        framed[length - END] = END_BYTE;
        return framed;
    }

    private byte[] standIn(byte[] piece) {
        PagedMessageImpl paged = new PagedMessageImpl(piece.length, storage);
        ActiveMQBuffer buffer =
                new ChannelBufferWrapper(Unpooled.wrappedBuffer(piece, HEAD, piece.length - HEAD - END));
        paged.decode(buffer);
        CoreMessage standIn = StandIn.of(paged.getMessage());
        PagedMessageImpl spare = new PagedMessageImpl(standIn, paged.getQueueIDs(), paged.getTransactionID());
        ActiveMQBuffer encoded = ActiveMQBuffers.dynamicBuffer(spare.getEncodeSize());
        spare.encode(encoded);
        return StandIn.bytes(encoded);
    }
}
