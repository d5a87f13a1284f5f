package jp.sekisho.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.store.Secrets;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client was told is sent is there after the broker's process was killed while it was sending. */
@Tag("smoke")
class BrokerKillIT {
    private static final Door DOOR = new Door("public-assistance", "inquiry", "inquiry-result");
    private static final int BEFORE_THE_KILL = 500;
    private static final String LAST = "last";
    private static final String LARGE = " large".repeat(30_000);

    @TempDir
    Path directory;

    @Test
    void nothingThatWasAcknowledgedIsLostByAKillAndTheOrderStays() throws Exception {
        int port = Ports.free();
        Process killed = start(port);
        AtomicInteger acknowledged = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Future<?> sending = threads.submit(() -> sendUntilItFails(port, acknowledged, enough));
        assertThat(enough.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        killed.destroyForcibly().waitFor();
        sending.get();
        threads.shutdown();

        Process successor = start(port);
        List<String> found = readAll(port);
        successor.destroyForcibly().waitFor();

        // the one that was on its way may be there, or not
        assertThat(acknowledged.get()).isGreaterThanOrEqualTo(BEFORE_THE_KILL);
        assertThat(directory.resolve("broker").resolve("damaged")).doesNotExist();
        assertThat(found.size()).isBetween(acknowledged.get(), acknowledged.get() + 1);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(text(i));
        }
    }

    /** Every tenth lies in a file of its own. */
    private static String text(int number) {
        return "m" + number + (number % 10 == 9 ? LARGE : "");
    }

    private Void sendUntilItFails(int port, AtomicInteger acknowledged, CountDownLatch enough) {
        try (ActiveMQConnectionFactory factory = factory(port, DOOR.system());
                Connection connection = factory.createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(DOOR.in()));
            while (true) {
                producer.send(session.createTextMessage(text(acknowledged.get())));
                acknowledged.incrementAndGet();
                enough.countDown();
            }
        } catch (JMSException e) {
            return null; // the broker is gone, as it should be
        }
    }

    /** All that lies before a message that is sent now. */
    private List<String> readAll(int port) throws JMSException {
        List<String> found = new ArrayList<>();
        sendLast(port);
        try (ActiveMQConnectionFactory factory = factory(port, DoorRights.GATEWAY);
                Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(DOOR.in()));
            for (String text = text(consumer); !text.equals(LAST); text = text(consumer)) {
                found.add(text);
            }
        }
        return found;
    }

    private void sendLast(int port) throws JMSException {
        try (ActiveMQConnectionFactory factory = factory(port, DOOR.system());
                Connection connection = factory.createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(DOOR.in())).send(session.createTextMessage(LAST));
        }
    }

    private static String text(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(Patience.MILLIS);
        assertThat(message).isNotNull();
        return ((TextMessage) message).getText();
    }

    private ActiveMQConnectionFactory factory(int port, String user) {
        String password = Secrets.in(directory.resolve("secrets")).password(EmbeddedBroker.passwordName(user));
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, user, password);
    }

    private Process start(int port) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals("ready")) {
            line = output.readLine();
        }
        assertThat(line).isEqualTo("ready");
        return process;
    }
}
