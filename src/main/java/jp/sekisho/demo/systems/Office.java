package jp.sekisho.demo.systems;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A business system's way to the gateway: a JMS client over TCP with a login of its own. It reads outcomes on a thread of
 * its own, and connects again whenever the gateway is back.
 */
public final class Office implements AutoCloseable {
    /**
     * Whoever tries the doors beside the demo, under ids that begin with {@code my-} or without any, reads the outcomes
     * himself.
     */
    private static final String NOT_A_GUESTS = "SekishoInReplyTo not like 'my-%'";

    private static final Logger LOG = LoggerFactory.getLogger(Office.class);
    private static final long RETRY_MILLIS = 250;
    private static final long RECEIVE_MILLIS = 500;
    private static final long STOP_MILLIS = 5_000;

    private final Sender sender;
    private final ConnectionFactory connections;
    private final String password;
    private final Consumer<Outcome> reader;
    private final Errand first;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** @param reader keeps an outcome before it returns; only then is it taken from the queue */
    public Office(Sender sender, int port, String password, Consumer<Outcome> reader) {
        this.sender = sender;
        this.connections = new ActiveMQConnectionFactory(
                "tcp://127.0.0.1:" + port + "?reconnectAttempts=0&callTimeout=10000&useTopologyForLoadBalancing=false");
        this.password = password;
        this.reader = reader;
        this.first = sender.errands().iterator().next();
        this.thread = new Thread(this::read, "outcomes-" + sender.id());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Sends all in one transaction; false if nobody can say whether they arrived. */
    public boolean send(List<Ask> asks) {
        try (JMSContext session = connections.createContext(sender.id(), password, JMSContext.SESSION_TRANSACTED)) {
            JMSProducer producer = session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            for (Ask ask : asks) {
                Queue door = session.createQueue(
                        "in." + sender.id() + "." + ask.errand().interfaceId());
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(ask.body());
                message.setStringProperty("SekishoMessageId", ask.id());
                producer.send(door, message);
            }
            session.commit();
            return true;
        } catch (JMSRuntimeException | JMSException e) {
            LOG.info("Sending failed; it is tried again under the same ids. cause={}", e.getMessage());
            return false;
        }
    }

    private void read() {
        try {
            while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                readUntilItBreaks();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilItBreaks() {
        try (JMSContext session = connections.createContext(sender.id(), password, JMSContext.SESSION_TRANSACTED)) {
            Map<Errand, JMSConsumer> queues = new EnumMap<>(Errand.class);
            sender.errands().stream()
                    .filter(errand -> errand != Errand.REPLICA_CHANGE) // its outcomes come with those of all replicas
                    .forEach(errand -> queues.put(errand, consumer(session, errand)));
            while (closing.getCount() > 0) {
                for (Map.Entry<Errand, JMSConsumer> queue : queues.entrySet()) {
                    readOne(session, queue.getKey(), queue.getValue());
                }
            }
        } catch (JMSRuntimeException | JMSException e) {
            LOG.debug("The queue of outcomes cannot be read now. cause={}", e.getMessage());
        }
    }

    private JMSConsumer consumer(JMSContext session, Errand errand) {
        return session.createConsumer(
                session.createQueue("out." + sender.id() + "." + errand.interfaceId() + "-result"), NOT_A_GUESTS);
    }

    /** Those of the first errand are waited for: there are most of them. */
    private void readOne(JMSContext session, Errand errand, JMSConsumer queue) throws JMSException {
        Optional<Message> message =
                Optional.ofNullable(errand == first ? queue.receive(RECEIVE_MILLIS) : queue.receiveNoWait());
        if (message.isPresent()) {
            take(errand, message.get());
            session.commit();
        }
    }

    /** Word of progress is none of an outcome. */
    private void take(Errand errand, Message message) throws JMSException {
        if (property(message, "SekishoStatus").isEmpty()) {
            reader.accept(outcome(errand, message));
        }
    }

    private Outcome outcome(Errand errand, Message message) throws JMSException {
        String kind = property(message, "SekishoOutcome");
        return new Outcome(
                property(message, "SekishoInReplyTo"),
                kind,
                property(message, "SekishoOutcomeId"),
                property(message, "SekishoDuplicate").equals("true"),
                property(message, "SekishoReason") + "  " + property(message, "SekishoReasonText"),
                kind.equals(Outcome.RESULT) ? answers(errand, message) : List.of(),
                property(message, "SekishoReceiptNumber"));
    }

    /** Where the receipt is all, there is no body. */
    private List<Dialect.Answer> answers(Errand errand, Message message) throws JMSException {
        byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        return sender.dialect(errand).read(body);
    }

    private static String property(Message message, String name) throws JMSException {
        return Optional.ofNullable(message.getStringProperty(name)).orElse("");
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
