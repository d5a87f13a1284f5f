package jp.sekisho.broker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.broker.rest.SealedServer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.Binding;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.jspecify.annotations.Nullable;

/**
 * Where messages lie that no door could read, durable, until an operator has decided. Messages are moved within the broker and
 * never opened: a client could not read them. Thread safe.
 */
public final class DeadLetterQueue {
    private static final String SENDERS_ID = "SekishoMessageId";

    private final SealedServer server;
    private final DoorDeliveries deliveries;

    DeadLetterQueue(SealedServer server, DoorDeliveries deliveries) {
        this.server = server;
        this.deliveries = deliveries;
    }

    /**
     * A message as far as the broker knows it.
     *
     * @param id the broker's, while it lies where it lies
     * @param queue the door's queue
     * @param deliveryId the same wherever it lies
     * @param senderId as its sender set it, of whatever form; empty if it cannot be read
     * @param sentAt by its sender's clock
     * @param bytes what it takes in all
     */
    public record Letter(long id, String queue, String deliveryId, String senderId, Instant sentAt, long bytes) {}

    /** The id of the message that the present reader of a door, or the last one, was given first. */
    public OptionalLong firstGiven(String queue) {
        return deliveries.first(queue);
    }

    /** A message that lies in a door's queue. */
    public Optional<Letter> find(String queue, long id) {
        try (LinkedListIterator<MessageReference> all = queue(queue).browserIterator()) {
            while (all.hasNext()) {
                Message message = all.next().getMessage();
                if (message.getMessageID() == id) {
                    return Optional.of(letter(message, queue));
                }
            }
            return Optional.empty();
        }
    }

    /** Moves a message of a door's queue here; false if it is not there (any more). */
    public boolean take(Letter letter) {
        try {
            return queue(letter.queue).sendMessageToDeadLetterAddress(letter.id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that lies here, in the order in which it came. */
    public List<Letter> all() {
        List<Letter> letters = new ArrayList<>();
        try (LinkedListIterator<MessageReference> all = here().browserIterator()) {
            while (all.hasNext()) {
                Message message = all.next().getMessage();
                letters.add(letter(
                        message,
                        Objects.requireNonNullElse(message.getAnnotationString(Message.HDR_ORIGINAL_QUEUE), "")));
            }
        }
        return letters;
    }

    /** How many lie here. */
    public long count() {
        return here().getMessageCount();
    }

    /** In how many places what the broker has written was found damaged, since an operator has last looked after them. */
    public int damagedPlaces() {
        return server.damages().count();
    }

    /** Whether the door at which a message came is still there. */
    public boolean hasDoor(Letter letter) {
        return door(letter) != null;
    }

    /** Moves a message back to the end of its door's queue; false if it is not here (any more). */
    public boolean putBack(Letter letter) {
        Binding door = door(letter);
        try {
            return door != null && here().moveReference(letter.id, door.getAddress(), door, false);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes a message for good; false if it is not here (any more). */
    public boolean discard(Letter letter) {
        try {
            return here().deleteReference(letter.id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Binding door(Letter letter) {
        return server.getPostOffice().getBinding(SimpleString.of(letter.queue));
    }

    private Queue here() {
        return queue(BrokerConfiguration.DEAD_LETTERS);
    }

    private Queue queue(String name) {
        return server.locateQueue(SimpleString.of(name));
    }

    private static Letter letter(Message message, String queue) {
        String delivery = text(message, EmbeddedBroker.DELIVERY_ID);
        return new Letter(
                message.getMessageID(),
                queue,
                delivery.isEmpty() ? "core-" + message.getMessageID() : delivery,
                text(message, SENDERS_ID),
                Instant.ofEpochMilli(message.getTimestamp()),
                message.getWholeMessageSize());
    }

    private static String text(Message message, String property) {
        try {
            return Objects.requireNonNullElse(message.getStringProperty(property), "");
        } catch (RuntimeException e) {
            return "";
        }
    }
}
