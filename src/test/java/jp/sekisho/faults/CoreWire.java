package jp.sekisho.faults;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.Charset;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** JMS over the broker's own protocol. While the broker is gone it waits for it. */
final class CoreWire implements Wire {
    private final Login login;
    private @Nullable Connection connection;
    private @Nullable Session session;

    CoreWire(Login login) {
        this.login = login;
    }

    @Override
    public boolean send(String queue, Sent sent) {
        try {
            Session open = session();
            try (MessageProducer producer = open.createProducer(open.createQueue(queue))) {
                producer.send(message(open, sent));
            }
            return true;
        } catch (JMSException | IllegalStateRuntimeException e) {
            close();
            return false;
        }
    }

    @Override
    public void receive(Iterable<String> queues, Predicate<Received> taken, Consumer<Received> acknowledged)
            throws InterruptedException {
        CountDownLatch broken = new CountDownLatch(1);
        Connection receiving = null;
        try {
            receiving = connect();
            receiving.setExceptionListener(e -> broken.countDown());
            Session session = receiving.createSession(false, Session.CLIENT_ACKNOWLEDGE);
            for (String queue : queues) {
                session.createConsumer(session.createQueue(queue)).setMessageListener(message -> {
                    try {
                        Received received =
                                new Received(queue, message.getJMSMessageID(), properties(message), body(message));
                        if (taken.test(received)) {
                            message.acknowledge();
                            acknowledged.accept(received);
                        }
                    } catch (JMSException e) {
                        broken.countDown();
                    }
                });
            }
            receiving.start();
            broken.await();
        } catch (JMSException e) {
            // the broker went away while we came; it will be back
        } finally {
            quietly(receiving);
        }
    }

    private static Message message(Session session, Sent sent) throws JMSException {
        Message message;
        if (sent.body().length == 0) {
            message = session.createMessage();
        } else if (sent.text()) {
            message = session.createTextMessage(new String(sent.body(), charset(sent)));
        } else {
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(sent.body());
            message = bytes;
        }
        for (Map.Entry<String, String> property : sent.properties().entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    /** Text travels as characters; the sender says which bytes they were. */
    private static Charset charset(Sent sent) {
        return Speaker.of(sent.properties().get("SekishoMessageId")).form().charset();
    }

    private static Map<String, String> properties(Message message) throws JMSException {
        Map<String, String> properties = new HashMap<>();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            String name = (String) names.nextElement();
            properties.put(name, String.valueOf(message.getObjectProperty(name)));
        }
        return properties;
    }

    private static byte[] body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            Charset charset = Speaker.of(message.getStringProperty("SekishoInReplyTo"))
                    .form()
                    .charset();
            return text.getText().getBytes(charset);
        }
        if (!(message instanceof BytesMessage bytes)) {
            return new byte[0];
        }
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return body;
    }

    private Session session() throws JMSException {
        Session open = session;
        if (open == null) {
            connection = connect();
            open = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session = open;
        }
        return open;
    }

    /** Waits until there is a broker. */
    private Connection connect() throws JMSException {
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory("tcp://127.0.0.1:" + login.port(), login.user(), login.password());
        factory.setInitialConnectAttempts(-1);
        factory.setReconnectAttempts(0);
        factory.setBlockOnAcknowledge(true);
        factory.setRetryInterval(50);
        factory.setRetryIntervalMultiplier(1);
        return factory.createConnection();
    }

    @Override
    public void close() {
        quietly(connection);
        connection = null;
        session = null;
    }

    private static void quietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (JMSException e) {
            // it was broken
        }
    }
}
