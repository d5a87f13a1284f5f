package jp.sekisho.routes;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.TextMessage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.DoorError;
import jp.sekisho.text.StrictCharset;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.JmsMessage;
import org.jspecify.annotations.Nullable;

/**
 * A JMS message as a door reads it: every message becomes an arrival, and what is wrong with its envelope a finding, so
 * that even the worst one can be refused in order. Objects are never opened, large bodies never loaded.
 */
record DoorReading(Arrival arrival, Optional<Finding> finding, Optional<String> priority, Optional<String> expiresAt) {
    private static final String ID = "SekishoMessageId";
    private static final String PRIORITY = "SekishoPriority";
    private static final String EXPIRES_AT = "SekishoExpiresAt";
    private static final String RECEIPT = "SekishoReceipt";
    private static final String IN_REPLY_TO = "SekishoInReplyTo";
    private static final String AMQP_MESSAGE_ID = "NATIVE_MESSAGE_ID";
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int DEFAULT_LIMIT = 64 * 1024;
    private static final byte[] UNOPENED = {};
    private static final StrictCharset UTF_8 = StrictCharset.of(StandardCharsets.UTF_8);
    private static final String UNREADABLE = "?";

    static DoorReading read(Exchange exchange, Catalogue catalogue) throws JMSException {
        Message message = exchange.getIn(JmsMessage.class).getJmsMessage();
        String queue = ((JmsEndpoint) exchange.getFromEndpoint()).getDestinationName();
        String[] words = queue.split("\\.", 3);
        Body body = Body.of(message, limit(catalogue, words[1], words[2]));
        String senderId = text(message, ID);
        boolean usable = USABLE_ID.matcher(senderId).matches();
        Arrival arrival = new Arrival(
                words[1],
                words[2],
                queue,
                deliveryId(message),
                messageId(message),
                usable ? senderId : "",
                orEmpty(message.getJMSCorrelationID()),
                body.bytes,
                body.text,
                text(message, IN_REPLY_TO),
                "true".equals(text(message, RECEIPT)));
        return new DoorReading(
                arrival,
                body.finding.or(() -> idFinding(senderId, usable)),
                given(message, PRIORITY),
                given(message, EXPIRES_AT));
    }

    /** The body in the layout's charset. */
    byte[] bytesIn(Charset charset) {
        return Texts.bytes(arrival.body(), arrival.text(), charset);
    }

    private static Optional<Finding> idFinding(String senderId, boolean usable) {
        if (usable) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(senderId.isEmpty() ? DoorError.NO_ID : DoorError.MALFORMED_ID));
    }

    private static int limit(Catalogue catalogue, String system, String interfaceId) {
        return catalogue
                .system(system)
                .flatMap(known -> known.dialect(interfaceId))
                .map(dialect -> dialect.sizeLimit())
                .orElse(DEFAULT_LIMIT);
    }

    /**
     * The same whenever the broker delivers this message again, also where its sender switched message ids off, and
     * another for each message, also where its sender uses an id again.
     */
    private static String deliveryId(Message message) throws JMSException {
        String given = message.getStringProperty(EmbeddedBroker.DELIVERY_ID);
        if (given != null) {
            return given;
        }
        String id = message.getJMSMessageID();
        if (id == null && message instanceof ActiveMQMessage artemis) {
            return "core-" + artemis.getCoreMessage().getMessageID();
        }
        return orEmpty(id);
    }

    /** The id that the sender knows its message by; the broker gives one of its own to what comes by AMQP. */
    private static String messageId(Message message) throws JMSException {
        boolean amqp = message.propertyExists(EmbeddedBroker.DELIVERY_ID);
        String own = amqp ? message.getStringProperty(AMQP_MESSAGE_ID) : null;
        return orEmpty(own == null ? message.getJMSMessageID() : own);
    }

    private static Optional<String> given(Message message, String property) throws JMSException {
        return Optional.of(text(message, property)).filter(value -> !value.isEmpty());
    }

    /** A property that is no text, nor anything that JMS turns into text, is as good as a malformed one. */
    private static String text(Message message, String property) throws JMSException {
        try {
            return orEmpty(message.getStringProperty(property));
        } catch (MessageFormatException e) {
            return UNREADABLE;
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private record Body(byte[] bytes, boolean text, Optional<Finding> finding) {
        static Body of(Message message, int limit) throws JMSException {
            if (message instanceof ObjectMessage) {
                return refused(Finding.of(DoorError.NOT_TEXT_OR_BYTES));
            }
            if (message instanceof TextMessage text) {
                return of(orEmpty(text.getText()), limit);
            }
            if (message instanceof BytesMessage bytes) {
                return bytes.getBodyLength() > limit
                        ? tooLarge(limit, bytes.getBodyLength())
                        : new Body(read(bytes), false, Optional.empty());
            }
            return message.getClass().getSimpleName().equals("ActiveMQMessage")
                    ? new Body(UNOPENED, false, Optional.empty())
                    : refused(Finding.of(DoorError.NOT_TEXT_OR_BYTES));
        }

        private static Body of(String text, int limit) {
            return UTF_8.encode(text)
                    .map(bytes -> bytes.length > limit
                            ? tooLarge(limit, bytes.length)
                            : new Body(bytes, true, Optional.empty()))
                    .orElseGet(() -> refused(
                            Finding.of(DoorError.HALF_CHARACTER, "character", Texts.firstWithout(UTF_8, text))));
        }

        private static byte[] read(BytesMessage message) throws JMSException {
            byte[] bytes = new byte[(int) message.getBodyLength()];
            message.reset();
            message.readBytes(bytes);
            return bytes;
        }

        private static Body tooLarge(long limit, long actual) {
            return refused(Finding.of(DoorError.TOO_LARGE, "limit", limit, "actual", actual));
        }

        private static Body refused(Finding finding) {
            return new Body(UNOPENED, false, Optional.of(finding));
        }
    }
}
