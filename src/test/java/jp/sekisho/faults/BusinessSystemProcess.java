package jp.sekisho.faults;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The business system 生活保護: asks over TCP under its own login, and writes down what it asked, what the broker
 * acknowledged, and what it received. While the broker is gone it waits; what was not acknowledged it sends again, under
 * the same id, before anything else.
 *
 * <p>Commands on standard input: {@code send <n>}, {@code last} (one inquiry for each person), {@code cancel <id>}.
 */
public final class BusinessSystemProcess {
    private static final String QUEUE = "public-assistance";
    private static final int UNKNOWN_EVERY = 25;
    /** A number that no resident of any synthetic city has: local numbers have no leading zero. */
    private static final String UNKNOWN = "000000000000012";

    private final String broker;
    private final String password;
    private final Path log;
    private final List<String> numbers;
    private long sequence;

    private BusinessSystemProcess(String[] arguments) throws IOException {
        this.broker = "tcp://127.0.0.1:" + arguments[0];
        this.password = arguments[1];
        this.log = Path.of(arguments[2]);
        this.numbers = Files.readAllLines(Path.of(arguments[3]));
        this.sequence = Long.parseLong(arguments[4]);
    }

    public static void main(String[] arguments) throws Exception {
        BusinessSystemProcess system = new BusinessSystemProcess(arguments);
        Thread receiver = new Thread(system::receive, "receiver");
        receiver.setDaemon(true);
        receiver.start();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            system.obey(line.split(" "));
        }
        Runtime.getRuntime().halt(0);
    }

    private void obey(String[] command) {
        switch (command[0]) {
            case "send" -> new Sending().inquiries(Integer.parseInt(command[1]));
            case "last" -> new Sending().lastOnes();
            case "cancel" -> new Sending().cancel(command[1]);
            default -> throw new IllegalArgumentException("unknown command");
        }
    }

    private synchronized void write(String... words) {
        try {
            Files.writeString(
                    log,
                    String.join("\t", words) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until there is a broker. */
    private Connection connect() throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker, QUEUE, password);
        factory.setInitialConnectAttempts(-1);
        factory.setReconnectAttempts(0);
        factory.setRetryInterval(50);
        factory.setRetryIntervalMultiplier(1);
        return factory.createConnection();
    }

    /** One command's sending, over one connection while that lasts. Used by one thread. */
    private final class Sending {
        private void inquiries(int count) {
            Line line = new Line();
            for (int i = 0; i < count; i++) {
                long mine = sequence++;
                boolean unknown = mine % UNKNOWN_EVERY == UNKNOWN_EVERY - 1;
                inquiry(line, mine, unknown ? UNKNOWN : numbers.get((int) (mine * 7 % numbers.size())));
            }
            line.close();
        }

        private void lastOnes() {
            Line line = new Line();
            numbers.forEach(number -> inquiry(line, sequence++, number));
            line.close();
        }

        private void inquiry(Line line, long mine, String number) {
            String id = "m-" + mine;
            String askedAt = InquiryForm.askedAt(mine);
            byte[] body = InquiryForm.request(number, askedAt);
            boolean text = mine % 3 == 2;
            line.send(
                    session -> {
                        write(
                                "sending",
                                Long.toString(mine),
                                id,
                                number.equals(UNKNOWN) ? "unknown" : "known",
                                number,
                                askedAt);
                        Message message = text
                                ? session.createTextMessage(new String(body, InquiryForm.CHARSET))
                                : bytes(session, body);
                        message.setStringProperty("SekishoMessageId", id);
                        return message;
                    },
                    "in." + QUEUE + ".inquiry");
            write("sent", id);
        }

        private void cancel(String target) {
            String id = "c-" + sequence++;
            Line line = new Line();
            line.send(
                    session -> {
                        write("cancelling", id, target);
                        Message message = session.createMessage();
                        message.setStringProperty("SekishoMessageId", id);
                        message.setStringProperty("SekishoInReplyTo", target);
                        return message;
                    },
                    "in." + QUEUE + ".cancel");
            line.close();
        }

        private Message bytes(Session session, byte[] body) throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            return message;
        }
    }

    @FunctionalInterface
    private interface Writing {
        Message message(Session session) throws JMSException;
    }

    /** A connection for sending that is made anew whenever it breaks. Used by one thread. */
    private final class Line {
        private @org.jspecify.annotations.Nullable Connection connection;
        private @org.jspecify.annotations.Nullable Session session;

        /** Returns when the broker has acknowledged the message. */
        void send(Writing writing, String queue) {
            while (true) {
                try {
                    Session open = session();
                    try (MessageProducer producer = open.createProducer(open.createQueue(queue))) {
                        producer.send(writing.message(open));
                    }
                    return;
                } catch (JMSException | jakarta.jms.IllegalStateRuntimeException e) {
                    close();
                }
            }
        }

        private Session session() throws JMSException {
            Session open = session;
            if (open == null) {
                connection = connect();
                open = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                session = open;
            }
            return open;
        }

        void close() {
            quietly(connection);
            connection = null;
            session = null;
        }
    }

    private void receive() {
        while (true) {
            CountDownLatch broken = new CountDownLatch(1);
            Connection connection = null;
            try {
                connection = connect();
                connection.setExceptionListener(e -> broken.countDown());
                Session session = connection.createSession(false, Session.CLIENT_ACKNOWLEDGE);
                for (String kind : List.of("inquiry-result", "cancel-result")) {
                    session.createConsumer(session.createQueue("out." + QUEUE + "." + kind))
                            .setMessageListener(message -> take(message, kind, broken));
                }
                connection.start();
                broken.await();
            } catch (JMSException e) {
                // the broker went away while we came; it will be back
            } catch (InterruptedException e) {
                return;
            }
            quietly(connection);
        }
    }

    /** Written down first, acknowledged afterwards: what is received twice is seen twice. */
    private void take(Message message, String kind, CountDownLatch broken) {
        try {
            write(
                    "received",
                    kind,
                    message.getStringProperty("SekishoInReplyTo"),
                    message.getJMSMessageID(),
                    message.getStringProperty("SekishoOutcome"),
                    message.getStringProperty("SekishoOutcomeId"),
                    String.valueOf(message.getStringProperty("SekishoDuplicate")),
                    Base64.getEncoder().encodeToString(body(message)));
            message.acknowledge();
        } catch (JMSException e) {
            broken.countDown();
        }
    }

    private static byte[] body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText().getBytes(InquiryForm.CHARSET);
        }
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return body;
    }

    private static void quietly(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (JMSException e) {
            // it was broken
        }
    }
}
