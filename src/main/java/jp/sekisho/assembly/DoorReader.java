package jp.sekisho.assembly;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.DoorBatch;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of a door's queue. It takes what lies there, up to a few messages, through the route one by one, has them
 * committed together, and then acknowledges them together; it never waits for more to come.
 *
 * <p>If anything fails all of them stay with the broker, and come again one at a time: a fault is its own message's only. So
 * does the first window after an unclean end, in which a message is looked for that kills the process.
 */
final class DoorReader extends DefaultJmsMessageListenerContainer {
    private static final int MOST = 32;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Desk desk;
    private final String queue;
    private @Nullable MessageConsumer consumer;
    private int alone;

    DoorReader(JmsEndpoint endpoint, Desk desk) {
        super(endpoint);
        this.desk = desk;
        this.queue = endpoint.getDestinationName();
        desk.suspects().watch(queue);
    }

    @Override
    protected @Nullable Message receiveMessage(MessageConsumer from) throws JMSException {
        consumer = from;
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
            super.doExecuteListener(session, first);
            return;
        }
        try {
            DoorBatch.<JMSException>of(desk, () -> read(session, first));
        } catch (JMSException | RuntimeException | Error e) {
            alone = MOST;
            rollbackOnExceptionIfNecessary(session, e);
            throw e;
        }
        commitIfNecessary(session, first);
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
}
