package jp.sekisho.benchmark;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import jp.sekisho.store.Secrets;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The three business systems: each sends over a TCP connection of its own, one persistent message at a time, acknowledged
 * by the broker before the next.
 *
 * <p>{@code upto n}: as fast as they can, until n messages are sent in all. {@code rate r n}: n more, one every 1/r seconds.
 * {@code taken} answers how many they have taken on. A message's id ends in the microsecond at which it was due: one that is sent late,
 * because an earlier one took its time, has waited since then.
 */
public final class Senders {
    private static final long MICROS = 1_000_000;
    private static final long IDLE_NANOS = 500_000;

    private final int port;
    private final Path secrets;
    private Plan plan = new Plan(0, 0, 0, 0);
    private long taken;

    /** Up to which number; for a rate, from which number and microsecond on. */
    private record Plan(long upTo, double perSecond, long first, long start) {
        long due(long number) {
            return perSecond == 0 ? nowMicros() : start + (long) ((number - first) * MICROS / perSecond);
        }
    }

    private Senders(String[] arguments) {
        this.port = Integer.parseInt(arguments[0]);
        this.secrets = Path.of(arguments[1]);
    }

    public static void main(String[] arguments) throws IOException {
        Dialogue dialogue = Dialogue.begin();
        Senders senders = new Senders(arguments);
        Premises premises = new Premises(Path.of(arguments[2]));
        for (WideForm form : WideForm.values()) {
            List<String> numbers = Files.readAllLines(premises.numbers(form.system()));
            Thread thread = new Thread(() -> senders.send(form, numbers), form.system());
            thread.setDaemon(true);
            thread.start();
        }
        dialogue.listen(line -> {
            if (line.equals("taken")) {
                dialogue.say(senders.taken());
            } else {
                senders.obey(line.split(" "));
            }
        });
    }

    private synchronized void obey(String[] words) {
        long number = Long.parseLong(words[words.length - 1]);
        plan = words[0].equals("upto")
                ? new Plan(number, 0, 0, 0)
                : new Plan(taken + number, Double.parseDouble(words[1]), taken, nowMicros() + MICROS);
    }

    private synchronized long taken() {
        return taken;
    }

    private void send(WideForm form, List<String> numbers) {
        String system = form.system();
        String password = Secrets.in(secrets).password("broker-" + system);
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, system, password);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("in." + system + ".inquiry"))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (int turn = 0; true; turn++) {
                long due = nextDue();
                byte[] body = form.inquiry(numbers.get(turn % numbers.size()));
                LockSupport.parkNanos((due - nowMicros()) * 1_000);
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(body);
                message.setStringProperty("SekishoMessageId", "b-" + turn + "-" + due);
                producer.send(message);
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the next message on; answers when it is due, in microseconds. */
    private long nextDue() {
        while (true) {
            OptionalLong due = take();
            if (due.isPresent()) {
                return due.getAsLong();
            }
            LockSupport.parkNanos(IDLE_NANOS);
        }
    }

    private synchronized OptionalLong take() {
        return taken < plan.upTo ? OptionalLong.of(plan.due(taken++)) : OptionalLong.empty();
    }

    static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
