package jp.sekisho.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.store.RandomId;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPLargeMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.reader.MessageUtil;

/**
 * What a message to a door carries beside its body. A door reads the gateway's own properties and the correlation id;
 * everything else is taken off before the broker looks at it, so that no name to which Camel, JMS, AMQP or the broker
 * gives a meaning routes, replies, copies, delays, groups or swallows anything.
 *
 * <p>What is left is bounded: the correlation id comes back with the outcome, and an outcome has to fit into one record of
 * the journal.
 */
final class DoorEnvelope {
    /** What is left, names and values together, as the broker stores them. */
    static final int MOST_BYTES = 64 * 1024;

    static final int MOST_PROPERTIES = 64;

    private static final byte USUAL_PRIORITY = 4;
    private static final SimpleString OURS = SimpleString.of("Sekisho");
    private static final SimpleString DELIVERY = SimpleString.of(EmbeddedBroker.DELIVERY_ID);

    private DoorEnvelope() {}

    /** Whether the sender names a queue for an answer. */
    static boolean namesReplyQueue(Message message) {
        return message.containsProperty(MessageUtil.REPLYTO_HEADER_NAME)
                || message instanceof AMQPMessage && message.getReplyTo() != null;
    }

    /**
     * Whether something would have to be taken off that cannot be: the envelope of a large AMQP message lies in a file,
     * from which the broker reads it again after a restart.
     */
    static boolean isFixed(Message message) {
        return message instanceof AMQPLargeMessage large
                && (namesReplyQueue(message)
                        || large.getGroupID() != null
                        || !toTakeOff(message).isEmpty()
                        || !annotations(large).stream().allMatch(DoorEnvelope::saysWhatKind));
    }

    /** JMS clients say by these what kind of queue and message it is. */
    private static boolean saysWhatKind(SimpleString annotation) {
        return annotation.toString().startsWith("x-opt-jms-");
    }

    /**
     * Takes everything off but what a door reads, and gives the message a delivery id: clients choose their message ids
     * themselves, and one that is used again must not make another message look like a redelivery.
     */
    static void strip(Message message) {
        if (message.getPriority() != USUAL_PRIORITY) {
            message.setPriority(USUAL_PRIORITY);
        }
        toTakeOff(message).forEach(message::removeProperty);
        if (message instanceof AMQPMessage amqp) {
            annotations(amqp).forEach(amqp::removeAnnotation);
            amqp.setScheduledDeliveryTime(0L);
            amqp.setReplyTo(null);
            amqp.createExtraProperties().putSimpleStringProperty(DELIVERY, SimpleString.of(RandomId.next()));
            amqp.reencode();
        } else {
            message.putStringProperty(DELIVERY, SimpleString.of(RandomId.next()));
        }
    }

    private static Set<SimpleString> toTakeOff(Message message) {
        Set<SimpleString> names = new HashSet<>(message.getPropertyNames());
        names.removeIf(
                name -> name.startsWith(OURS) || message instanceof ICoreMessage && isReadFromCore(message, name));
        return names;
    }

    /** In the core protocol what AMQP has fields for are properties, too. */
    private static boolean isReadFromCore(Message message, SimpleString name) {
        return name.equals(MessageUtil.CORRELATIONID_HEADER_NAME)
                || name.equals(Message.HDR_ROUTING_TYPE)
                || name.equals(Message.HDR_LARGE_BODY_SIZE) && message instanceof LargeServerMessage;
    }

    private static List<SimpleString> annotations(AMQPMessage message) {
        return message.getMessageAnnotations() == null
                ? List.of()
                : message.getMessageAnnotations().getValue().keySet().stream()
                        .map(name -> SimpleString.of(name.toString()))
                        .toList();
    }

    /** @param core what is left, in the form in which the gateway reads it */
    static boolean isTooLarge(ICoreMessage core) {
        return core.getHeadersAndPropertiesEncodeSize() > MOST_BYTES
                || core.getPropertyNames().size() > MOST_PROPERTIES;
    }
}
