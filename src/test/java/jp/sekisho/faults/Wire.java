package jp.sekisho.faults;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A client's way to the broker: what is sent over it is sent until the broker has acknowledged it. */
interface Wire {
    /** Who connects where. */
    record Login(int port, String user, String password) {}

    /** How a wire is made; it connects when it is used. */
    @FunctionalInterface
    interface Opening {
        Wire open(Login login);
    }

    /** A message as it goes. */
    record Sent(Map<String, String> properties, byte[] body, boolean text) {}

    /** A message as it comes. */
    record Received(String queue, String messageId, Map<String, String> properties, byte[] body) {}

    /**
     * Sends once. False if nobody knows whether the broker has it. Used by one thread.
     *
     * @param message none without a body
     */
    boolean send(String queue, Sent message);

    /**
     * Receives from these queues until the connection breaks; what {@code taken} has kept is acknowledged, and then
     * {@code acknowledged} hears of it. Used by one thread.
     */
    void receive(Iterable<String> queues, Predicate<Received> taken, Consumer<Received> acknowledged)
            throws InterruptedException;

    /** Ends the sending connection. */
    void close();
}
