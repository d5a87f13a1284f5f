package jp.sekisho.broker;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;

/**
 * What lies before a door. Immutable.
 *
 * @param unread how many messages, those being delivered included
 * @param oldest when the broker took the oldest of them; none if there is none, and the beginning of time if nobody knows
 * @param readers how many read there: none or one
 */
public record DoorBacklog(long unread, Optional<Instant> oldest, int readers) {

    static DoorBacklog of(Queue queue) {
        Stream<MessageReference> delivering =
                queue.getDeliveringMessages().values().stream().flatMap(Collection::stream);
        Optional<Instant> oldest = Stream.concat(delivering, Stream.ofNullable(queue.peekFirstMessage()))
                .map(DoorBacklog::takenAt)
                .min(Instant::compareTo);
        return new DoorBacklog(queue.getMessageCount(), oldest, queue.getConsumerCount());
    }

    /** By the broker's clock: a sender's own is anything. */
    private static Instant takenAt(MessageReference reference) {
        Long at = reference.getMessage().getIngressTimestamp();
        return at == null ? Instant.EPOCH : Instant.ofEpochMilli(at);
    }
}
