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

    private static Instant takenAt(MessageReference reference) {
        try {
            return reference.getMessage().getObjectProperty(DoorEnvelope.TAKEN_AT) instanceof Long at
                    ? Instant.ofEpochMilli(at)
                    : Instant.EPOCH;
        } catch (RuntimeException e) {
            return Instant.EPOCH; // it cannot be read: nobody knows how long it has lain there
        }
    }
}
