package jp.sekisho.broker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.broker.SecurityEvent.What;
import jp.sekisho.store.RandomId;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.utils.collections.TypedProperties;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses, at the doors, what would be taken and then lost or do harm: a message that would not survive a restart, one
 * that reaches no queue (its name joins one door to the queue of another), one that is larger than any interface allows,
 * one whose size cannot be told without unpacking it. Each refusal is recorded.
 *
 * <p>Takes off what would change a door's order or swallow a message: priority, delayed delivery, a duplicate id of the
 * sender's, whatever else of the broker's own properties a client has set. Order at a door is the order of arrival, and a
 * sender's duplicates are the gateway's to judge.
 *
 * <p>Gives what does not come by the broker's own protocol a delivery id: an AMQP client chooses its message ids itself,
 * and one that it uses again must not make another message look like a redelivery.
 *
 * <p>A sender of a persistent message is told by an exception, within a transaction by its commit at the latest. A
 * sender of others is told only if it waits for the answer ({@code blockOnNonDurableSend}).
 */
final class DoorGuard implements ActiveMQServerPlugin {
    private static final byte USUAL_PRIORITY = 4;
    private static final SimpleString DELIVERY = SimpleString.of(EmbeddedBroker.DELIVERY_ID);
    private static final SimpleString OWN_PREFIX = SimpleString.of("_AMQ_");
    private static final Set<SimpleString> KEPT = Set.of(
            Message.HDR_ROUTING_TYPE,
            Message.HDR_LARGE_BODY_SIZE,
            Message.HDR_LARGE_COMPRESSED,
            Message.HDR_VALIDATED_USER,
            Message.HDR_INGRESS_TIMESTAMP);

    private static final Logger LOG = LoggerFactory.getLogger(DoorGuard.class);

    private final SecurityAudit audit;
    private final long mostBytes;

    /** @param mostBytes what a message may have, its headers included */
    DoorGuard(SecurityAudit audit, long mostBytes) {
        this.audit = audit;
        this.mostBytes = mostBytes;
    }

    @Override
    public void beforeSend(
            ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (!isDoor(message)) {
            return;
        }
        Optional<What> objection = objection(message);
        if (objection.isPresent()) {
            refuse(session, transaction, message, objection.get());
        }
        normalise(message);
    }

    private Optional<What> objection(Message message) {
        if (!message.isDurable()) {
            return Optional.of(What.NOT_PERSISTENT);
        }
        if (message.getWholeMessageSize() > mostBytes) {
            return Optional.of(What.TOO_LARGE);
        }
        if (message.containsProperty(Message.HDR_LARGE_COMPRESSED)) {
            return Optional.of(What.COMPRESSED);
        }
        return isReadable(message) ? Optional.empty() : Optional.of(What.UNREADABLE);
    }

    /** A body that is not what its type says would throw in the reader's client before any route sees it, for ever. */
    private static boolean isReadable(Message message) {
        try {
            if (message instanceof AMQPMessage amqp && !isHandedOnAsItIs(amqp.getBody())) {
                return false;
            }
            ICoreMessage core = message.toCore();
            ActiveMQBuffer body = core.getReadOnlyBodyBuffer();
            switch (core.getType()) {
                case Message.TEXT_TYPE -> body.readNullableSimpleString();
                case Message.MAP_TYPE -> new TypedProperties().decode(body.byteBuf());
                case Message.OBJECT_TYPE -> {
                    return body.readableBytes() == 0 || body.readInt() <= body.readableBytes();
                }
                default -> {
                    return true;
                }
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
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

    private static void normalise(Message message) {
        if (message.getPriority() != USUAL_PRIORITY) {
            message.setPriority(USUAL_PRIORITY);
        }
        Set.copyOf(message.getPropertyNames()).stream()
                .filter(name -> name.startsWith(OWN_PREFIX) && !KEPT.contains(name))
                .forEach(message::removeProperty);
        if (!(message instanceof ICoreMessage)) {
            message.setScheduledDeliveryTime(0L);
            message.putStringProperty(DELIVERY, SimpleString.of(RandomId.next()));
            message.reencode();
        }
    }

    /** Called when the queues are chosen. Without this, a message for which none was chosen is taken and dropped. */
    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        ServerSession session = context.getServerSession();
        if (session != null && context.getQueueCount() == 0 && isDoor(message)) {
            refuse(session, context.getTransaction(), message, What.NO_SUCH_QUEUE);
        }
    }

    private static boolean isDoor(Message message) {
        return String.valueOf(message.getAddress()).startsWith("in.");
    }

    private void refuse(ServerSession session, @Nullable Transaction transaction, Message message, What what)
            throws ActiveMQException {
        String remote = session.getRemotingConnection().getRemoteAddress();
        audit.record(SecurityEvent.of(session.getUsername(), remote, what, String.valueOf(message.getAddress())));
        ActiveMQException refusal = new ActiveMQIllegalStateException(reason(what));
        if (transaction != null) {
            transaction.markAsRollbackOnly(refusal);
        }
        discard(message);
        throw refusal;
    }

    private String reason(What what) {
        return switch (what) {
            case NOT_PERSISTENT -> "only persistent messages are taken here";
            case TOO_LARGE -> "no message of more than " + mostBytes + " bytes is taken here";
            case COMPRESSED -> "compressed messages are not taken here";
            case UNREADABLE -> "the body is not what the message says it is";
            default -> "no such queue";
        };
    }

    /** The body of a large message is in a file already; nobody else would remove it. */
    private static void discard(Message message) {
        if (message instanceof LargeServerMessage large) {
            try {
                large.deleteFile();
            } catch (Exception e) {
                LOG.warn(
                        "The file of a refused message could not be removed. fault={}",
                        e.getClass().getSimpleName());
            }
        }
    }
}
