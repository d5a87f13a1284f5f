package jp.sekisho.broker;

import static jp.sekisho.broker.BrokerAtWork.DOOR;
import static jp.sekisho.broker.BrokerAtWork.OTHER;
import static jp.sekisho.broker.BrokerAtWork.SYSTEM;
import static jp.sekisho.broker.Knock.AMQP_HEADER;
import static jp.sekisho.broker.Knock.CORE_HEADER;
import static jp.sekisho.broker.Knock.SASL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.netty.buffer.ByteBuf;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import jp.sekisho.broker.BrokerSettings.ConnectionLimits;
import jp.sekisho.broker.BrokerSettings.Limits;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateSessionMessage_V2;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * What a client can do to the broker with bytes alone, before a login and after it. Whatever it is: the next ones log in,
 * send and are read, and no thread is left that spins. The seeds are fixed, so that a finding comes again.
 */
class HostileBytesTest {
    private static final int CONNECTIONS = 100;
    private static final int VERSION = 135;

    @TempDir
    Path directory;

    private BrokerAtWork broker;

    /** Each failure is told with its stack, there and in a running gateway, which is why that one has it off. */
    @BeforeAll
    static void silence() {
        setLevel(Level.OFF);
    }

    @AfterAll
    static void unmute() {
        setLevel(null);
    }

    private static void setLevel(Level level) {
        ((Logger) LoggerFactory.getLogger("org.apache.activemq.artemis")).setLevel(level);
    }

    @BeforeEach
    void startBroker() {
        broker = new BrokerAtWork(
                directory, Limits.USUAL.with(new ConnectionLimits(400, 200, 200, Duration.ofSeconds(5))));
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void amqpBeforeALogin(long seed) throws Exception {
        byte[] good = joined(SASL_HEADER, Knock.saslInit(SYSTEM, "wrong"), AMQP_HEADER, Knock.open());

        knock(seed, random -> new byte[][] {mutated(good, random), bytes(random)});

        stillServes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void coreBeforeALogin(long seed) throws Exception {
        byte[] good = joined(CORE_HEADER, createSession("wrong"), createSession("wrong"));

        knock(seed, random -> new byte[][] {mutated(good, random), bytes(random)});

        stillServes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void amqpAfterALogin(long seed) throws Exception {
        byte[] login = joined(SASL_HEADER, Knock.saslInit(SYSTEM, broker.password(SYSTEM)), AMQP_HEADER);
        byte[] begin = Knock.frame(0, new byte[] {0, 0x53, 0x11, (byte) 0xc0, 9, 4, 0x40, 0x43, 0x52, 1, 0x52, 1});

        knock(seed, random -> new byte[][] {
            login, mutated(joined(Knock.open(), begin, Knock.frame(0, bytes(random))), random), bytes(random)
        });

        stillServes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void coreAfterALogin(long seed) throws Exception {
        byte[] login = joined(CORE_HEADER, createSession(broker.password(SYSTEM)));

        knock(seed, random -> new byte[][] {
            login,
            Knock.packet(random.nextInt(256) - 128, 10, bytes(random)),
            Knock.packet(PacketImpl.SESS_SEND, 10, bytes(random)),
            bytes(random)
        });

        stillServes();
    }

    @Test
    void theGoodOnesAreTaken() throws Exception {
        try (Knock core = new Knock(broker.port)) {
            core.write(CORE_HEADER, createSession(broker.password(SYSTEM)));

            assertThat(core.read(5)[4]).isEqualTo(PacketImpl.CREATESESSION_RESP);
        }
        assertThat(broker.audited).isEmpty();
    }

    private interface Bytes {
        byte[][] of(Random random) throws Exception;
    }

    private void knock(long seed, Bytes bytes) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Knock knock = new Knock(broker.port)) {
                knock.write(bytes.of(random));
                if (i % 10 == 0) {
                    knock.read(1);
                }
            }
        }
    }

    private void stillServes() throws Exception {
        for (String system : List.of(SYSTEM, OTHER)) {
            Session session = broker.session(system);
            String door = new Door(system, DOOR.interfaceId(), "inquiry-result").in();
            session.createProducer(session.createQueue(door)).send(session.createTextMessage("still here"));

            assertThat(((TextMessage) broker.taken(door)).getText()).isEqualTo("still here");
        }
        broker.amqp(SYSTEM).openFuture().get();
        SpinningThreads.awaitNone();
    }

    private static byte[] createSession(String password) {
        CreateSessionMessage_V2 message = new CreateSessionMessage_V2(
                "fuzz", 10, VERSION, SYSTEM, password, 100 << 10, false, true, true, false, -1, null, "fuzz");
        message.setChannelID(1);
        ByteBuf packet = message.encode(null).byteBuf();
        byte[] bytes = new byte[packet.readableBytes()];
        packet.readBytes(bytes);
        return bytes;
    }

    /** One to eight of them are other bytes, some are missing, or come twice. */
    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(bytes.length);
        int length = random.nextInt(bytes.length - from);
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        switch (random.nextInt(3)) {
            case 0 -> result.write(bytes, 0, bytes.length);
            case 1 -> result.write(bytes, 0, from + length);
            default -> {
                result.write(bytes, 0, from + length);
                result.write(bytes, from, bytes.length - from);
            }
        }
        return result.toByteArray();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(1 << (1 + random.nextInt(13)))];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part, 0, part.length);
        }
        return all.toByteArray();
    }
}
