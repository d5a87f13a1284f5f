package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.Delivery;
import org.apache.qpid.protonj2.client.DeliveryState;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.client.NextReceiverPolicy;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Sender;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.Tracker;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/** AMQP 1.0. A connection that breaks is made anew; nothing is sent again but by who sends. */
final class AmqpWire implements Wire {
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long AGAIN_MILLIS = 50;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final Client client = Client.create();
    private final Login login;
    private @Nullable Connection connection;

    AmqpWire(Login login) {
        this.login = login;
    }

    @Override
    public boolean send(String queue, Sent sent) {
        try {
            Sender sender = connection().openSender(queue);
            Tracker tracker = sender.send(message(sent)).awaitSettlement(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            boolean accepted =
                    tracker.remoteSettled() && tracker.remoteState().getType() == DeliveryState.Type.ACCEPTED;
            sender.close();
            return accepted;
        } catch (ClientException e) {
            close();
            pause();
            return false;
        }
    }

    @Override
    public void receive(Iterable<String> queues, Predicate<Received> taken, Consumer<Received> acknowledged)
            throws InterruptedException {
        try (Connection receiving = connect()) {
            Session session = receiving.openSession();
            Map<Receiver, String> receivers = new HashMap<>();
            for (String queue : queues) {
                receivers.put(
                        session.openReceiver(
                                queue, new ReceiverOptions().autoAccept(false).creditWindow(20)),
                        queue);
            }
            while (true) {
                Receiver receiver = session.nextReceiver(NextReceiverPolicy.ROUND_ROBIN);
                Delivery delivery = receiver.receive();
                Received received = received(receivers.get(receiver), delivery.message());
                if (taken.test(received)) {
                    delivery.accept();
                    acknowledged.accept(received);
                }
            }
        } catch (ClientException e) {
            NEVER.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS); // the broker is away; it will be back
        }
    }

    private static Message<?> message(Sent sent) throws ClientException {
        Message<?> message = sent.text() ? Message.create(new String(sent.body(), UTF_8)) : Message.create(sent.body());
        message.durable(true);
        for (Map.Entry<String, String> property : sent.properties().entrySet()) {
            message.property(property.getKey(), property.getValue());
        }
        return message;
    }

    private static Received received(String queue, Message<Object> message) throws ClientException {
        Map<String, String> properties = new HashMap<>();
        message.forEachProperty((name, value) -> properties.put(name, String.valueOf(value)));
        byte[] body = message.body() instanceof byte[] bytes
                ? bytes
                : String.valueOf(message.body()).getBytes(UTF_8);
        return new Received(queue, String.valueOf(message.messageId()), properties, body);
    }

    private Connection connection() throws ClientException {
        Connection open = connection;
        if (open == null) {
            open = connect();
            connection = open;
        }
        return open;
    }

    private Connection connect() throws ClientException {
        ConnectionOptions options = new ConnectionOptions().user(login.user()).password(login.password());
        options.reconnectOptions().reconnectEnabled(false);
        options.openTimeout(PATIENCE_MILLIS).requestTimeout(PATIENCE_MILLIS).sendTimeout(PATIENCE_MILLIS);
        Connection connecting = client.connect("127.0.0.1", login.port(), options);
        try {
            connecting.openFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return connecting;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            connecting.close();
            throw new ClientException("no broker", e);
        }
    }

    private static void pause() {
        try {
            NEVER.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
