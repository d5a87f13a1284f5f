package jp.sekisho.broker.rest;

import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.message.impl.CoreMessagePersister;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.utils.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message without a body that takes the place of one that cannot be opened: in the same queue, at the same place, with the
 * ids of the other if they can be read. Its reader knows it by {@link #MARK} and refuses it in order.
 */
public final class StandIn {
    /** The property that only a stand-in has. */
    public static final String MARK = "_AMQ_SEKISHO_NOT_OPENED";

    private static final SimpleString MARKED = SimpleString.of(MARK);
    private static final SimpleString OURS = SimpleString.of("Sekisho");
    private static final SimpleString DELIVERY = SimpleString.of("_AMQ_SEKISHO_DELIVERY");
    private static final byte USUAL_PRIORITY = 4;
    private static final int SMALL = 64;

    private StandIn() {}

    /** Whether a message is one. */
    public static boolean is(Message message) {
        return message instanceof ICoreMessage && message.containsProperty(MARKED);
    }

    /** As the journal keeps it, for a message that can be read now. */
    static byte[] encodedFor(Message message) {
        return encoded(of(message));
    }

    /** For a message that can be read now. */
    static CoreMessage of(Message message) {
        CoreMessage standIn = nameless(message.getMessageID());
        standIn.setAddress(message.getAddressSimpleString());
        standIn.setTimestamp(message.getTimestamp());
        standIn.setPriority(message.getPriority());
        copyUserId(message, standIn);
        message.getPropertyNames().stream()
                .filter(name -> name.startsWith(OURS))
                .forEach(name -> copy(message.getObjectProperty(name), name, standIn));
        copy(deliveryId(message), DELIVERY, standIn);
        copyCorrelationId(message, standIn);
        return standIn;
    }

    /** As the journal keeps it, for a message of which nothing but the number is known. */
    static byte[] encodedFor(long messageId) {
        return encoded(nameless(messageId));
    }

    /** For a message of which nothing is known. */
    static CoreMessage nameless(long messageId) {
        CoreMessage standIn = new CoreMessage(messageId, SMALL);
        standIn.setDurable(true);
        standIn.setPriority(USUAL_PRIORITY);
        standIn.putBooleanProperty(MARKED, true);
        return standIn;
    }

    private static void copyUserId(Message from, CoreMessage to) {
        if (from.getUserID() instanceof UUID id) {
            to.setUserID(id);
        }
    }

    private static @Nullable Object deliveryId(Message message) {
        return message instanceof AMQPMessage amqp && amqp.getExtraProperties() != null
                ? amqp.getExtraProperties().getProperty(DELIVERY)
                : message.getObjectProperty(DELIVERY);
    }

    private static void copy(@Nullable Object value, SimpleString name, CoreMessage to) {
        if (value instanceof String || value instanceof SimpleString) {
            to.putStringProperty(name, SimpleString.of(value.toString()));
        }
    }

    private static void copyCorrelationId(Message from, CoreMessage to) {
        Object id = from.getCorrelationID();
        if (id instanceof String || id instanceof SimpleString) {
            to.putStringProperty(MessageUtil.CORRELATIONID_HEADER_NAME, SimpleString.of(id.toString()));
        } else if (id instanceof byte[] bytes) {
            to.putBytesProperty(MessageUtil.CORRELATIONID_HEADER_NAME, bytes);
        }
    }

    private static byte[] encoded(CoreMessage standIn) {
        CoreMessagePersister persister = CoreMessagePersister.getInstance();
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(persister.getEncodeSize(standIn));
        persister.encode(buffer, standIn);
        return bytes(buffer);
    }

    static byte[] bytes(ActiveMQBuffer buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }
}
