package jp.sekisho.assembly;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.OptionalLong;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.legs.DeadLetters;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.InfrastructureFaults;
import jp.sekisho.routes.door.DoorBatch;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;

/**
 * The one reader of a door's queue. It takes what lies there, up to a few messages, through the route one by one, has them
 * committed together, and then acknowledges them together; it never waits for more to come.
 *
 * <p>If anything fails all of them stay with the broker, and come again one at a time: a fault is its own message's only. So
 * does the first window after an unclean end, in which a message is looked for that kills the process.
 *
 * <p>A message that fails before the route knows whose it is has no outcome; one that the client cannot make a JMS message of is
 * not even seen. After three attempts it is set aside, between two readers, and the door goes on.
 */
final class DoorReader extends DefaultJmsMessageListenerContainer {
    private static final Logger LOG = LoggerFactory.getLogger(DoorReader.class);
    private static final int MOST = 32;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Desk desk;
    private final DeadLetters deadLetters;
    private final String queue;
    private @Nullable MessageConsumer consumer;
    /** Whether the consumer has given a message: what it was given first is no longer what it has now. */
    private boolean given;

    private int alone;
    private FailingMessage failing = FailingMessage.NONE;
    /** Whether what failed last was a message, and not what the door stands on. */
    private boolean ownFault;

    DoorReader(JmsEndpoint endpoint, Desk desk, DeadLetters deadLetters) {
        super(endpoint);
        this.desk = desk;
        this.deadLetters = deadLetters;
        this.queue = endpoint.getDestinationName();
        desk.suspects().watch(queue);
    }

    @Override
    protected @Nullable Message receiveMessage(MessageConsumer from) throws JMSException {
        given &= from == consumer;
        consumer = from;
        try {
            Message next = next(from);
            given |= next != null;
            return next;
        } catch (JMSException | RuntimeException e) {
            failed(e, given ? OptionalLong.empty() : deadLetters.firstGiven(queue));
            throw e;
        }
    }

    private @Nullable Message next(MessageConsumer from) throws JMSException {
        if (desk.suspects().watches(queue)) {
            Message next = from.receiveNoWait();
            if (next != null) {
                return next;
            }
            desk.suspects().nothingMore(queue);
        }
        return desk.suspects().isOver() ? super.receiveMessage(from) : waitForOthers();
    }

    /** While another door is still being looked through, nobody reads beside it. */
    private @Nullable Message waitForOthers() {
        try {
            desk.suspects().isOverWithin(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    @Override
    protected void doExecuteListener(Session session, Message first) throws JMSException {
        if (alone > 0 || desk.suspects().watches(queue) || !isRunning()) {
            alone = Math.max(0, alone - 1);
            readAlone(session, first);
            return;
        }
        try {
            DoorBatch.<JMSException>of(desk, () -> read(session, first));
        } catch (JMSException | RuntimeException | Error e) {
            Faults.surrender(e);
            alone = MOST;
            rollbackOnExceptionIfNecessary(session, e);
            throw e;
        }
        commitIfNecessary(session, first);
        failing = FailingMessage.NONE;
    }

    private void readAlone(Session session, Message only) throws JMSException {
        try {
            super.doExecuteListener(session, only);
            failing = FailingMessage.NONE;
        } catch (RuntimeException | Error e) {
            failed(e, id(only));
            if (failing.isProven()) {
                throw endOfReader(e);
            }
            throw e;
        }
    }

    private void read(Session session, Message first) throws JMSException {
        int count = 0;
        for (Message next = first; next != null; next = ++count < MOST ? waiting() : null) {
            invokeListener(session, next);
        }
    }

    /** The next message, if it is here already. */
    private @Nullable Message waiting() throws JMSException {
        return consumer == null || !isRunning() ? null : consumer.receiveNoWait();
    }

    private static OptionalLong id(Message message) {
        return message instanceof ActiveMQMessage artemis
                ? OptionalLong.of(artemis.getCoreMessage().getMessageID())
                : OptionalLong.empty();
    }

    private void failed(Throwable fault, OptionalLong message) {
        ownFault = isRunning() && !InfrastructureFaults.include(fault);
        if (ownFault) {
            failing = failing.again(message);
            LOG.warn(
                    "A door could not read a message. queue={} attempt={} fault={}",
                    queue,
                    failing.attempts(),
                    Faults.name(fault));
        }
    }

    /** What a listener throws is forgotten, but for this: the container closes the reader and makes another. */
    private static JMSException endOfReader(Throwable cause) {
        JMSException end = new JMSException("set aside");
        end.initCause(cause);
        return end;
    }

    /** What the client or the container meets outside of a route; the container would quote what the fault says. */
    @Override
    protected void handleListenerSetupFailure(Throwable fault, boolean alreadyRecovered) {
        Faults.surrender(fault);
        if (!ownFault) {
            LOG.warn("A door has lost its queue, and tries again. queue={} fault={}", queue, Faults.name(fault));
        }
    }

    /** Called between two readers of the queue, when no reader holds any of its messages. */
    @Override
    protected void recoverAfterListenerSetupFailure() {
        ownFault = false;
        try {
            if (failing.isProven() && deadLetters.setAside(queue, failing.id().getAsLong())) {
                failing = FailingMessage.NONE;
            }
        } catch (RuntimeException e) {
            LOG.warn("A message could not be set aside. queue={} fault={}", queue, Faults.name(e));
        }
        super.recoverAfterListenerSetupFailure();
    }

    /** A message's own fault does not pass by waiting, and others wait behind it; it is set aside soon, if it can be. */
    @Override
    protected boolean applyBackOffTime(BackOffExecution execution) {
        return ownFault && !failing.isThereStill() || super.applyBackOffTime(execution);
    }
}
