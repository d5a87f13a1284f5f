package jp.sekisho.assembly;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.legs.OutboxSender;
import org.jspecify.annotations.Nullable;

/**
 * Puts outcomes into the broker's queues, each under its duplicate id: several in one transacted session, a single one
 * without, since a duplicate would roll a transaction back where outside of one the broker just drops it.
 *
 * <p>Used by one thread. The connection is kept, and made anew after a fault.
 */
final class BrokerMailbox implements OutboxSender.Mailbox {
    private static final long LONGEST_PROBE_MILLIS = 5_000;
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final ConnectionFactory connections;
    private final Waypoints waypoints;
    private @Nullable JMSContext single;
    private @Nullable JMSContext transacted;

    BrokerMailbox(ConnectionFactory connections, Waypoints waypoints) {
        this.connections = connections;
        this.waypoints = waypoints;
    }

    @Override
    public void put(String queue, List<OutboxSender.Letterbox> letters) {
        try {
            JMSContext session = letters.size() == 1 ? single() : transacted();
            Queue destination = session.createQueue(queue);
            JMSProducer producer = session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            waypoints.pass(Waypoint.OUTBOX_BEFORE_COMMIT);
            for (OutboxSender.Letterbox letter : letters) {
                producer.send(destination, message(session, letter));
            }
            if (session.getTransacted()) {
                session.commit();
            }
        } catch (JMSException e) {
            close();
            throw new IllegalStateException(e);
        } catch (RuntimeException | Error e) {
            close(); // what was sent so far must not be committed with what comes next
            throw e;
        }
    }

    /** A message of nothing is put into a queue of ours, durably, and taken out again. */
    @Override
    public boolean isWell() {
        try (JMSContext session = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            Queue probe = session.createQueue(EmbeddedBroker.probe());
            session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(probe, session.createMessage());
            try (JMSConsumer taken = session.createConsumer(probe)) {
                return taken.receive(LONGEST_PROBE_MILLIS) != null;
            }
        } catch (JMSRuntimeException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closeQuietly(single);
        closeQuietly(transacted);
        single = null;
        transacted = null;
    }

    private JMSContext single() {
        if (single == null) {
            single = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
        }
        return single;
    }

    private JMSContext transacted() {
        if (transacted == null) {
            transacted = connections.createContext(JMSContext.SESSION_TRANSACTED);
        }
        return transacted;
    }

    private static void closeQuietly(@Nullable JMSContext context) {
        if (context != null) {
            try {
                context.close();
            } catch (JMSRuntimeException e) {
                // it is broken already: that is why it is closed
            }
        }
    }

    private static Message message(JMSContext session, OutboxSender.Letterbox letter) throws JMSException {
        OutgoingMessage out = letter.message();
        Message message = out.text()
                ? session.createTextMessage(new String(out.body(), StandardCharsets.UTF_8))
                : bytes(session, out.body());
        for (Map.Entry<String, String> property : out.properties().entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
        message.setStringProperty(DUPLICATE_ID, letter.duplicateId());
        correlate(message, out.correlationId());
        return message;
    }

    private static void correlate(Message message, CorrelationId id) throws JMSException {
        if (id.isEmpty()) {
            return;
        }
        if (id.isText()) {
            message.setJMSCorrelationID(id.text());
        } else {
            message.setJMSCorrelationIDAsBytes(id.bytes());
        }
    }

    private static BytesMessage bytes(JMSContext session, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        return message;
    }
}
