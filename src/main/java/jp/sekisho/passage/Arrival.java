package jp.sekisho.passage;

import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Sequence;

/**
 * A message as a door received it. Empty text stands for "not given".
 *
 * @param system the sending system, known by its broker login
 * @param interfaceId the interface
 * @param queue the queue it came from
 * @param deliveryId the broker's identity of this message, the same when it is redelivered
 * @param jmsMessageId as the sender's broker client set it, if it is no longer than a door takes
 * @param senderId {@code SekishoMessageId}; empty where it is missing or malformed
 * @param body as it came; text as UTF-8. Empty where it was refused unopened
 * @param text whether it came as text
 * @param about {@code SekishoInReplyTo}: the message that this one is about: for a cancellation the sender's id of it, for an answer
 *     or an acknowledgement the id under which it was handed over, for what a room began our id of its cause; else empty
 * @param receiptWanted whether {@code ACCEPTED} is to be reported
 * @param numbered the number that its sender gave it; none where its sender numbers nothing, or it could not be read
 */
public record Arrival(
        String system,
        String interfaceId,
        String queue,
        String deliveryId,
        String jmsMessageId,
        String senderId,
        CorrelationId correlationId,
        byte[] body,
        boolean text,
        String about,
        boolean receiptWanted,
        Optional<Numbered> numbered) {

    /** Without a number. */
    public Arrival(
            String system,
            String interfaceId,
            String queue,
            String deliveryId,
            String jmsMessageId,
            String senderId,
            CorrelationId correlationId,
            byte[] body,
            boolean text,
            String about,
            boolean receiptWanted) {
        this(
                system,
                interfaceId,
                queue,
                deliveryId,
                jmsMessageId,
                senderId,
                correlationId,
                body,
                text,
                about,
                receiptWanted,
                Optional.empty());
    }

    /**
     * A number that its sender gave it.
     *
     * @param rules what the sender's file says of its numbers
     * @param properties all that the sender said beside its body, as a door reads it
     */
    public record Numbered(long number, Sequence rules, Map<String, String> properties) {
        public Numbered {
            properties = Map.copyOf(properties);
        }
    }

    /** The same with a number, or without one. */
    public Arrival with(Optional<Numbered> number) {
        return new Arrival(
                system,
                interfaceId,
                queue,
                deliveryId,
                jmsMessageId,
                senderId,
                correlationId,
                body,
                text,
                about,
                receiptWanted,
                number);
    }

    public boolean hasSenderId() {
        return !senderId.isEmpty();
    }
}
