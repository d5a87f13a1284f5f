package jp.sekisho.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jp.sekisho.Patience;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;

/** A business system's side of its queues: an AMQP 1.0 client over TCP. Used by one thread. */
final class AmqpSystem implements AutoCloseable {
    private final Client client = Client.create();
    private final Connection connection;
    private final String id;

    /** What arrived on an {@code out.} queue. */
    record Outcome(Map<String, Object> properties, Object correlationId, Object body) {
        String summary() {
            return (properties.get("SekishoOutcome") + " " + properties.getOrDefault("SekishoReason", "")).strip();
        }

        byte[] bytes() {
            return body instanceof byte[] bytes ? bytes : ((String) body).getBytes(StandardCharsets.UTF_8);
        }
    }

    AmqpSystem(String id, int port, String password) throws ClientException {
        this.id = id;
        ConnectionOptions options = new ConnectionOptions().user(id).password(password);
        options.reconnectOptions().reconnectEnabled(false);
        this.connection = client.connect("127.0.0.1", port, options);
    }

    /** A durable message of bytes with a sender's id. */
    static Message<byte[]> bytes(byte[] body, String senderId) throws ClientException {
        return named(Message.create(body), senderId);
    }

    /** A durable message of any one value with a sender's id. */
    static <T> Message<T> value(T body, String senderId) throws ClientException {
        return named(Message.create(body), senderId);
    }

    private static <T> Message<T> named(Message<T> message, String senderId) throws ClientException {
        return message.durable(true).property("SekishoMessageId", senderId);
    }

    /** Sends to the door of {@code inquiry}, and answers what the broker made of it. */
    Tracker send(Message<?> message) throws ClientException {
        return sendTo("in." + id + ".inquiry", message);
    }

    Tracker sendTo(String queue, Message<?> message) throws ClientException {
        try (Sender sender = connection.openSender(queue)) {
            sender.openFuture().get(Patience.MILLIS, TimeUnit.MILLISECONDS);
            return sender.send(message).awaitSettlement(Patience.MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException
                | java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new ClientException("not sent", e);
        }
    }

    /** Sends all of them, one after the other, and answers what the broker made of each. */
    List<DeliveryState> sendAll(String queue, List<Message<?>> messages) throws Exception {
        List<DeliveryState> states = new ArrayList<>();
        try (Sender sender = connection.openSender(queue)) {
            sender.openFuture().get(Patience.MILLIS, TimeUnit.MILLISECONDS);
            for (Message<?> message : messages) {
                states.add(sender.send(message)
                        .awaitSettlement(Patience.MILLIS, TimeUnit.MILLISECONDS)
                        .remoteState());
            }
        }
        return states;
    }

    Outcome receive() throws Exception {
        return receiveFrom("out." + id + ".inquiry-result");
    }

    Outcome receiveFrom(String queue) throws Exception {
        try (Receiver receiver = connection.openReceiver(queue)) {
            receiver.openFuture().get(Patience.MILLIS, TimeUnit.MILLISECONDS);
            Delivery delivery = receiver.receive(Patience.MILLIS, TimeUnit.MILLISECONDS);
            if (delivery == null) {
                throw new AssertionError("no outcome came within " + Patience.SECONDS + " s");
            }
            Message<Object> message = delivery.message();
            Map<String, Object> properties = new LinkedHashMap<>();
            message.forEachProperty(properties::put);
            Outcome outcome = new Outcome(properties, message.correlationId(), message.body());
            delivery.accept();
            return outcome;
        }
    }

    @Override
    public void close() throws ClientException {
        connection.close();
        client.close();
    }
}
