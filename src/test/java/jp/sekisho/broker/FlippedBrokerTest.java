package jp.sekisho.broker;

import static jp.sekisho.broker.BrokerAtWork.DOOR;
import static jp.sekisho.broker.BrokerAtWork.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.broker.BrokerSettings.Limits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker whose disk has changed a bit while it was stopped: it starts, each message that is whole is given once, the one that
 * is not is told of. Which bytes are tried is chosen by chance, from a fixed seed; the formats themselves are tried byte by byte
 * elsewhere.
 */
class FlippedBrokerTest {
    private static final int LARGE = 300_000;
    private static final int NOT_ONE_RECORD = 100_000;
    private static final Limits LITTLE_MEMORY = new Limits(
            16L << 20, 4L << 20, 1L << 20, 0, BrokerSettings.WhenStuck.LOG, BrokerSettings.ConnectionLimits.USUAL);

    @TempDir
    Path directory;

    private final Random random = new Random(28);
    private BrokerAtWork broker;
    private Path before;

    @BeforeEach
    void start() {
        broker = new BrokerAtWork(directory, LITTLE_MEMORY);
        before = directory.resolve("before");
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void aBitOfTheJournal() throws Exception {
        Session system = broker.session(SYSTEM);
        for (int i = 0; i < 4; i++) {
            send(system, DOOR.in(), i + " small");
        }
        Path journal = files("journal", ".amq").get(0);
        int end = written(journal);
        for (int round = 0; round < 12; round++) {
            int at = random.nextInt(end);
            flipped(journal, at);
            List<String> taken = taken(4);
            assertThat(taken).as("byte %d", at).doesNotHaveDuplicates().hasSize(4);
            assertThat(taken.stream().filter(text -> text.startsWith("stand-in")))
                    .hasSizeLessThan(2);
            told(at);
        }
    }

    @Test
    void aBitOfALargeBody() throws Exception {
        large();
        Path body = files("large", ".msg").get(0);
        int size = (int) Files.size(body);
        for (int round = 0; round < 5; round++) {
            int at = random.nextInt(size);
            flipped(body, at);
            assertThat(taken(3))
                    .as("byte %d", at)
                    .hasSize(3)
                    .contains("0 small", "2 small")
                    .anyMatch(this::isStandIn);
            told(at);
        }
    }

    @Test
    void aLargeBodyThatIsCutOrLongerOrGoneIsDamageAlsoAtTheNextStart() throws Exception {
        large();
        Path body = files("large", ".msg").get(0);
        byte[] whole = Files.readAllBytes(body);
        List<BrokerAtWork.Meanwhile> harms = List.of(
                () -> Files.delete(body),
                () -> Files.write(body, new byte[0]),
                () -> Files.write(body, Arrays.copyOf(whole, afterFirstFrame(whole))),
                () -> Files.write(body, Arrays.copyOf(whole, whole.length + 1)),
                () -> Files.write(body, twice(whole)));
        for (BrokerAtWork.Meanwhile harm : harms) {
            broker.restartAfter(() -> {
                restore();
                harm.happens();
            });
            broker.restart();
            assertThat(taken(3)).hasSize(3).contains("0 small", "2 small").anyMatch(this::isStandIn);
            told(0);
        }
    }

    @Test
    void aBitOfAPage() throws Exception {
        Session gateway = broker.gateway();
        int number = 0;
        while (number < 30 || files("paging", ".page").isEmpty()) {
            send(gateway, DOOR.out(), number + " " + "x".repeat(NOT_ONE_RECORD / 2));
            number++;
        }
        for (int i = 0; i < 5; i++) {
            send(gateway, DOOR.out(), number + " after");
            number++;
        }
        keep();
        Path page = files("paging", ".page").get(0);
        int size = (int) Files.size(page);
        for (int round = 0; round < 5; round++) {
            int at = random.nextInt(size);
            flipped(page, at);
            List<Integer> read = read(number);
            assertThat(read).as("byte %d", at).isSorted().doesNotHaveDuplicates();
            assertThat(number - read.size()).as("byte %d", at).isBetween(0, 1);
            assertThat(broker.broker().deadLetters().count()).isEqualTo(number - read.size());
            told(at);
        }
    }

    @Test
    void aPageWithoutItsMiddleIsReadOnAndAsManyMessagesAreSetAsideAsAreMissing() throws Exception {
        Session gateway = broker.gateway();
        int number = 0;
        while (number < 30 || files("paging", ".page").isEmpty()) {
            send(gateway, DOOR.out(), number + " " + "x".repeat(NOT_ONE_RECORD / 2));
            number++;
        }
        keep();
        Path page = files("paging", ".page").get(0);
        broker.restartAfter(() -> {
            byte[] all = Files.readAllBytes(page);
            Arrays.fill(all, all.length / 3, all.length / 2, (byte) 0);
            Files.write(page, all);
        });

        List<Integer> read = read(number);

        assertThat(read).isSorted().doesNotHaveDuplicates().hasSizeLessThan(number);
        assertThat(broker.broker().deadLetters().count()).isEqualTo(number - read.size());
        told(0);
    }

    private void large() throws Exception {
        Session system = broker.session(SYSTEM);
        send(system, DOOR.in(), "0 small");
        send(system, DOOR.in(), "1 " + "x".repeat(LARGE));
        send(system, DOOR.in(), "2 small");
        keep();
    }

    private void told(int at) {
        assertThat(broker.recorded()).as("byte %d", at).contains(What.STORE_DAMAGED);
        assertThat(broker.broker().deadLetters().damagedPlaces()).isPositive();
    }

    private void flipped(Path file, int at) throws Exception {
        int bit = random.nextInt(8);
        broker.restartAfter(() -> {
            restore();
            byte[] all = Files.readAllBytes(file);
            all[at] ^= (byte) (1 << bit);
            Files.write(file, all);
        });
    }

    /** What the broker has on its disk now is what each round begins with. */
    private void keep() throws Exception {
        broker.restartAfter(() -> copy(broker.files(), before));
    }

    private void restore() throws IOException {
        if (!Files.exists(before)) {
            copy(broker.files(), before);
        }
        try (Stream<Path> all = Files.walk(broker.files())) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        copy(before, broker.files());
        broker.audited.clear();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private List<String> taken(int number) throws JMSException {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Message message = broker.taken(DOOR.in());
            taken.add(
                    message.propertyExists(EmbeddedBroker.NOT_OPENED)
                            ? "stand-in " + i
                            : ((TextMessage) message).getText());
        }
        assertThat(broker.broker().depths()).containsEntry(DOOR.in(), 0L);
        return taken;
    }

    private boolean isStandIn(String text) {
        return text.startsWith("stand-in");
    }

    private List<Integer> read(int number) throws JMSException {
        List<Integer> read = new ArrayList<>();
        Session reader = broker.session(SYSTEM);
        try (MessageConsumer consumer = reader.createConsumer(reader.createQueue(DOOR.out()))) {
            Patience.await().until(() -> {
                TextMessage message = (TextMessage) consumer.receive(200);
                if (message != null) {
                    read.add(Integer.parseInt(
                            message.getText().substring(0, message.getText().indexOf(' '))));
                }
                return read.size() + broker.broker().deadLetters().count() == number;
            });
        }
        assertThat(broker.broker().depths()).containsEntry(DOOR.out(), 0L);
        return read;
    }

    private static void send(Session session, String queue, String text) throws JMSException {
        TextMessage message = session.createTextMessage(text);
        message.setStringProperty("SekishoMessageId", "id");
        session.createProducer(session.createQueue(queue)).send(message);
    }

    private List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(broker.files().resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static int written(Path journal) throws IOException {
        byte[] all = Files.readAllBytes(journal);
        return IntStream.iterate(all.length, end -> end - 1)
                .filter(end -> all[end - 1] != 0)
                .findFirst()
                .orElseThrow();
    }

    /** The mark of a frame stands at its beginning and again near its end. */
    private static int afterFirstFrame(byte[] file) {
        int marks = 0;
        for (int at = 0; at < file.length - 8; at++) {
            if (Arrays.equals(file, at, at + 8, file, 0, 8) && ++marks == 3) {
                return at;
            }
        }
        return file.length / 2;
    }

    private static byte[] twice(byte[] file) {
        byte[] twice = Arrays.copyOf(file, 2 * file.length);
        System.arraycopy(file, 0, twice, file.length, file.length);
        return twice;
    }
}
