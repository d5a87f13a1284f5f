package jp.sekisho.benchmark.rest;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.VaultFolder;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker with the journal's settings of the product, and pairs of a sender and a reader that keep it busy. */
final class BrokerLoad implements AutoCloseable {
    private static final int BYTES = 2_048;
    private static final int PAIRS = 4;

    private final ActiveMQServer server;
    private final ActiveMQConnectionFactory factory;

    BrokerLoad(Storage storage, Path directory) throws Exception {
        int id = 900 + storage.ordinal();
        server = storage.server(
                new ConfigurationImpl()
                        .setSecurityEnabled(false)
                        .setJournalType(JournalType.NIO)
                        .setJournalBufferTimeout_NIO(300_000)
                        .setJournalDirectory(directory.resolve("journal").toString())
                        .setBindingsDirectory(directory.resolve("bindings").toString())
                        .setLargeMessagesDirectory(directory.resolve("large").toString())
                        .setPagingDirectory(directory.resolve("paging").toString())
                        .addAcceptorConfiguration(new TransportConfiguration(
                                InVMAcceptorFactory.class.getName(), Map.of("serverId", id), "in-vm")),
                VaultFolder.open(directory, Secrets.in(directory.resolve("secrets")), "broker"));
        server.start();
        for (int pair = 0; pair < PAIRS; pair++) {
            server.createQueue(QueueConfiguration.of("q" + pair).setRoutingType(RoutingType.ANYCAST));
        }
        factory = new ActiveMQConnectionFactory("vm://" + id);
    }

    /** Messages a second that were sent, stored, read and acknowledged, each before its sender sends the next. */
    double perSecond(double seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PAIRS);
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        AtomicLong count = new AtomicLong();
        List<Future<?>> all = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            String queue = "q" + pair;
            all.add(threads.submit(() -> {
                sendAndRead(queue, end, count);
                return null;
            }));
        }
        for (Future<?> each : all) {
            each.get();
        }
        threads.shutdown();
        return count.get() * 1e9 / (System.nanoTime() - begun);
    }

    private void sendAndRead(String queue, long end, AtomicLong count) throws JMSException {
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            while (System.nanoTime() < end) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(new byte[BYTES]);
                message.setStringProperty("SekishoMessageId", "0123456789abcdef");
                producer.send(message);
                consumer.receive();
                count.incrementAndGet();
            }
        }
    }

    @Override
    public void close() {
        factory.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
