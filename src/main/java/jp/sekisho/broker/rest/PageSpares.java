package jp.sekisho.broker.rest;

import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.buffers.impl.ChannelBufferWrapper;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.paging.impl.PagedMessageImpl;
import org.apache.activemq.artemis.core.persistence.StorageManager;
import org.jspecify.annotations.Nullable;

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

    private static final long[] NO_QUEUE = {};

    private final StorageManager storage;
    private final Bodies bodies;

    PageSpares(StorageManager storage, Bodies bodies) {
        this.storage = storage;
        this.bodies = bodies;
    }

    @Override
    public Piece with(byte[] piece) {
        byte[] message = Arrays.copyOfRange(piece, HEAD, piece.length - END);
        PagedMessageImpl paged = read(message);
        byte[] standIn = encoded(
                new PagedMessageImpl(StandIn.of(paged.getMessage()), paged.getQueueIDs(), paged.getTransactionID()));
        return new Piece(
                framed(message, Math.max(piece.length, HEAD + standIn.length + END)),
                standIn,
                bodies.of(paged.getMessage()));
    }

    @Override
    public void read(Body body) {
        bodies.remember(body);
    }

    @Override
    public byte[] inPlace(byte[] spare, int length) {
        return framed(spare, length);
    }

    /** As many messages, so that those behind them keep their numbers; for the queues of the other one. */
    @Override
    public byte[] inPlaceOf(Lost lost, byte @Nullable [] another) {
        ByteBuffer all = ByteBuffer.allocate(lost.length());
        byte[] message = another == null ? nameless(lost, NO_QUEUE, null) : nameless(lost, another);
        if ((long) lost.pieces() * (HEAD + message.length + END) > lost.length()) {
            message = nameless(lost, NO_QUEUE, null);
        }
        for (int piece = 1; piece < lost.pieces() && all.remaining() > 2 * (HEAD + message.length + END); piece++) {
            all.put(framed(message, HEAD + message.length + END));
        }
        return all.remaining() < HEAD + message.length + END
                ? all.array()
                : all.put(framed(message, all.remaining())).array();
    }

    private byte[] nameless(Lost lost, byte[] another) {
        PagedMessageImpl other = read(another);
        return nameless(lost, other.getQueueIDs(), other.getMessage().getAddressSimpleString());
    }

    private static byte[] nameless(Lost lost, long[] queues, @Nullable SimpleString address) {
        CoreMessage standIn = StandIn.nameless(-1 - lost.place());
        standIn.setAddress(address);
        return encoded(new PagedMessageImpl(standIn, queues, -1));
    }

    private static byte[] framed(byte[] message, int length) {
        byte[] framed = new byte[length];
        ByteBuffer.wrap(framed).put(START_BYTE).putInt(length - HEAD - END).put(message);
        framed[length - END] = END_BYTE;
        return framed;
    }

    private PagedMessageImpl read(byte[] message) {
        PagedMessageImpl paged = new PagedMessageImpl(message.length, storage);
        paged.decode(new ChannelBufferWrapper(Unpooled.wrappedBuffer(message)));
        paged.initMessage(storage); // a large one is decoded only here
        return paged;
    }

    private static byte[] encoded(PagedMessageImpl paged) {
        ActiveMQBuffer encoded = ActiveMQBuffers.dynamicBuffer(paged.getEncodeSize());
        paged.encode(encoded);
        return StandIn.bytes(encoded);
    }
}
