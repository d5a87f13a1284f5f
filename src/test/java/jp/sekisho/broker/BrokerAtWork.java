package jp.sekisho.broker;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.broker.BrokerSettings.Limits;
import jp.sekisho.store.Secrets;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.protonj2.client.Client;
import org.apache.qpid.protonj2.client.ConnectionOptions;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.slf4j.LoggerFactory;

/** A broker with two systems' doors, and what clients of both protocols need to knock at them. Closes what it opened. */
final class BrokerAtWork implements AutoCloseable {
    static final String SYSTEM = "public-assistance";
    static final String OTHER = "child-allowance";
    static final Door DOOR = new Door(SYSTEM, "inquiry", "inquiry-result");
    static final Door ANOTHERS = new Door(OTHER, "inquiry", "inquiry-result");

    final List<SecurityEvent> audited = new CopyOnWriteArrayList<>();
    final int port = Ports.free();
    private final Path directory;
    private final Secrets secrets;
    private final Limits limits;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private EmbeddedBroker broker;

    BrokerAtWork(Path directory, Limits limits) {
        this.directory = directory;
        this.secrets = Secrets.in(directory.resolve("secrets"));
        this.limits = limits;
        this.broker = start();
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(
                new BrokerSettings(
                        directory.resolve("broker"), "127.0.0.1", port, List.of(DOOR, ANOTHERS), secrets, limits),
                audited::add);
    }

    /** What happens to the files of a broker that is not there. */
    interface Meanwhile {
        void happens() throws Exception;
    }

    void restart() throws Exception {
        restartAfter(() -> {});
    }

    void restartAfter(Meanwhile meanwhile) throws Exception {
        closeClients();
        broker.close();
        meanwhile.happens();
        broker = start();
    }

    Path files() {
        return directory.resolve("broker");
    }

    EmbeddedBroker broker() {
        return broker;
    }

    List<What> recorded() {
        return audited.stream().map(SecurityEvent::what).toList();
    }

    String password(String system) {
        return secrets.password(EmbeddedBroker.passwordName(system));
    }

    Connection connect(String system) throws JMSException {
        return started(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, system, password(system)));
    }

    Session session(String system) throws JMSException {
        return connect(system).createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    /** Sends every message in one packet, however large. */
    Session inOnePiece(String system) throws JMSException {
        String url = "tcp://127.0.0.1:" + port + "?minLargeMessageSize=16777216";
        return started(new ActiveMQConnectionFactory(url, system, password(system)))
                .createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private Connection started(ActiveMQConnectionFactory factory) throws JMSException {
        open.push(factory);
        Connection connection = factory.createConnection();
        open.push(connection);
        connection.start();
        return connection;
    }

    org.apache.qpid.protonj2.client.Connection amqp(String system) throws ClientException {
        Client client = Client.create();
        open.push(client::close);
        ConnectionOptions options = new ConnectionOptions().user(system).password(password(system));
        options.reconnectOptions().reconnectEnabled(false);
        org.apache.qpid.protonj2.client.Connection connection = client.connect("127.0.0.1", port, options);
        open.push(connection);
        return connection;
    }

    /** As the gateway: may send to every queue. */
    Session gateway() throws JMSException {
        Connection connection = broker.gatewayConnections().createConnection();
        open.push(connection);
        connection.start();
        return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    /** What the gateway reads next in a queue. */
    Message taken(String queue) throws JMSException {
        try (Connection connection = broker.gatewayConnections().createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            Message message = consumer.receive(Patience.MILLIS);
            if (message == null) {
                throw new AssertionError("no message came within " + Patience.SECONDS + " s");
            }
            return message;
        }
    }

    /** One that the broker has cut off says so when it is closed, which is all right. */
    private void closeClients() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LoggerFactory.getLogger(BrokerAtWork.class).debug("not closed in order", e);
            }
        }
    }

    @Override
    public void close() {
        closeClients();
        broker.close();
    }
}
