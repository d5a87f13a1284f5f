package jp.sekisho.gateway;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/**
 * Whatever of a message Camel, JMS, AMQP or Artemis may take for an order to send, answer, copy, divert, hold back or drop it:
 * each pointed at a queue of somebody else. Immutable.
 */
record RoutingHeaders(String victim) {
    private static final long AN_HOUR = 3_600_000;

    /** By name and value alone: properties of a core message, application properties of an AMQP message. */
    private static final List<String> PLACES = List.of(
            "JMSXGroupID",
            "JMSType",
            "JMS_AMQP_REPLY_TO_GROUP_ID",
            "JMS_AMQ_OutputStream",
            "NATIVE_MESSAGE_ID",
            "CamelJmsMessageType",
            "Camel_DOT_JmsDestinationName",
            "CamelFailureEndpoint",
            "CamelInterceptedEndpoint",
            "CamelHttpUri",
            "CamelFileName",
            "CamelBeanMethodName",
            "CamelLanguageScript",
            "CamelExceptionCaught",
            "breadcrumbId",
            "_AMQ_ROUTE_TO",
            "_AMQ_ORIG_ADDRESS",
            "_AMQ_ORIG_QUEUE",
            "_AMQ_DIVERT",
            "_AMQ_LVQ_NAME",
            "_AMQ_GROUP_ID",
            "_AMQ_DUPL_ID",
            "_AMQ_BRIDGE_DUP",
            "_AMQ_VALIDATED_USER",
            "_AMQ_PREFIX",
            "_AMQ_ResourceName",
            "_AMQ_OperationName",
            "_AMQ_NOTIF_TYPE",
            "_AMQ_SEKISHO_DELIVERY",
            "JMSXUserID",
            "__AMQ_CID",
            "x-opt-jms-reply-to",
            "x-opt-to");

    /** The same, in each way of writing an address. */
    private static final List<String> ADDRESSES = List.of(
            "JMSReplyTo",
            "JMSDestination",
            "JMS_AMQP_REPLY_TO",
            "CamelJmsDestination",
            "CamelJmsDestinationName",
            "CamelJmsReplyTo",
            "CamelToEndpoint",
            "CamelSlipEndpoint",
            "CamelRecipientListEndpoint",
            "CamelRoutingSlipEndpoint",
            "recipientList",
            "routingSlip");

    private static final List<String> FLAGS = List.of(
            "CamelRouteStop",
            "CamelRollbackOnly",
            "CamelRollbackOnlyLast",
            "CamelDuplicateMessage",
            "CamelRedelivered",
            "CamelErrorHandlerHandled");

    private static final List<String> TIMES = List.of(
            "_AMQ_SCHED_DELIVERY",
            "_AMQ_ACTUAL_EXPIRY",
            "JMSDeliveryTime",
            "JMSExpiration",
            "CamelJmsRequestTimeout",
            "x-opt-delivery-time");

    /** What is done to a core message and its producer. */
    interface OfCore {
        void put(BytesMessage message, MessageProducer producer, Session session) throws JMSException;
    }

    /** What is done to an AMQP message. */
    interface OfAmqp {
        void put(Message<byte[]> message) throws ClientException;
    }

    /** One of them. */
    record Named<T>(String name, T put) {}

    List<Named<OfCore>> core() {
        List<Named<OfCore>> all = new ArrayList<>();
        properties()
                .forEach(property -> all.add(new Named<>(property.name(), (message, producer, session) -> of(message)
                        .putObjectProperty(property.name(), property.put()))));
        all.add(new Named<>(
                "reply-to", (message, producer, session) -> message.setJMSReplyTo(session.createQueue(victim))));
        all.add(new Named<>(
                "reply-to a topic",
                (message, producer, session) -> message.setJMSReplyTo(session.createTopic(victim))));
        all.add(new Named<>(
                "reply-to nowhere",
                (message, producer, session) -> message.setJMSReplyTo(session.createQueue("no.such"))));
        all.add(new Named<>(
                "reply-to in core", (message, producer, session) -> of(message).setReplyTo(SimpleString.of(victim))));
        all.add(new Named<>("type", (message, producer, session) -> message.setJMSType(victim)));
        all.add(new Named<>("delay", (message, producer, session) -> producer.setDeliveryDelay(AN_HOUR)));
        all.add(new Named<>("time to live", (message, producer, session) -> producer.setTimeToLive(1)));
        all.add(new Named<>("priority", (message, producer, session) -> producer.setPriority(9)));
        all.add(new Named<>(
                "group",
                (message, producer, session) -> of(message).setGroupID(victim).setGroupSequence(-1)));
        all.add(new Named<>(
                "routing type", (message, producer, session) -> of(message).setRoutingType(RoutingType.MULTICAST)));
        all.add(new Named<>("last value", (message, producer, session) -> of(message)
                .setLastValueProperty(SimpleString.of(victim))));
        return all;
    }

    List<Named<OfAmqp>> amqp() {
        List<Named<OfAmqp>> all = new ArrayList<>();
        properties()
                .forEach(property -> all.add(
                        new Named<>(property.name(), message -> message.property(property.name(), property.put()))));
        for (String annotation : List.of(
                "x-opt-jms-dest",
                "x-opt-jms-reply-to",
                "x-opt-to-type",
                "x-opt-reply-type",
                "x-opt-ORIG-ADDRESS",
                "x-opt-ORIG-QUEUE")) {
            all.add(new Named<>(annotation, message -> message.annotation(annotation, victim)));
        }
        all.add(new Named<>("x-opt-jms-msg-type", message -> message.annotation("x-opt-jms-msg-type", (byte) 1)));
        all.add(new Named<>("x-opt-ROUTING-TYPE", message -> message.annotation("x-opt-ROUTING-TYPE", (byte) 0)));
        all.add(new Named<>("x-opt-delivery-delay", message -> message.annotation("x-opt-delivery-delay", AN_HOUR)));
        all.add(new Named<>(
                "x-opt-delivery-time", message -> message.annotation("x-opt-delivery-time", Long.MAX_VALUE)));
        all.add(new Named<>("x-opt-ingress-time", message -> message.annotation("x-opt-ingress-time", Long.MAX_VALUE)));
        all.add(new Named<>("reply-to", message -> message.replyTo(victim)));
        all.add(new Named<>("reply-to as a URI", message -> message.replyTo("queue://" + victim)));
        all.add(new Named<>("reply-to nowhere", message -> message.replyTo("no.such")));
        all.add(new Named<>("to", message -> message.to(victim)));
        all.add(new Named<>("subject", message -> message.subject(victim)));
        all.add(new Named<>("group", message -> message.groupId(victim).groupSequence(-1)));
        all.add(new Named<>("reply-to group", message -> message.replyTo(victim).replyToGroupId(victim)));
        all.add(new Named<>("expiry", message -> message.absoluteExpiryTime(1)));
        all.add(new Named<>("time to live", message -> message.timeToLive(1)));
        all.add(new Named<>("delivery count", message -> message.deliveryCount(100)));
        all.add(new Named<>("footer", message -> message.footer(victim, victim)));
        return all;
    }

    private List<Named<Object>> properties() {
        List<Named<Object>> all = new ArrayList<>();
        PLACES.forEach(name -> all.add(new Named<>(name, victim)));
        for (String name : ADDRESSES) {
            Stream.of(victim, "queue://" + victim, "jms:queue:" + victim)
                    .forEach(value -> all.add(new Named<>(name, value)));
        }
        FLAGS.forEach(name -> all.add(new Named<>(name, true)));
        TIMES.forEach(name -> all.add(new Named<>(name, Long.MAX_VALUE / 2)));
        return all;
    }

    private static org.apache.activemq.artemis.api.core.Message of(BytesMessage message) {
        return ((ActiveMQMessage) message).getCoreMessage();
    }
}
