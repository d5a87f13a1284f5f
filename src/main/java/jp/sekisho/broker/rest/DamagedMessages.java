package jp.sekisho.broker.rest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.LargeServerMessage;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what cannot be opened from readers that do not know what to do with it. A stand-in goes only to a reader that refuses
 * it in order; from every other queue it is set aside among the dead letters. A message whose body has been damaged in its
 * file since the start gives way to a stand-in. Meanwhile the queue goes on with the next message. Thread safe.
 */
final class DamagedMessages implements ActiveMQServerPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedMessages.class);

    private final ActiveMQServer server;
    private final Predicate<String> takesStandIns;
    private final Bodies bodies;
    private final Set<Place> underWay = ConcurrentHashMap.newKeySet();

    private record Place(long queue, long message) {}

    private interface Act {
        void on(Queue queue, Message message) throws Exception;
    }

    /**
     * @param takesStandIns whether the reader of a queue refuses a stand-in in order
     * @param bodies those of the server's storage
     */
    DamagedMessages(ActiveMQServer server, Predicate<String> takesStandIns, Bodies bodies) {
        this.server = server;
        this.takesStandIns = takesStandIns;
        this.bodies = bodies;
    }

    @Override
    public boolean canAccept(ServerConsumer reader, MessageReference reference) {
        Message message = reference.getMessage();
        if (StandIn.is(message)) {
            return takesStandIns.test(reader.getQueueName().toString()) || later(reader, message, this::setAside);
        }
        return !(message instanceof LargeServerMessage large && bodies.isDamaged(large))
                || later(reader, message, this::replace);
    }

    /** Not on the thread that delivers, which holds the queue. */
    private boolean later(ServerConsumer reader, Message message, Act act) {
        Queue queue = reader.getQueue();
        Place place = new Place(queue.getID(), message.getMessageID());
        if (underWay.add(place)) {
            server.getExecutorFactory().getExecutor().execute(() -> {
                try {
                    act.on(queue, message);
                } catch (Exception e) {
                    LOG.error("A message that cannot be opened stays in its queue. queue={}", queue.getName(), e);
                } finally {
                    underWay.remove(place);
                }
            });
        }
        return false;
    }

    private void setAside(Queue queue, Message standIn) throws Exception {
        if (queue.sendMessageToDeadLetterAddress(standIn.getMessageID())) {
            LOG.error("A message that cannot be opened was set aside; see sekisho dead. queue={}", queue.getName());
        }
    }

    /** The stand-in first: killed between, the gateway finds two of one delivery id, of which the door takes one. */
    private void replace(Queue queue, Message damaged) throws Exception {
        CoreMessage standIn = StandIn.of(damaged);
        standIn.setMessageID(server.getStorageManager().generateID());
        standIn.setAddress(queue.getAddress());
        server.getPostOffice().route(standIn, false);
        queue.deleteReference(damaged.getMessageID());
        LOG.error(
                "The body of a message cannot be opened; the message will be refused, or set aside. queue={}",
                queue.getName());
    }
}
