package jp.sekisho.broker;

import java.util.Optional;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, at the doors, what would be taken and then lost or do harm: a message that would not survive a restart, one
 * that reaches no queue (its name joins one door to the queue of another), one that is larger than any interface allows,
 * one whose size cannot be told without unpacking it, one that the gateway's client could not read, one whose properties
 * would not fit into an outcome. Each refusal is recorded.
 *
 * <p>Takes off whatever a door does not read, {@link DoorEnvelope} says what: order at a door is the order of arrival, a
 * sender's duplicates are the gateway's to judge, and outcomes go to the sender's own queue and nowhere else. That a
 * sender named a queue for an answer is recorded.
 *
 * <p>A sender of a persistent message is told by an exception, within a transaction by its commit at the latest. A
 * sender of others is told only if it waits for the answer ({@code blockOnNonDurableSend}).
 */
final class DoorGuard implements ActiveMQServerPlugin {
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
        Optional<What> objection = objection(message).or(() -> whatIsWrongWithin(session, message));
        if (objection.isPresent()) {
            refuse(session, transaction, message, objection.get());
        }
    }

    private Optional<What> objection(Message message) {
        if (!message.isDurable()) {
            return Optional.of(What.NOT_PERSISTENT);
        }
        if (message.getWholeMessageSize() > mostBytes) {
            return Optional.of(What.TOO_LARGE);
        }
        return message.containsProperty(Message.HDR_LARGE_COMPRESSED) ? Optional.of(What.COMPRESSED) : Optional.empty();
    }

    /** Whatever cannot be decoded, deeply nested values among it, cannot be read by anybody else. */
    private Optional<What> whatIsWrongWithin(ServerSession session, Message message) {
        try {
            if (!DoorBody.isHandedOnAsItIs(message)) {
                return Optional.of(What.UNREADABLE);
            }
            if (DoorEnvelope.isFixed(message)) {
                return Optional.of(What.FIXED_ENVELOPE);
            }
            if (DoorEnvelope.namesReplyQueue(message)) {
                record(session, message, What.REPLY_TO_TAKEN_OFF);
            }
            DoorEnvelope.strip(message);
            ICoreMessage core = message.toCore();
            if (DoorEnvelope.isTooLarge(core)) {
                return Optional.of(What.TOO_MANY_PROPERTIES);
            }
            return DoorBody.isReadable(core) ? Optional.empty() : Optional.of(What.UNREADABLE);
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(What.UNREADABLE);
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
        return QueueNames.isDoor(String.valueOf(message.getAddress()));
    }

    private void refuse(ServerSession session, @Nullable Transaction transaction, Message message, What what)
            throws ActiveMQException {
        record(session, message, what);
        throw Refusal.of(transaction, message, reason(what));
    }

    private void record(ServerSession session, Message message, What what) {
        String remote = session.getRemotingConnection().getRemoteAddress();
        audit.record(SecurityEvent.of(session.getUsername(), remote, what, String.valueOf(message.getAddress())));
    }

    private String reason(What what) {
        return switch (what) {
            case NOT_PERSISTENT -> "only persistent messages are taken here";
            case TOO_LARGE -> "no message of more than " + mostBytes + " bytes is taken here";
            case COMPRESSED -> "compressed messages are not taken here";
            case UNREADABLE -> "the body is not what the message says it is";
            case TOO_MANY_PROPERTIES ->
                "no more than " + DoorEnvelope.MOST_PROPERTIES + " properties and " + DoorEnvelope.MOST_BYTES
                        + " bytes of them are taken here, the correlation id included";
            case FIXED_ENVELOPE ->
                "a large AMQP message has no reply-to, no group, no delay and no properties but the gateway's own here";
            default -> "no such queue";
        };
    }
}
