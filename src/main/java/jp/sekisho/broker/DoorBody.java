package jp.sekisho.broker;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.utils.collections.TypedProperties;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.jspecify.annotations.Nullable;

/** Whether the reader's client can take a body in: one that it cannot would throw before any route sees it, for ever. */
final class DoorBody {
    private DoorBody() {}

    /** @return false if the AMQP body would be handed on as something else than what it is */
    static boolean isHandedOnAsItIs(Message message) {
        return !(message instanceof AMQPMessage amqp) || isHandedOnAsItIs(amqp.getBody());
    }

    /**
     * Any other single value the broker would hand on as bytes of whatever memory it encoded the value into, not as the
     * value; sequences and maps it hands on as such, and the door refuses them in order.
     */
    private static boolean isHandedOnAsItIs(@Nullable Section body) {
        return !(body instanceof AmqpValue value)
                || value.getValue() == null
                || Stream.of(String.class, Binary.class, List.class, Map.class)
                        .anyMatch(kind -> kind.isInstance(value.getValue()));
    }

    /**
     * Whether the body is what the message's type says, and the type one that a JMS client knows.
     *
     * @throws RuntimeException if it is not
     */
    static boolean isReadable(ICoreMessage core) {
        ActiveMQBuffer body = core.getReadOnlyBodyBuffer();
        return switch (core.getType()) {
            case Message.TEXT_TYPE -> {
                body.readNullableSimpleString();
                yield true;
            }
            case Message.MAP_TYPE -> {
                new TypedProperties().decode(body.byteBuf());
                yield true;
            }
            case Message.OBJECT_TYPE -> body.readableBytes() == 0 || body.readInt() <= body.readableBytes();
            case Message.DEFAULT_TYPE, Message.BYTES_TYPE, Message.STREAM_TYPE -> true;
            default -> false;
        };
    }
}
