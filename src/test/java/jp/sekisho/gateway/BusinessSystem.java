package jp.sekisho.gateway;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.Patience;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A business system's side of its queues: a JMS client over TCP. Used by one thread. */
public final class BusinessSystem implements AutoCloseable {
    private static final AtomicInteger IDS = new AtomicInteger();

    private final String id;
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final MessageConsumer outcomes;
    private final MessageConsumer cancelOutcomes;

    /** What arrived on an {@code out.} queue. */
    public record Outcome(Map<String, String> properties, String correlationId, boolean text, byte[] body) {
        public String property(String name) {
            return properties.getOrDefault(name, "");
        }

        /** Kind and reason, such as {@code REFUSED DOOR-001}. */
        public String summary() {
            return (property("SekishoOutcome") + " " + property("SekishoReason")).strip();
        }

        @Override
        public String toString() {
            return properties.toString();
        }
    }

    BusinessSystem(String id, String interfaceId, int port, String password) throws JMSException {
        this.id = id;
        factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, id, password);
        connection = factory.createConnection();
        connection.start();
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        outcomes = session.createConsumer(session.createQueue("out." + id + "." + interfaceId + "-result"));
        cancelOutcomes = session.createConsumer(session.createQueue("out." + id + ".cancel-result"));
    }

    /** An id that no other message of this run has. */
    public static String newId() {
        return "m-" + IDS.incrementAndGet();
    }

    public Session session() {
        return session;
    }

    /** Sends an inquiry under a new id, and answers that id. */
    public String ask(InquiryRecord record) throws JMSException {
        String messageId = newId();
        send(message(record.bytes(), Map.of("SekishoMessageId", messageId)));
        return messageId;
    }

    public BytesMessage message(byte[] body, Map<String, String> properties) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        return with(message, properties);
    }

    public TextMessage message(String body, Map<String, String> properties) throws JMSException {
        return with(session.createTextMessage(body), properties);
    }

    public <T extends Message> T with(T message, Map<String, String> properties) throws JMSException {
        for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    /** Sends to the door of {@code inquiry}; answers the JMSMessageID. */
    public String send(Message message) throws JMSException {
        return sendTo("in." + id + ".inquiry", message);
    }

    public String cancel(Map<String, String> properties) throws JMSException {
        return sendTo("in." + id + ".cancel", with(session.createMessage(), properties));
    }

    public String sendTo(String queue, Message message) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.send(message);
        }
        return message.getJMSMessageID();
    }

    public Outcome receive() throws JMSException {
        return outcome(outcomes.receive(Patience.MILLIS));
    }

    /** The next outcome as the message that it is. */
    Message receiveMessage() throws JMSException {
        return outcomes.receive(Patience.MILLIS);
    }

    public Outcome receiveOfCancel() throws JMSException {
        return outcome(cancelOutcomes.receive(Patience.MILLIS));
    }

    /** Whether nothing is there for it now. */
    public boolean hasNothing() throws JMSException {
        return outcomes.receiveNoWait() == null && cancelOutcomes.receiveNoWait() == null;
    }

    private static Outcome outcome(Message message) throws JMSException {
        if (message == null) {
            throw new AssertionError("no outcome came within " + Patience.SECONDS + " s");
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            String name = (String) names.nextElement();
            properties.put(name, message.getStringProperty(name));
        }
        byte[] body;
        if (message instanceof BytesMessage bytes) {
            body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
        } else {
            body = ((TextMessage) message).getText().getBytes(StandardCharsets.UTF_8);
        }
        String correlationId = message.getJMSCorrelationID();
        return new Outcome(
                properties, correlationId == null ? "" : correlationId, message instanceof TextMessage, body);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
