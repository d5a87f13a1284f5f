package jp.sekisho.routes.door;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.chain.ChainError;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.routes.Texts;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.JmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A JMS message as a door reads it: every message becomes an arrival, and what is wrong with its envelope a finding, so
 * that even the worst one can be refused in order. Whatever text of a sender's gets beyond here is of a form and length that
 * every table and every outcome takes.
 *
 * @param fault what was thrown when the body was opened
 * @param corrects whether it corrects the message that it is about
 */
public record DoorReading(
        Arrival arrival,
        Optional<Finding> finding,
        Optional<RuntimeException> fault,
        Optional<String> priority,
        Optional<String> expiresAt,
        boolean corrects) {
    private static final Set<Passage> CORRECTING = Set.of(Passage.ASK, Passage.TELL, Passage.EXPAND);
    private static final String AMQP_MESSAGE_ID = "NATIVE_MESSAGE_ID";
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int DEFAULT_LIMIT = 64 * 1024;

    public static DoorReading read(Exchange exchange, Catalogue catalogue) throws JMSException {
        Message message = exchange.getIn(JmsMessage.class).getJmsMessage();
        String queue = ((JmsEndpoint) exchange.getFromEndpoint()).getDestinationName();
        String[] words = queue.split("\\.", 3);
        ReceivedBody body = ReceivedBody.of(message, limit(catalogue, words[2]));
        String senderId = DoorProperties.text(message, DoorProperties.ID);
        String about = DoorProperties.text(message, DoorProperties.IN_REPLY_TO);
        String corrected = DoorProperties.text(message, DoorProperties.CORRECTS);
        boolean mayCorrect = mayCorrect(catalogue, words[1], words[2]);
        boolean corrects = isUsable(corrected) && mayCorrect;
        Optional<CorrelationId> correlationId = correlationId(message);
        Arrival arrival = new Arrival(
                words[1],
                words[2],
                queue,
                deliveryId(message),
                messageId(message),
                isUsable(senderId) ? senderId : "",
                correlationId.orElse(CorrelationId.NONE),
                body.bytes(),
                body.text(),
                corrects ? corrected : isUsable(about) && refers(catalogue, words[1], words[2]) ? about : "",
                "true".equals(DoorProperties.text(message, DoorProperties.RECEIPT)));
        boolean bounded = correlationId.isPresent() && DoorProperties.areBounded(message);
        return new DoorReading(
                arrival,
                Stream.of(
                                damage(message),
                                bounds(bounded),
                                body.finding(),
                                idFinding(senderId),
                                aboutFinding(about),
                                aboutFinding(corrected),
                                correctingFinding(corrected, mayCorrect))
                        .flatMap(Optional::stream)
                        .findFirst(),
                body.fault(),
                given(message, DoorProperties.PRIORITY),
                given(message, DoorProperties.EXPIRES_AT),
                corrects);
    }

    /** Whether a message may correct another: one that goes to a counterpart and answers nothing. */
    private static boolean mayCorrect(Catalogue catalogue, String system, String interfaceId) {
        return !refers(catalogue, system, interfaceId)
                && Optional.ofNullable(catalogue.interfaces().get(interfaceId))
                        .filter(rules -> CORRECTING.contains(rules.passage()))
                        .isPresent();
    }

    /** Whether a message refers to another: to cancel it, to answer it, to say that it is there, or, of a room's, as its cause. */
    private static boolean refers(Catalogue catalogue, String system, String interfaceId) {
        return interfaceId.equals(Door.CANCEL)
                || Optional.ofNullable(catalogue.interfaces().get(interfaceId))
                        .filter(Interface::isAboutWhatWasHanded)
                        .isPresent()
                || catalogue.system(system).flatMap(BusinessSystem::room).isPresent();
    }

    /** The body in the layout's charset. */
    public byte[] bytesIn(Charset charset) {
        return Texts.bytes(arrival.body(), arrival.text(), charset);
    }

    private static boolean isUsable(String id) {
        return USABLE_ID.matcher(id).matches();
    }

    private static Optional<Finding> damage(Message message) throws JMSException {
        return message.propertyExists(EmbeddedBroker.NOT_OPENED)
                ? Optional.of(Finding.of(DoorError.NOT_OPENED))
                : Optional.empty();
    }

    private static Optional<Finding> bounds(boolean held) {
        return held ? Optional.empty() : Optional.of(DoorProperties.tooLarge());
    }

    private static Optional<Finding> idFinding(String senderId) {
        if (isUsable(senderId)) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(senderId.isEmpty() ? DoorError.NO_ID : DoorError.MALFORMED_ID));
    }

    private static Optional<Finding> aboutFinding(String about) {
        return about.isEmpty() || isUsable(about)
                ? Optional.empty()
                : Optional.of(Finding.of(DoorError.MALFORMED_REFERENCE));
    }

    private static Optional<Finding> correctingFinding(String corrected, boolean mayCorrect) {
        return corrected.isEmpty() || mayCorrect
                ? Optional.empty()
                : Optional.of(Finding.of(ChainError.CORRECTS_NOTHING_HERE));
    }

    private static int limit(Catalogue catalogue, String interfaceId) {
        Interface rules = catalogue.interfaces().get(interfaceId);
        return rules == null ? DEFAULT_LIMIT : rules.sizeLimit();
    }

    /**
     * The same whenever the broker delivers this message again, and another for each message that it has taken, also where
     * its sender uses a message id again.
     */
    private static String deliveryId(Message message) throws JMSException {
        String given = message.getStringProperty(EmbeddedBroker.DELIVERY_ID);
        if (given == null && message instanceof ActiveMQMessage artemis) {
            return "core-" + artemis.getCoreMessage().getMessageID();
        }
        return orEmpty(given);
    }

    /** The id that the sender knows its message by; the broker gives one of its own to what comes by AMQP. */
    private static String messageId(Message message) throws JMSException {
        return ofAmqp(message)
                .or(() -> fromJms(message))
                .filter(DoorProperties::isShort)
                .orElse("");
    }

    private static Optional<String> ofAmqp(Message message) throws JMSException {
        try {
            return Optional.ofNullable(message.getStringProperty(AMQP_MESSAGE_ID));
        } catch (MessageFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> fromJms(Message message) {
        try {
            return Optional.ofNullable(message.getJMSMessageID());
        } catch (JMSException e) {
            return Optional.empty();
        }
    }

    /** Empty if there is one that is too long. */
    private static Optional<CorrelationId> correlationId(Message message) throws JMSException {
        String text = message.getJMSCorrelationID();
        if (text != null) {
            return Optional.of(text).filter(DoorProperties::isShort).map(CorrelationId::of);
        }
        byte[] bytes = message.getJMSCorrelationIDAsBytes();
        return bytes == null
                ? Optional.of(CorrelationId.NONE)
                : Optional.of(bytes).filter(DoorProperties::isShort).map(CorrelationId::of);
    }

    private static Optional<String> given(Message message, String property) throws JMSException {
        return Optional.of(DoorProperties.text(message, property)).filter(value -> !value.isEmpty());
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
