package jp.sekisho.broker;

import static org.apache.activemq.artemis.api.core.Message.TEXT_TYPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.broker.BrokerSettings.ConnectionLimits;
import jp.sekisho.broker.BrokerSettings.Limits;
import jp.sekisho.broker.BrokerSettings.WhenStuck;
import jp.sekisho.store.Secrets;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real broker, with core JMS clients over TCP. */
class EmbeddedBrokerTest {
    private static final String SYSTEM = "public-assistance";
    private static final Door DOOR = new Door(SYSTEM, "inquiry", "inquiry-result");
    private static final Door ANOTHERS = new Door("child-allowance", "inquiry", "inquiry-result");
    private static final long SOON = 300;

    @TempDir
    Path directory;

    private final List<SecurityEvent> audited = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Secrets secrets;
    private int port;
    private EmbeddedBroker broker;

    @BeforeEach
    void startBroker() throws IOException {
        secrets = Secrets.in(directory.resolve("secrets"));
        port = Ports.free();
        broker = start(Limits.USUAL);
    }

    @AfterEach
    void stopBroker() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
        broker.close();
    }

    @Test
    void aSystemSendsToItsDoorAndReadsItsOutcomes() throws Exception {
        Session system = session(SYSTEM);
        Session gateway = gatewaySession();

        send(system, DOOR.in(), "question");
        assertThat(text(gateway, DOOR.in())).isEqualTo("question");
        send(gateway, DOOR.out(), "answer");

        assertThat(text(system, DOOR.out())).isEqualTo("answer");
        assertThat(audited).isEmpty();
    }

    @Test
    void aSystemMayCancelAndIsTold() throws Exception {
        Session system = session(SYSTEM);
        Session gateway = gatewaySession();

        send(system, "in.public-assistance.cancel", "cancel it");
        assertThat(text(gateway, "in.public-assistance.cancel")).isEqualTo("cancel it");
        send(gateway, "out.public-assistance.cancel-result", "done");

        assertThat(text(system, "out.public-assistance.cancel-result")).isEqualTo("done");
    }

    /** What was promised there while a file still named it is read there. */
    @Test
    void aSystemReadsAQueueOfItsOwnThatNoDoorLeadsToAnyMore() throws Exception {
        String retired = "out.public-assistance.retired-result";
        broker.provide(retired);
        broker.provide(retired);

        send(gatewaySession(), retired, "late");

        assertThat(text(session(SYSTEM), retired)).isEqualTo("late");
        assertThat(audited).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedAndRecorded() {
        assertThatThrownBy(() -> connect(SYSTEM, "wrong")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> connect("nobody", "x")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> connect(null, null)).isInstanceOf(JMSSecurityException.class);

        assertThat(audited)
                .extracting(SecurityEvent::user, SecurityEvent::what, SecurityEvent::address)
                .containsExactly(
                        tuple(SYSTEM, What.BAD_CREDENTIALS, ""),
                        tuple("nobody", What.BAD_CREDENTIALS, ""),
                        tuple("(none)", What.BAD_CREDENTIALS, ""));
        assertThat(audited).allMatch(event -> event.remoteAddress().contains("127.0.0.1:"));
    }

    /** With few places, so that a machine under load does not free them as fast as they are taken. */
    @Test
    void fiftyWrongPasswordsLeaveATraceAndMostAreNotLookedAt() throws Exception {
        int places = 4;
        broker.close();
        broker = start(Limits.USUAL.with(new ConnectionLimits(200, 50, places, Duration.ofSeconds(30))));
        Session before = session(SYSTEM);
        for (int i = 0; i < 50; i++) {
            ActiveMQConnectionFactory guess = new ActiveMQConnectionFactory(
                    "tcp://127.0.0.1:" + port + "?useTopologyForLoadBalancing=false&callTimeout=100",
                    SYSTEM,
                    "wrong-" + i);
            assertThatThrownBy(() -> connection(guess)).isInstanceOf(JMSException.class);
        }

        assertThat(audited).hasSizeGreaterThanOrEqualTo(50);
        assertThat(audited.stream().filter(event -> event.what() == What.BAD_CREDENTIALS))
                .hasSizeBetween(places - 1, 25);
        assertThat(audited).extracting(SecurityEvent::what).contains(What.TOO_MANY_CONNECTIONS);
        send(before, DOOR.in(), "whoever is in stays in");
    }

    @Test
    void theBrokersBuiltInClusterLoginIsNoWayInNorItsOwn() {
        assertThatThrownBy(() -> connect("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> connect(secrets.password("broker-cluster-user"), secrets.password("broker-cluster")))
                .isInstanceOf(JMSSecurityException.class);

        assertThat(audited)
                .extracting(SecurityEvent::user, SecurityEvent::what)
                .containsExactly(
                        tuple("(malformed)", What.BAD_CREDENTIALS), tuple("(malformed)", What.BAD_CREDENTIALS));
    }

    @Test
    void aSystemSendsNowhereElse() throws Exception {
        Session system = session(SYSTEM);

        for (String queue : List.of(ANOTHERS.in(), ANOTHERS.out(), DOOR.out(), "DLQ", "activemq.management")) {
            assertThatThrownBy(() -> send(system, queue, "x")).as(queue).isInstanceOf(JMSException.class);
            assertThat(audited).last().satisfies(event -> {
                assertThat(event.user()).isEqualTo(SYSTEM);
                assertThat(event.what()).isIn(What.SEND_DENIED, What.MANAGE_DENIED);
                assertThat(event.address()).isEqualTo(queue);
                assertThat(event.remoteAddress()).contains("127.0.0.1:");
            });
        }
        assertThat(broker.depths().values()).allMatch(depth -> depth == 0);
    }

    @Test
    void aForbiddenSendInATransactionMakesTheCommitFail() throws Exception {
        Session system = connect(SYSTEM, password(SYSTEM)).createSession(true, Session.SESSION_TRANSACTED);

        assertThatThrownBy(() -> {
                    send(system, DOOR.in(), "allowed");
                    send(system, ANOTHERS.in(), "forbidden");
                    system.commit();
                })
                .isInstanceOf(JMSException.class);

        assertThat(broker.depths()).containsEntry(DOOR.in(), 0L).containsEntry(ANOTHERS.in(), 0L);
        assertThat(audited).last().extracting(SecurityEvent::what).isEqualTo(What.SEND_DENIED);
    }

    @Test
    void aSystemReadsAndBrowsesNothingElse() throws Exception {
        Session system = session(SYSTEM);

        for (String queue : List.of(ANOTHERS.out(), ANOTHERS.in(), DOOR.in(), "DLQ", "ExpiryQueue")) {
            assertThatThrownBy(() -> system.createConsumer(system.createQueue(queue)))
                    .as(queue)
                    .isInstanceOf(JMSException.class);
            assertThat(audited).last().matches(event -> isDenied(event, What.READ_DENIED, queue));
            assertThatThrownBy(() -> system.createBrowser(system.createQueue(queue))
                            .getEnumeration()
                            .hasMoreElements())
                    .as(queue)
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void aFullyQualifiedNameOpensNoSideDoor() throws Exception {
        Session system = session(SYSTEM);
        Session gateway = gatewaySession();
        send(gateway, ANOTHERS.out(), "not yours");

        for (String name : List.of(DOOR.out() + "::" + ANOTHERS.out(), ANOTHERS.out() + "::" + ANOTHERS.out())) {
            assertThatThrownBy(() -> system.createConsumer(system.createQueue(name)))
                    .as(name)
                    .isInstanceOf(JMSException.class);
        }
        assertThatThrownBy(() -> send(system, DOOR.in() + "::" + ANOTHERS.in(), "x"))
                .isInstanceOf(JMSException.class);
        assertThat(broker.depths()).containsEntry(ANOTHERS.in(), 0L).containsEntry(ANOTHERS.out(), 1L);
    }

    @Test
    void whatNoQueueTakesIsRefusedAndNotSwallowed() throws Exception {
        Session system = session(SYSTEM);
        Session transacted = connect(SYSTEM, password(SYSTEM)).createSession(true, Session.SESSION_TRANSACTED);

        assertThatThrownBy(() ->
                        system.createProducer(system.createTopic(DOOR.in())).send(system.createTextMessage("x")))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> {
                    send(transacted, DOOR.in() + "::" + ANOTHERS.in(), "x");
                    transacted.commit();
                })
                .isInstanceOf(JMSException.class);

        assertThat(audited).extracting(SecurityEvent::what).contains(What.NO_SUCH_QUEUE);
        assertThat(broker.depths()).containsEntry(DOOR.in(), 0L);
    }

    @Test
    void nobodyCreatesQueues() throws Exception {
        Session system = session(SYSTEM);

        assertThatThrownBy(system::createTemporaryQueue).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> send(system, "in.public-assistance.unknown", "x"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> system.createConsumer(system.createTopic(DOOR.out())))
                .isInstanceOf(JMSException.class);
        assertThat(broker.depths()).hasSize(3 + 2 * 4);
    }

    @Test
    void aMessageThatIsNotPersistentIsRefusedAtTheDoorAndRecorded() throws Exception {
        Session system = connection(factory(SYSTEM, "blockOnNonDurableSend=true"))
                .createSession(false, Session.AUTO_ACKNOWLEDGE);

        assertThatThrownBy(() -> sendNotPersistent(system)).isInstanceOf(JMSException.class);

        assertThat(audited).singleElement().matches(event -> isDenied(event, What.NOT_PERSISTENT, DOOR.in()));
        assertThat(broker.depths()).containsEntry(DOOR.in(), 0L);
    }

    @Test
    void aMessageThatIsNotPersistentMakesTheCommitFail() throws Exception {
        Session system = connect(SYSTEM, password(SYSTEM)).createSession(true, Session.SESSION_TRANSACTED);

        assertThatThrownBy(() -> {
                    sendNotPersistent(system);
                    system.commit();
                })
                .isInstanceOf(JMSException.class);

        assertThat(broker.depths()).containsEntry(DOOR.in(), 0L);
    }

    @Test
    void aMessageAtTheDoorNeverExpires() throws Exception {
        Session system = session(SYSTEM);
        MessageProducer producer = system.createProducer(system.createQueue(DOOR.in()));
        producer.setTimeToLive(1);
        producer.send(system.createTextMessage("still here"));
        send(system, DOOR.in(), "after it");
        broker.queue(DOOR.in()).expireReferences();
        restart();

        Session gateway = gatewaySession();
        MessageConsumer door = gateway.createConsumer(gateway.createQueue(DOOR.in()));
        Message first = door.receive(Patience.MILLIS);

        assertThat(((TextMessage) first).getText()).isEqualTo("still here");
        assertThat(first.getJMSExpiration()).isZero();
        assertThat(text(door)).isEqualTo("after it");
        assertThat(broker.depths()).containsEntry("ExpiryQueue", 0L);
    }

    @Test
    void whatWasSentIsThereAfterARestartInItsOrder() throws Exception {
        Session system = session(SYSTEM);
        for (int i = 0; i < 200; i++) {
            send(system, DOOR.in(), "m" + i);
        }
        restart();

        Session gateway = gatewaySession();
        MessageConsumer door = gateway.createConsumer(gateway.createQueue(DOOR.in()));
        for (int i = 0; i < 200; i++) {
            assertThat(text(door)).isEqualTo("m" + i);
        }
    }

    @Test
    void aDoorHasOneReaderAtATimeAndTheNextTakesOverInOrder() throws Exception {
        Session first = gatewaySession();
        Session second = gatewaySession();
        MessageConsumer reader = first.createConsumer(first.createQueue(DOOR.in()));
        MessageConsumer waiting = second.createConsumer(second.createQueue(DOOR.in()));
        Session system = session(SYSTEM);
        for (int i = 0; i < 10; i++) {
            send(system, DOOR.in(), "m" + i);
        }

        assertThat(text(reader)).isEqualTo("m0");
        assertThat(waiting.receive(SOON)).isNull();
        reader.close();

        for (int i = 1; i < 10; i++) {
            assertThat(text(waiting)).isEqualTo("m" + i);
        }
    }

    @Test
    void redeliveryIsImmediateInOrderAndWithoutLimit() throws Exception {
        Session system = session(SYSTEM);
        send(system, DOOR.in(), "first");
        send(system, DOOR.in(), "second");
        Connection connection = broker.gatewayConnections().createConnection();
        open.add(connection);
        connection.start();
        Session gateway = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer door = gateway.createConsumer(gateway.createQueue(DOOR.in()));

        for (int i = 0; i < 25; i++) {
            assertThat(text(door)).isEqualTo("first");
            gateway.rollback();
        }

        assertThat(text(door)).isEqualTo("first");
        assertThat(text(door)).isEqualTo("second");
        gateway.commit();
        assertThat(broker.depths()).containsEntry("DLQ", 0L).containsEntry(DOOR.in(), 0L);
    }

    @Test
    void anOutcomeSentTwiceUnderOneIdArrivesOnceAlsoAcrossARestart() throws Exception {
        sendWithDuplicateId(gatewaySession(), "id-1");
        sendWithDuplicateId(gatewaySession(), "id-1");
        restart();
        sendWithDuplicateId(gatewaySession(), "id-1");
        sendWithDuplicateId(gatewaySession(), "id-2");

        Patience.await().until(() -> broker.depths().get(DOOR.out()) == 2L);
    }

    @Test
    void aFullDoorMakesItsProducerWaitAndLosesNothing() throws Exception {
        broker.close();
        broker = start(new Limits(64 << 10, 4 << 20, 64 << 20, 1 << 20, WhenStuck.LOG, ConnectionLimits.USUAL));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        Session system = session(SYSTEM);
        MessageProducer producer = system.createProducer(system.createQueue(DOOR.in()));
        String body = "x".repeat(4 << 10);
        Future<?> sending = threads.submit(() -> {
            for (int i = 0; i < 100; i++) {
                producer.send(system.createTextMessage(body));
            }
            return null;
        });
        assertThatThrownBy(() -> sending.get(SOON * 3, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        Session gateway = gatewaySession();
        MessageConsumer door = gateway.createConsumer(gateway.createQueue(DOOR.in()));
        for (int i = 0; i < 100; i++) {
            assertThat(text(door)).isEqualTo(body);
        }

        sending.get(Patience.MILLIS, TimeUnit.MILLISECONDS);
        threads.shutdown();
    }

    @Test
    void priorityDelayGroupAndDuplicateIdNeitherReorderNorSwallowAtADoor() throws Exception {
        Session system = session(SYSTEM);
        MessageProducer producer = system.createProducer(system.createQueue(DOOR.in()));
        for (int i = 0; i < 10; i++) {
            TextMessage message = system.createTextMessage("m" + i);
            message.setStringProperty("_AMQ_DUPL_ID", "always the same");
            message.setStringProperty("JMSXGroupID", "g" + i % 2);
            message.setLongProperty("_AMQ_SCHED_DELIVERY", System.currentTimeMillis() + 60_000);
            message.setStringProperty("SekishoMessageId", "kept");
            producer.setPriority(i);
            producer.setDeliveryDelay(i % 2 == 0 ? 60_000 : 0);
            producer.send(message);
        }
        restart();

        Session gateway = gatewaySession();
        MessageConsumer door = gateway.createConsumer(gateway.createQueue(DOOR.in()));
        for (int i = 0; i < 10; i++) {
            Message message = door.receive(Patience.MILLIS);
            assertThat(((TextMessage) message).getText()).isEqualTo("m" + i);
            assertThat(message.getJMSPriority()).isEqualTo(4);
            assertThat(message.getStringProperty("SekishoMessageId")).isEqualTo("kept");
        }
    }

    @Test
    void propertiesOfTheBrokersOwnRouteNothing() throws Exception {
        Session system = session(SYSTEM);
        TextMessage message = system.createTextMessage("one");
        ClientMessage core = ((ActiveMQMessage) message).getCoreMessage();
        core.putBytesProperty("_AMQ_ROUTE_TO", new byte[8]);
        core.putBytesProperty("_AMQ_BRIDGE_DUPL", new byte[16]);
        system.createProducer(system.createQueue(DOOR.in())).send(message);
        system.createProducer(system.createQueue(DOOR.in())).send(message);

        Session gateway = gatewaySession();
        MessageConsumer door = gateway.createConsumer(gateway.createQueue(DOOR.in()));
        assertThat(text(door)).isEqualTo("one");
        assertThat(text(door)).isEqualTo("one");
    }

    @Test
    void aMessageOverTheBrokersLimitIsRefusedRecordedAndLeavesNothingOnTheDisk() throws Exception {
        Session system = session(SYSTEM);
        Session inOnePiece = connection(factory(SYSTEM, "minLargeMessageSize=16777216"))
                .createSession(false, Session.AUTO_ACKNOWLEDGE);
        Session transacted = connect(SYSTEM, password(SYSTEM)).createSession(true, Session.SESSION_TRANSACTED);
        byte[] tooLarge = new byte[(4 << 20) + 1];

        assertThatThrownBy(() -> sendBytes(system, tooLarge)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> sendBytes(inOnePiece, tooLarge)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> {
                    sendBytes(transacted, tooLarge);
                    transacted.commit();
                })
                .isInstanceOf(JMSException.class);
        sendBytes(system, new byte[(4 << 20) - 10_000]);

        assertThat(audited).hasSize(3).allMatch(event -> isDenied(event, What.TOO_LARGE, DOOR.in()));
        assertThat(broker.depths()).containsEntry(DOOR.in(), 1L);
        gatewaySession().createConsumer(gatewaySession().createQueue(DOOR.in())).receive(Patience.MILLIS);
        awaitLargeFiles(1);
    }

    @Test
    void whatIsNotTakenWhileNobodyWouldAnswerLeavesNothingOnTheDisk() throws Exception {
        Session system = session(SYSTEM);
        Session transacted = connect(SYSTEM, password(SYSTEM)).createSession(true, Session.SESSION_TRANSACTED);
        broker.shut();

        assertThatThrownBy(() -> sendBytes(system, new byte[2 << 20])).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> {
                    sendBytes(transacted, new byte[2 << 20]);
                    transacted.commit();
                })
                .isInstanceOf(JMSException.class);

        assertThat(broker.depths()).containsEntry(DOOR.in(), 0L);
        awaitLargeFiles(0);
    }

    @Test
    void aCompressedMessageIsRefusedUnopenedAndRecorded() throws Exception {
        Session system = connection(factory(SYSTEM, "compressLargeMessage=true&minLargeMessageSize=10240"))
                .createSession(false, Session.AUTO_ACKNOWLEDGE);

        assertThatThrownBy(() -> sendBytes(system, new byte[64 << 20])).isInstanceOf(JMSException.class);

        assertThat(audited).singleElement().matches(event -> isDenied(event, What.COMPRESSED, DOOR.in()));
        assertThat(broker.depths()).containsEntry(DOOR.in(), 0L);
        awaitLargeFiles(0);
    }

    @Test
    void aTextThatIsNoneIsRefusedSinceItWouldStopItsDoor() throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + port);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(SYSTEM, password(SYSTEM), false, true, true, false, 0);
                ClientProducer producer = session.createProducer(DOOR.in())) {
            ClientMessage empty = session.createMessage(TEXT_TYPE, true);
            ClientMessage tooLong = session.createMessage(TEXT_TYPE, true);
            tooLong.getBodyBuffer().writeByte((byte) 1);
            tooLong.getBodyBuffer().writeInt(Integer.MAX_VALUE);

            assertThatThrownBy(() -> producer.send(empty)).isInstanceOf(ActiveMQException.class);
            assertThatThrownBy(() -> producer.send(tooLong)).isInstanceOf(ActiveMQException.class);
        }

        assertThat(audited).hasSize(2).allMatch(event -> isDenied(event, What.UNREADABLE, DOOR.in()));
        assertThat(broker.depths()).containsEntry(DOOR.in(), 0L);
    }

    @Test
    void theGatewayOpensNoObject() throws Exception {
        Session system = session(SYSTEM);
        system.createProducer(system.createQueue(DOOR.in()))
                .send(system.createObjectMessage(new ArrayList<>(List.of("harmless"))));

        Session gateway = gatewaySession();
        MessageConsumer door = gateway.createConsumer(gateway.createQueue(DOOR.in()));
        ObjectMessage message = (ObjectMessage) door.receive(Patience.MILLIS);

        assertThatThrownBy(message::getObject).isInstanceOf(JMSException.class);
    }

    @Test
    void aSecondBrokerOnTheSameDirectoryDoesNotStart() {
        assertThatThrownBy(() -> start(Limits.USUAL)).hasMessageStartingWith("BROKER-001");
    }

    @Test
    void aBrokerWhosePortIsTakenDoesNotStart() {
        BrokerSettings samePort =
                new BrokerSettings(directory.resolve("other"), "127.0.0.1", port, List.of(DOOR), secrets);

        assertThatThrownBy(() -> EmbeddedBroker.start(samePort, audited::add)).hasMessageStartingWith("BROKER-002");
    }

    @Test
    void aBrokerWithoutAnAcceptorServesTheGatewayOnly() throws Exception {
        broker.close();
        broker = EmbeddedBroker.start(
                new BrokerSettings(directory.resolve("other"), "127.0.0.1", 0, List.of(DOOR), secrets), audited::add);
        send(gatewaySession(), DOOR.out(), "x");

        assertThatThrownBy(() -> connect(SYSTEM, password(SYSTEM))).isInstanceOf(JMSException.class);
        assertThat(broker.depths()).containsEntry(DOOR.out(), 1L);
    }

    private EmbeddedBroker start(Limits limits) {
        return EmbeddedBroker.start(
                new BrokerSettings(
                        directory.resolve("broker"), "127.0.0.1", port, List.of(DOOR, ANOTHERS), secrets, limits),
                audited::add);
    }

    private void restart() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
        open.clear();
        broker.close();
        broker = start(Limits.USUAL);
    }

    private void sendWithDuplicateId(Session session, String id) throws JMSException {
        TextMessage message = session.createTextMessage("outcome");
        message.setStringProperty("_AMQ_DUPL_ID", id);
        session.createProducer(session.createQueue(DOOR.out())).send(message);
    }

    /** The sender hears of the refusal while the broker's own thread still puts the file away. */
    private void awaitLargeFiles(int most) {
        Patience.await().until(() -> largeFiles().size() <= most);
    }

    private List<Path> largeFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("broker").resolve("large"))) {
            return files.toList();
        }
    }

    private static void sendBytes(Session session, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        session.createProducer(session.createQueue(DOOR.in())).send(message);
    }

    private static void sendNotPersistent(Session session) throws JMSException {
        MessageProducer producer = session.createProducer(session.createQueue(DOOR.in()));
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.send(session.createTextMessage("x"));
    }

    private static void send(Session session, String queue, String text) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.send(session.createTextMessage(text));
        }
    }

    private static String text(Session session, String queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            return text(consumer);
        }
    }

    private static String text(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(Patience.MILLIS);
        assertThat(message).as("a message within " + Patience.LONG).isNotNull();
        return ((TextMessage) message).getText();
    }

    private Session session(String system) throws JMSException {
        return connect(system, password(system)).createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private Session gatewaySession() throws JMSException {
        Connection connection = broker.gatewayConnections().createConnection();
        open.add(connection);
        connection.start();
        return connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private Connection connect(String user, String password) throws JMSException {
        return connection(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, user, password));
    }

    private ActiveMQConnectionFactory factory(String system, String options) {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port + "?" + options, system, password(system));
    }

    private Connection connection(ActiveMQConnectionFactory factory) throws JMSException {
        open.add(factory);
        Connection connection = factory.createConnection();
        open.add(0, connection);
        connection.start();
        return connection;
    }

    private String password(String system) {
        return secrets.password(EmbeddedBroker.passwordName(system));
    }

    private static boolean isDenied(SecurityEvent event, What what, String address) {
        return event.user().equals(SYSTEM)
                && event.what() == what
                && event.address().equals(address)
                && event.remoteAddress().contains("127.0.0.1:");
    }
}
