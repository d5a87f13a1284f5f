package jp.sekisho.broker;

import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Takes nothing from business systems while nobody would answer it: what lies in a queue that is not read any more counts as
 * sent for its sender. Thread safe.
 */
final class SenderStop implements ActiveMQServerPlugin {
    private volatile BooleanSupplier takes = () -> false;

    /** From now on messages are taken while this says so. */
    void takeWhile(BooleanSupplier condition) {
        takes = condition;
    }

    @Override
    public void beforeSend(
            ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (!DoorRights.GATEWAY.equals(session.getUsername()) && !takes.getAsBoolean()) {
            throw Refusal.of(transaction, message, "nothing is taken at present; send it again later");
        }
    }
}
