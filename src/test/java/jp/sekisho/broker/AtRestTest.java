package jp.sekisho.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.broker.BrokerAtWork.DOOR;
import static jp.sekisho.broker.BrokerAtWork.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.broker.BrokerSettings.Limits;
import jp.sekisho.broker.DeadLetterQueue.Letter;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.VaultFolder;
import org.apache.qpid.protonj2.client.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on the broker's disk says nothing; and what a disk spoils is one message's end, and nobody else's. */
class AtRestTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String SECRET = "宛名番号000000428571428";
    private static final int LARGE = 40_000;
    private static final int IN_ONE_RECORD = 1_500;
    private static final Limits LITTLE_MEMORY = new Limits(
            16L << 20, 4L << 20, 1L << 20, 0, BrokerSettings.WhenStuck.LOG, BrokerSettings.ConnectionLimits.USUAL);

    @TempDir
    Path directory;

    private BrokerAtWork broker;

    @BeforeEach
    void start() {
        broker = new BrokerAtWork(directory, LITTLE_MEMORY);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void noWayOfAMessageLeavesItOnTheDiskAndEachIsThereAfterARestart() throws Exception {
        String large = SECRET.repeat(LARGE);
        Session system = broker.session(SYSTEM);
        sendText(system, DOOR.in(), SECRET);
        sendBytes(system, SECRET.getBytes(MS932));
        sendText(system, DOOR.in(), large);
        sendAmqp(SECRET);
        sendAmqp(large);

        nothingIsReadable();
        broker.restart();
        nothingIsReadable();

        assertThat(text(broker.taken(DOOR.in()))).isEqualTo(SECRET);
        BytesMessage bytes = (BytesMessage) broker.taken(DOOR.in());
        assertThat(bytes.getBody(byte[].class)).isEqualTo(SECRET.getBytes(MS932));
        assertThat(text(broker.taken(DOOR.in()))).isEqualTo(large);
        assertThat(text(broker.taken(DOOR.in()))).isEqualTo(SECRET);
        assertThat(text(broker.taken(DOOR.in()))).isEqualTo(large);
    }

    @Test
    void theSearchFindsWhatIsInTheClear() throws IOException {
        Files.writeString(broker.files().resolve("planted"), SECRET, MS932);

        assertThatThrownBy(this::nothingIsReadable).isInstanceOf(AssertionError.class);
    }

    @Test
    void neitherPropertiesNorCorrelationIdsAreReadableAndSelectorsAndDuplicateIdsWork() throws Exception {
        Session gateway = broker.gateway();
        Message message = gateway.createTextMessage("outcome");
        message.setStringProperty("SekishoInReplyTo", SECRET);
        message.setStringProperty("_AMQ_DUPL_ID", "outcome-1");
        message.setJMSCorrelationID(SECRET);
        gateway.createProducer(gateway.createQueue(DOOR.out())).send(message);

        broker.restart();
        nothingIsReadable();
        Session again = broker.gateway();
        Message twice = again.createTextMessage("outcome");
        twice.setStringProperty("_AMQ_DUPL_ID", "outcome-1");
        try {
            again.createProducer(again.createQueue(DOOR.out())).send(twice);
        } catch (JMSException duplicate) {
            assertThat(duplicate).hasMessageContaining("uplicate");
        }

        assertThat(broker.broker().depths()).containsEntry(DOOR.out(), 1L);
        Session reader = broker.session(SYSTEM);
        String selector = "SekishoInReplyTo = '" + SECRET + "'";
        try (MessageConsumer consumer = reader.createConsumer(reader.createQueue(DOOR.out()), selector)) {
            assertThat(consumer.receive(Patience.MILLIS).getJMSCorrelationID()).isEqualTo(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 380_000, 410_000, 440_000, 480_000, 500_000, 520_000})
    void aMessageThatFillsARecordFitsInClosedOrGetsAFileOfItsOwn(int bytes) throws Exception {
        Session system = broker.inOnePiece(SYSTEM);
        BytesMessage message = system.createBytesMessage();
        message.writeBytes(new byte[bytes]);
        for (int i = 0; i < 30; i++) {
            message.setStringProperty("Sekisho" + i, "x".repeat(1_000));
        }
        system.createProducer(system.createQueue(DOOR.in())).send(message);

        broker.restart();

        assertThat(((BytesMessage) broker.taken(DOOR.in())).getBodyLength()).isEqualTo(bytes);
    }

    @Test
    void pagesAreClosedAndReadInOrderAfterARestart() throws Exception {
        int number = page();

        nothingIsReadable();
        broker.restart();
        nothingIsReadable();

        assertThat(read(number)).isEqualTo(IntStream.range(0, number).boxed().toList());
    }

    @Test
    void aMessageInAPageThatDoesNotOpenIsSetAsideAndAllOthersAreRead() throws Exception {
        int number = page();
        Path page = files("paging", ".page").get(0);
        broker.restartAfter(() -> flip(page, Files.size(page) / 2 + 10_000));

        List<Integer> read = read(number - 1);
        Letter letter = deadLetter();
        assertThat(letter.queue()).isEqualTo(DOOR.out());
        assertThat(read).isSorted().doesNotHaveDuplicates().hasSize(number - 1);
        assertThat(broker.broker().depths()).containsEntry(DOOR.out(), 0L);
    }

    @Test
    void aMessageThatDoesNotOpenGivesWayToAStandInWithItsIds() throws Exception {
        Session system = broker.session(SYSTEM);
        sendText(system, DOOR.in(), SECRET.repeat(IN_ONE_RECORD));
        sendText(system, DOOR.in(), "the next");
        Path journal = files("journal", ".amq").get(0);
        broker.restartAfter(() -> flip(journal, SECRET.length() * IN_ONE_RECORD));

        standIn(broker.taken(DOOR.in()));
        assertThat(text(broker.taken(DOOR.in()))).isEqualTo("the next");
    }

    @Test
    void noChangedByteKeepsTheBrokerFromStartingOrTheNextMessageFromItsReader() throws Exception {
        Session system = broker.session(SYSTEM);
        sendText(system, DOOR.in(), "the first");
        Path journal = files("journal", ".amq").get(0);
        int end = written(journal);
        sendText(system, DOOR.in(), "the next");
        for (int at = end - 40; at > 100; at -= 150) {
            int place = at;
            broker.restartAfter(() -> flip(journal, place));
            assertThat(broker.broker().isActive()).isTrue();
            broker.restartAfter(() -> flip(journal, place));
        }

        assertThat(text(broker.taken(DOOR.in()))).isEqualTo("the first");
        assertThat(text(broker.taken(DOOR.in()))).isEqualTo("the next");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargeMessageWhoseFileWasSpoiledGivesWayToAStandInAlsoWhileTheBrokerRuns(boolean running) throws Exception {
        Session system = broker.session(SYSTEM);
        sendText(system, DOOR.in(), SECRET.repeat(LARGE));
        sendText(system, DOOR.in(), "the next");
        Path body = files("large", ".msg").get(0);
        if (running) {
            flip(body, Files.size(body) / 2);
            assertThat(text(broker.taken(DOOR.in()))).isEqualTo("the next");
            standIn(broker.taken(DOOR.in()));
        } else {
            broker.restartAfter(() -> flip(body, Files.size(body) / 2));
            standIn(broker.taken(DOOR.in()));
            assertThat(text(broker.taken(DOOR.in()))).isEqualTo("the next");
        }
        Patience.await().until(() -> files("large", ".msg").isEmpty());
    }

    @Test
    void anOutcomeThatDoesNotOpenIsSetAsideAndNeverGivenToItsReader() throws Exception {
        Session gateway = broker.gateway();
        sendText(gateway, DOOR.out(), SECRET.repeat(IN_ONE_RECORD));
        sendText(gateway, DOOR.out(), "the next");
        Path journal = files("journal", ".amq").get(0);
        broker.restartAfter(() -> flip(journal, SECRET.length() * IN_ONE_RECORD));

        assertThat(text(broker.taken(DOOR.out()))).isEqualTo("the next");
        assertThat(deadLetter().queue()).isEqualTo(DOOR.out());
        assertThat(broker.broker().depths()).containsEntry(DOOR.out(), 0L);
    }

    @Test
    void whatAnEarlierVersionStoredInTheClearIsNotRead() {
        assertThatThrownBy(() ->
                        broker.restartAfter(() -> Files.delete(broker.files().resolve("closed-by-key-0001"))))
                .hasMessageStartingWith("BROKER-004");
    }

    @Test
    void theNextKeyClosesAndWhatTheOldOneHasClosedIsStillRead() throws Exception {
        Secrets secrets = Secrets.in(directory.resolve("secrets"));
        sendText(broker.session(SYSTEM), DOOR.in(), "closed by the first");
        broker.restartAfter(() -> VaultFolder.addKey(broker.files(), secrets, EmbeddedBroker.KEYS));
        sendText(broker.session(SYSTEM), DOOR.in(), "closed by the second");
        broker.restart();

        assertThat(text(broker.taken(DOOR.in()))).isEqualTo("closed by the first");
        assertThat(text(broker.taken(DOOR.in()))).isEqualTo("closed by the second");
        assertThatThrownBy(() -> broker.restartAfter(
                        () -> Files.delete(directory.resolve("secrets").resolve("broker-key-0002.key"))))
                .hasMessageStartingWith("STORE-010");
    }

    @Test
    void withoutItsKeyTheBrokerDoesNotStart() {
        Path key = directory.resolve("secrets").resolve("broker-key-0001.key");

        assertThatThrownBy(() -> broker.restartAfter(() -> Files.delete(key))).hasMessageStartingWith("STORE-010");

        assertThat(key).doesNotExist();
    }

    private void standIn(Message message) throws JMSException {
        assertThat(message.propertyExists(EmbeddedBroker.NOT_OPENED)).isTrue();
        assertThat(message.getStringProperty("SekishoMessageId")).isEqualTo("id");
        assertThat(message.getStringProperty(EmbeddedBroker.DELIVERY_ID)).isNotEmpty();
        assertThat(message.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(message.getJMSMessageID()).startsWith("ID:");
    }

    private Letter deadLetter() {
        Patience.await().until(() -> broker.broker().deadLetters().count() == 1);
        return broker.broker().deadLetters().all().get(0);
    }

    /** As many outcomes as do not fit into memory. */
    private int page() throws JMSException, IOException {
        Session gateway = broker.gateway();
        int number = 0;
        while (number < 60 || files("paging", ".page").isEmpty()) {
            sendText(gateway, DOOR.out(), number + " " + SECRET.repeat(IN_ONE_RECORD));
            number++;
        }
        return number;
    }

    private List<Integer> read(int number) throws JMSException {
        Session reader = broker.session(SYSTEM);
        try (MessageConsumer consumer = reader.createConsumer(reader.createQueue(DOOR.out()))) {
            return Stream.generate(() -> number(consumer)).limit(number).toList();
        }
    }

    private static int number(MessageConsumer consumer) {
        try {
            String text = text(consumer.receive(Patience.MILLIS));
            assertThat(text).endsWith(SECRET.repeat(IN_ONE_RECORD));
            return Integer.parseInt(text.substring(0, text.indexOf(' ')));
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    private void nothingIsReadable() throws IOException {
        try (Stream<Path> all = Files.walk(broker.files())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, ISO_8859_1);
                for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE, MS932)) {
                    String written = new String(SECRET.getBytes(charset), ISO_8859_1);
                    assertThat(content.contains(written))
                            .as("%s in %s", charset, file)
                            .isFalse();
                }
            }
        }
    }

    private List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(broker.files().resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    /** Where what was written ends: a journal's file is filled with zeros. */
    private static int written(Path journal) throws IOException {
        byte[] all = Files.readAllBytes(journal);
        int end = all.length;
        while (all[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static void flip(Path file, long at) throws IOException {
        byte[] all = Files.readAllBytes(file);
        all[(int) at] ^= 1;
        Files.write(file, all);
    }

    private static void sendText(Session session, String queue, String text) throws JMSException {
        TextMessage message = session.createTextMessage(text);
        message.setStringProperty("SekishoMessageId", "id");
        message.setJMSCorrelationID("correlation");
        session.createProducer(session.createQueue(queue)).send(message);
    }

    private static void sendBytes(Session session, byte[] bytes) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(bytes);
        session.createProducer(session.createQueue(DOOR.in())).send(message);
    }

    private void sendAmqp(String text) throws Exception {
        try (Sender sender = broker.amqp(SYSTEM).openSender(DOOR.in())) {
            sender.send(org.apache.qpid.protonj2.client.Message.create(text).durable(true))
                    .awaitSettlement(Patience.MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static String text(Message message) throws JMSException {
        return ((TextMessage) message).getText();
    }
}
