package jp.sekisho.benchmark;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import jp.sekisho.DemoKeys;
import jp.sekisho.broker.BrokerSettings;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.xml.FastCrypto;
import jp.sekisho.store.RandomId;
import jp.sekisho.store.Secrets;
import jp.sekisho.transport.Access;
import jp.sekisho.transport.Transport;
import jp.sekisho.transport.TransportKind;

/**
 * What the gateway is measured against: the same broker, seal and HTTPS client, and nothing else. One reader per door takes
 * a batch in a transaction, so many threads sign, encrypt, send and verify the receipts, then the batch is acknowledged. It
 * remembers nothing, converts nothing, and would send all of a batch again after a crash.
 *
 * <p>Says that it is ready, then answers {@code count}, messages acknowledged, and {@code latencies}: the microseconds that
 * each since the last asking took, from due to acknowledged, in one line.
 */
public final class BareLoop {
    private static final long NEXT_WITHIN_MILLIS = 1;

    private final EmbeddedBroker broker;
    private final Seal seal;
    private final Transport counterpart;
    private final int batch;
    private final ExecutorService workers;
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicLong count = new AtomicLong();

    private BareLoop(EmbeddedBroker broker, Seal seal, Transport counterpart, int batch, int atOnce) {
        this.broker = broker;
        this.seal = seal;
        this.counterpart = counterpart;
        this.batch = batch;
        this.workers = Executors.newFixedThreadPool(atOnce);
    }

    public static void main(String[] arguments) {
        Dialogue dialogue = Dialogue.begin();
        FastCrypto.install();
        Path home = Path.of(arguments[0]);
        Path certs = Path.of(arguments[1]);
        List<Door> doors = Stream.of(WideForm.values()).map(BareLoop::door).toList();
        EmbeddedBroker broker = EmbeddedBroker.start(
                new BrokerSettings(
                        home.resolve("broker"),
                        "127.0.0.1",
                        Integer.parseInt(arguments[2]),
                        doors,
                        Secrets.in(home.resolve("secrets"))),
                event -> {});
        BareLoop loop = new BareLoop(
                broker,
                DemoKeys.seal(certs, DemoKeys.GATEWAY),
                TransportKind.HTTPS.open(
                        new Access(URI.create(arguments[3]), () -> DemoKeys.tls(certs, DemoKeys.GATEWAY)
                                .context())),
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]));
        Stream.of(WideForm.values()).forEach(loop::open);
        dialogue.say("ready");
        dialogue.listen(line -> dialogue.say(line.equals("count") ? loop.count.get() : loop.latencies()));
    }

    private String latencies() {
        StringBuilder line = new StringBuilder();
        for (Long next = micros.poll(); next != null; next = micros.poll()) {
            line.append(next).append(' ');
        }
        return line.toString();
    }

    private static Door door(WideForm form) {
        return new Door(form.system(), "inquiry", "inquiry-result");
    }

    private void open(WideForm form) {
        Thread reader = new Thread(() -> read(form), form.system());
        reader.setDaemon(true);
        reader.start();
    }

    private void read(WideForm form) {
        JMSContext session = broker.gatewayConnections().createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer consumer =
                session.createConsumer(session.createQueue(door(form).in()));
        while (true) {
            try {
                List<Message> messages = next(consumer);
                List<Future<?>> carried = new ArrayList<>();
                for (Message message : messages) {
                    carried.add(workers.submit(() -> carry(form.charset(), message)));
                }
                for (Future<?> each : carried) {
                    each.get();
                }
                session.commit();
                for (Message message : messages) {
                    micros.add(Senders.nowMicros() - due(message));
                }
                count.addAndGet(messages.size());
            } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        }
    }

    /** A batch: what is there, at most so many, at least one. */
    private List<Message> next(JMSConsumer consumer) {
        List<Message> messages = new ArrayList<>();
        messages.add(consumer.receive());
        while (messages.size() < batch) {
            Message message = consumer.receive(NEXT_WITHIN_MILLIS);
            if (message == null) {
                break;
            }
            messages.add(message);
        }
        return messages;
    }

    private void carry(Charset charset, Message message) {
        String id = RandomId.next();
        byte[] body = letter(charset, message);
        byte[] sealed = seal.seal(seal.head("inquiry", id), body);
        Letter receipt = seal.unseal(counterpart.ask("inquiry", sealed));
        boolean ours = receipt.head().inReplyTo().filter(id::equals).isPresent()
                && receipt.head()
                        .inReplyToDigest()
                        .filter(Seal.bodyDigest(body)::equals)
                        .isPresent();
        if (!ours) {
            throw new IllegalStateException("another's receipt");
        }
    }

    /** The record as it is, in one element. */
    private static byte[] letter(Charset charset, Message message) {
        try {
            String record = new String(message.getBody(byte[].class), charset);
            String escaped =
                    record.strip().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return ("<inquiry xmlns=\"urn:sekisho:platform:1\">" + escaped + "</inquiry>")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long due(Message message) throws JMSException {
        String id = message.getStringProperty("SekishoMessageId");
        return Long.parseLong(id.substring(id.lastIndexOf('-') + 1));
    }
}
