package jp.sekisho.broker;

import static jp.sekisho.broker.BrokerAtWork.DOOR;
import static jp.sekisho.broker.BrokerAtWork.OTHER;
import static jp.sekisho.broker.BrokerAtWork.SYSTEM;
import static jp.sekisho.broker.Knock.AMQP_HEADER;
import static jp.sekisho.broker.Knock.CORE_HEADER;
import static jp.sekisho.broker.Knock.SASL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.security.sasl.AuthenticationException;
import jp.sekisho.Patience;
import jp.sekisho.audit.SecurityEvent.What;
import jp.sekisho.broker.BrokerSettings.ConnectionLimits;
import jp.sekisho.broker.BrokerSettings.Limits;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateSessionMessage_V2;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionResponseMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may send to the broker's port, and how many may come. */
class LoginGuardTest {
    private static final byte[] SASL_OK = {0, 0x53, 0x44, (byte) 0xc0, 3, 1, 0x50, 0};

    @TempDir
    Path directory;

    private BrokerAtWork broker;

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {513, 5_000, 100_000})
    void aSaslFrameThatIsTooLongIsCutOffBeforeAnybodyDecodesIt(int size) throws Exception {
        start(ConnectionLimits.USUAL);
        try (Knock stranger = new Knock(broker.port)) {
            stranger.write(SASL_HEADER, Knock.frame(1, new byte[size - 8])).answerUntilClosed();
        }

        assertThat(broker.recorded()).containsExactly(What.NO_LOGIN);
        othersLogInAndNothingSpins();
    }

    @Test
    void aSaslFrameThatSaysItIsSmallAndIsNotIsCutOff() throws Exception {
        start(ConnectionLimits.USUAL);
        List<byte[]> frames = List.of(
                Knock.frame(1, new byte[100]),
                Knock.frame(0, new byte[] {0, 0x53, 0x10}),
                ByteBuffer.allocate(8).putInt(4).putInt(0x02010000).array(),
                ByteBuffer.allocate(8).putInt(-1).putInt(0x02010000).array(),
                ByteBuffer.allocate(8).putInt(8).putInt(0x01010000).array(),
                Knock.frame(1, new byte[] {0, 0x53, 0x41, (byte) 0xd0, 0x7f, -1, -1, -1, 0x7f, -1, -1, -1}),
                Knock.frame(1, new byte[] {0, 0x53, 0x41, (byte) 0xc0, 5, 2, (byte) 0xb3, 0x7f, -1, -1}),
                Knock.frame(1, new byte[] {0, 0x53, 0x43, (byte) 0xc0, 1, 0}));
        for (byte[] frame : frames) {
            try (Knock stranger = new Knock(broker.port)) {
                stranger.write(SASL_HEADER, frame, new byte[6_000]).answerUntilClosed();
            }
        }

        assertThat(broker.recorded()).containsOnly(What.NO_LOGIN).hasSize(frames.size());
        othersLogInAndNothingSpins();
    }

    @Test
    void aWrongPasswordFollowedByAFloodIsCutOff() throws Exception {
        start(ConnectionLimits.USUAL);
        try (Knock stranger = new Knock(broker.port)) {
            stranger.write(SASL_HEADER, Knock.saslInit(SYSTEM, "wrong"), new byte[1 << 20])
                    .answerUntilClosed();
        }

        assertThat(broker.recorded()).contains(What.BAD_CREDENTIALS);
        othersLogInAndNothingSpins();
    }

    @Test
    void aLoginWithAllThatFollowsSentAtOnceIsTaken() throws Exception {
        start(ConnectionLimits.USUAL);
        try (Knock system = new Knock(broker.port)) {
            system.write(SASL_HEADER, Knock.saslInit(SYSTEM, broker.password(SYSTEM)), AMQP_HEADER, Knock.open());

            assertThat(system.hears(SASL_OK)).isTrue();
            assertThat(system.hears(AMQP_HEADER)).isTrue();
        }
        assertThat(broker.audited).isEmpty();
    }

    @Test
    void aLoginByteByByteIsTaken() throws Exception {
        start(ConnectionLimits.USUAL);
        try (Knock system = new Knock(broker.port)) {
            for (byte[] part : List.of(SASL_HEADER, Knock.saslInit(SYSTEM, broker.password(SYSTEM)), AMQP_HEADER)) {
                for (byte one : part) {
                    system.write(new byte[] {one});
                }
            }

            assertThat(system.hears(SASL_OK)).isTrue();
            assertThat(system.hears(AMQP_HEADER)).isTrue();
        }
    }

    @Test
    void whoAsksForAnotherProtocolIsToldTheRightOneAndCutOff() throws Exception {
        start(ConnectionLimits.USUAL);
        for (String opening :
                List.of("GET / HTTP/1.1\r\n\r\n", "AMQP\0\1\0\0", "AMQP\0\0\11\1", "CONNECT\n\n", "PROXY TCP4 ")) {
            try (Knock stranger = new Knock(broker.port)) {
                stranger.write(opening.getBytes(StandardCharsets.ISO_8859_1));

                assertThat(stranger.answerUntilClosed()).as(opening).isEqualTo(SASL_HEADER);
            }
        }

        assertThat(broker.recorded()).containsOnly(What.NO_LOGIN).hasSize(5);
    }

    @Test
    void whoSaysNothingIsCutOffInTime() throws Exception {
        start(new ConnectionLimits(10, 10, 10, Duration.ofMillis(200)));
        try (Knock silent = new Knock(broker.port);
                Knock half = new Knock(broker.port).write(SASL_HEADER);
                Knock core = new Knock(broker.port).write(CORE_HEADER)) {
            silent.answerUntilClosed();
            half.answerUntilClosed();
            core.answerUntilClosed();
        }

        assertThat(broker.recorded()).containsExactly(What.NO_LOGIN, What.NO_LOGIN, What.NO_LOGIN);
    }

    /** The broker's own code creates queues, serves backups and joins clusters for whoever asks. */
    @Test
    void corePacketsOfBrokersAreObeyedForNobody() throws Exception {
        start(ConnectionLimits.USUAL);
        int cutOff = 0;
        for (int type = Byte.MIN_VALUE; type <= Byte.MAX_VALUE; type++) {
            for (long channel : new long[] {2, 3, 4, 10, -1}) {
                try (Knock stranger = new Knock(broker.port)) {
                    stranger.write(CORE_HEADER, Knock.packet(type, channel, new byte[32]))
                            .answerUntilClosed();
                    cutOff++;
                }
            }
        }
        try (Knock stranger = new Knock(broker.port)) {
            stranger.write(CORE_HEADER, Knock.packet(PacketImpl.CREATE_QUEUE, 1, new byte[32]))
                    .answerUntilClosed();
            cutOff++;
        }

        assertThat(broker.recorded()).containsOnly(What.NO_LOGIN).hasSize(cutOff);
        othersLogInAndNothingSpins();
    }

    @Test
    void aCorePacketOfUntrueLengthIsCutOff() throws Exception {
        start(ConnectionLimits.USUAL);
        for (int length : List.of(-1, 0, 8, 5_000, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            byte[] packet = Knock.packet(PacketImpl.CREATESESSION_V2, 1, new byte[32]);
            ByteBuffer.wrap(packet).putInt(length);
            try (Knock stranger = new Knock(broker.port)) {
                stranger.write(CORE_HEADER, packet).answerUntilClosed();
            }
        }

        assertThat(broker.recorded()).containsOnly(What.NO_LOGIN).hasSize(6);
        othersLogInAndNothingSpins();
    }

    @Test
    void aNameOfAHundredThousandCharactersHoldsNobodyUp() throws Exception {
        start(ConnectionLimits.USUAL);
        String name = "n".repeat(100_000);

        assertThatThrownBy(() -> {
                    try (ActiveMQConnectionFactory factory =
                            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + broker.port, name, "x")) {
                        factory.createConnection();
                    }
                })
                .isInstanceOf(JMSException.class);
        try (Knock stranger = new Knock(broker.port)) {
            stranger.write(SASL_HEADER, Knock.saslInit(name, "x")).answerUntilClosed();
        }

        assertThat(broker.recorded()).containsOnly(What.NO_LOGIN);
        othersLogInAndNothingSpins();
    }

    @Test
    void aSessionIsTakenOverByNobodyWhoKnowsItsName() throws Exception {
        start(ConnectionLimits.USUAL);
        try (ServerLocator locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + broker.port)
                        .setConfirmationWindowSize(1 << 20);
                ClientSessionFactoryInternal of = (ClientSessionFactoryInternal) locator.createSessionFactory();
                ClientSessionFactoryInternal thief = (ClientSessionFactoryInternal) locator.createSessionFactory();
                ClientSession session =
                        of.createSession(SYSTEM, broker.password(SYSTEM), false, true, true, false, 0)) {
            String name = ((ClientSessionInternal) session).getName();

            ReattachSessionResponseMessage answer =
                    (ReattachSessionResponseMessage) ((CoreRemotingConnection) thief.getConnection())
                            .getChannel(1, -1)
                            .sendBlocking(new ReattachSessionMessage(name, 0), PacketImpl.REATTACH_SESSION_RESP);

            assertThat(answer.isReattached()).isFalse();
            session.createProducer(DOOR.in()).send(session.createMessage(true));
        }
        assertThat(broker.broker().depths()).containsEntry(DOOR.in(), 1L);
    }

    @Test
    void aLoginHasSoManyConnectionsAndNoMore() throws Exception {
        start(new ConnectionLimits(10, 2, 10, Duration.ofMinutes(3)));
        Session first = broker.session(SYSTEM);
        Connection second = broker.connect(SYSTEM);

        assertThatThrownBy(() -> broker.connect(SYSTEM)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> broker.amqp(SYSTEM).openFuture().get())
                .hasRootCauseInstanceOf(AuthenticationException.class);

        assertThat(broker.recorded()).containsOnly(What.TOO_MANY_CONNECTIONS).hasSize(2);
        first.createProducer(first.createQueue(DOOR.in())).send(first.createTextMessage("still here"));
        broker.session(OTHER);
        second.close();
        Patience.await().ignoreExceptions().until(() -> broker.session(SYSTEM) != null);
    }

    @Test
    void allLoginsTogetherHaveSoManyConnectionsAndNoMore() throws Exception {
        start(new ConnectionLimits(2, 2, 10, Duration.ofMinutes(3)));
        broker.session(SYSTEM);
        broker.session(OTHER);

        assertThatThrownBy(() -> broker.session(OTHER)).isInstanceOf(JMSException.class);

        assertThat(broker.recorded()).containsExactly(What.TOO_MANY_CONNECTIONS);
        broker.taken(sent());
    }

    private String sent() throws JMSException {
        try (Connection gateway = broker.broker().gatewayConnections().createConnection()) {
            Session session = gateway.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(DOOR.out())).send(session.createTextMessage("x"));
        }
        return DOOR.out();
    }

    @Test
    void anAddressHasSoManyConnectionsWithoutALoginAndNoMore() throws Exception {
        start(new ConnectionLimits(10, 10, 3, Duration.ofMinutes(3)));
        broker.session(SYSTEM);
        List<Knock> strangers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            strangers.add(new Knock(broker.port).write(SASL_HEADER));
            strangers.get(i).read(1);
        }

        try (Knock oneTooMany = new Knock(broker.port)) {
            oneTooMany.answerUntilClosed();
        }

        assertThat(broker.recorded()).containsExactly(What.TOO_MANY_CONNECTIONS);
        for (Knock stranger : strangers) {
            stranger.close();
        }
        Patience.await().ignoreExceptions().until(() -> broker.session(SYSTEM) != null);
    }

    @Test
    void packetsThatNeverEndTakeNoMoreOfALoginThanTheLargestOne() throws Exception {
        start(ConnectionLimits.USUAL);
        byte[] begun = Knock.packet(PacketImpl.SESS_SEND, 10, new byte[1_000]);
        ByteBuffer.wrap(begun).putInt(6 << 20);

        List<Knock> ofASystem = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ofASystem.add(loggedIn(SYSTEM).write(begun));
        }
        Patience.await().until(() -> !broker.audited.isEmpty());
        Knock another = loggedIn(OTHER).write(begun);

        assertThat(broker.audited).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.TOO_MUCH_AT_ONCE);
            assertThat(event.user()).isEqualTo(SYSTEM);
        });
        Session system = broker.session(SYSTEM);
        system.createProducer(system.createQueue(DOOR.in())).send(system.createTextMessage("small ones go on"));
        for (Knock each : ofASystem) {
            each.close();
        }
        another.close();
        othersLogInAndNothingSpins();
    }

    /** In sum more than may be unfinished: they pass only if each is given back. */
    @Test
    void wholePacketsOneAfterTheOtherPassForEver() throws Exception {
        start(ConnectionLimits.USUAL);
        Session system = broker.session(SYSTEM);
        byte[] large = new byte[90_000];

        for (int i = 0; i < 300; i++) {
            BytesMessage message = system.createBytesMessage();
            message.writeBytes(large);
            system.createProducer(system.createQueue(DOOR.in())).send(message);
            broker.taken(DOOR.in());
        }

        assertThat(broker.audited).isEmpty();
    }

    private Knock loggedIn(String system) throws Exception {
        CreateSessionMessage_V2 login = new CreateSessionMessage_V2(
                "s-" + System.nanoTime(),
                10,
                135,
                system,
                broker.password(system),
                100 << 10,
                false,
                true,
                true,
                false,
                -1,
                null,
                "client");
        login.setChannelID(1);
        ByteBuf packet = login.encode(null).byteBuf();
        byte[] bytes = new byte[packet.readableBytes()];
        packet.readBytes(bytes);
        Knock knock = new Knock(broker.port).write(CORE_HEADER, bytes);
        knock.read(5);
        return knock;
    }

    private void start(ConnectionLimits limits) {
        broker = new BrokerAtWork(directory, Limits.USUAL.with(limits));
    }

    private void othersLogInAndNothingSpins() throws Exception {
        for (int i = 0; i < 9; i++) {
            Session session = broker.session(i % 2 == 0 ? SYSTEM : OTHER);
            assertThat(session).isNotNull();
        }
        broker.amqp(SYSTEM).openFuture().get();
        SpinningThreads.awaitNone();
    }
}
