package jp.sekisho.broker;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Knows which message the present reader of each door was given first: of one that its client cannot read, the client does not
 * say which it was. Thread safe.
 */
final class DoorDeliveries implements ActiveMQServerPlugin {
    private final ConcurrentMap<String, First> firsts = new ConcurrentHashMap<>();

    private record First(String session, long consumer, long message) {
        boolean isOf(ServerConsumer reader) {
            return session.equals(reader.getSessionID()) && consumer == reader.getID();
        }
    }

    @Override
    public void beforeDeliver(ServerConsumer reader, MessageReference reference) {
        String queue = String.valueOf(reader.getQueue().getName());
        if (QueueNames.isDoor(queue)) {
            firsts.compute(queue, (name, known) -> known != null && known.isOf(reader) ? known : of(reader, reference));
        }
    }

    private static First of(ServerConsumer reader, MessageReference reference) {
        return new First(
                reader.getSessionID(), reader.getID(), reference.getMessage().getMessageID());
    }

    OptionalLong first(String queue) {
        @Nullable First first = firsts.get(queue);
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.message);
    }
}
