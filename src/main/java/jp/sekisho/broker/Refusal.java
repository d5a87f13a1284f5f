package jp.sekisho.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a message away so that nothing of it stays: not its transaction, and not its file. */
final class Refusal {
    private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

    private Refusal() {}

    /** What to throw; the sender is told the reason. */
    static ActiveMQException of(@Nullable Transaction transaction, Message message, String reason) {
        ActiveMQException refusal = new ActiveMQIllegalStateException(reason);
        if (transaction != null) {
            transaction.markAsRollbackOnly(refusal);
        }
        discard(message);
        return refusal;
    }

    /** The body of a large message is in a file already; nobody else would remove it. */
    private static void discard(Message message) {
        if (message instanceof LargeServerMessage large) {
            try {
                large.deleteFile();
            } catch (Exception e) {
                LOG.warn(
                        "The file of a refused message could not be removed. fault={}",
                        e.getClass().getSimpleName());
            }
        }
    }
}
