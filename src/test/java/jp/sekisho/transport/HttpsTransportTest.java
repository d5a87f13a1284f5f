package jp.sekisho.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import jp.sekisho.DemoKeys;
import jp.sekisho.Ports;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.keys.TlsIdentity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a request by whatever comes back, or does not: surely not taken, never to be taken, or nobody knows. */
class HttpsTransportTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    static Path certs;

    private static TlsIdentity gateway;
    private static TlsIdentity platform;

    @BeforeAll
    static void keys() {
        gateway = DemoKeys.tls(certs.resolve("ours"), DemoKeys.GATEWAY);
        platform = DemoKeys.tls(certs.resolve("ours"), DemoKeys.PLATFORM);
    }

    @Test
    void closedMeansThatItWasNotTaken() throws Exception {
        assertThat(whenItSays(status(503))).isEqualTo(TransportError.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    void theMessagesOwnFaultMeansThatItNeverWillBe(int code) throws Exception {
        assertThat(whenItSays(status(code))).isEqualTo(TransportError.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                201, 202, 204, 206, 301, 302, 304, 307, 401, 403, 404, 405, 408, 410, 413, 429, 499, 500, 501, 502, 504,
                505, 599
            })
    void ofAnyOtherStatusNobodyKnows(int code) throws Exception {
        assertThat(whenItSays(status(code))).isEqualTo(TransportError.FAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "HTTP/1.1",
                "HTTP/1.1 999 ?\r\n",
                "\0\0\0\0",
                "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nless"
            })
    void ofGarbageNobodyKnows(String said) throws Exception {
        assertThat(whenItSays(said)).isEqualTo(TransportError.FAULT);
    }

    @Test
    void ofSilenceNobodyKnows() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Server server = new Server(platform, (in, out) -> await(never))) {
            Duration most = SHORT;
            ErrorCode said = delivering(server, most);
            while (said == TransportError.UNREACHED
                    && most.compareTo(LONG) < 0) { // a busy machine was still connecting
                most = most.multipliedBy(2);
                said = delivering(server, most);
            }
            assertThat(said).isEqualTo(TransportError.FAULT);
        } finally {
            never.countDown();
        }
    }

    @Test
    void ofAnAnswerThatNeverEndsNobodyKnows() throws Exception {
        try (Server server = new Server(platform, (in, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            while (true) {
                out.write(new byte[65_536]);
            }
        })) {
            assertThat(delivering(server, LONG)).isEqualTo(TransportError.FAULT);
        }
    }

    @Test
    void aRefusedConnectionTookNothing() {
        assertThat(delivering(Ports.free(), LONG)).isEqualTo(TransportError.UNREACHED);
    }

    @Test
    void aCounterpartThatIsNotWhoItShouldBeGotNothing() throws Exception {
        TlsIdentity stranger = DemoKeys.tls(certs.resolve("others"), DemoKeys.PLATFORM);
        try (Server server = new Server(stranger, (in, out) -> {})) {
            assertThat(delivering(server, LONG)).isEqualTo(TransportError.UNREACHED);
        }
    }

    @Test
    void aCounterpartThatDoesNotKnowUsTookNothing() throws Exception {
        TlsIdentity others = DemoKeys.tls(certs.resolve("others"), DemoKeys.PLATFORM);
        TlsIdentity own = platform;
        TlsIdentity wary = new TlsIdentity(own.own(), own.chain(), others.issuers(), own.peer());
        try (Server server = new Server(wary, (in, out) -> out.write(status(200).getBytes(US_ASCII)))) {
            assertThat(delivering(server, LONG)).isEqualTo(TransportError.UNREACHED);
        }
    }

    @Test
    void aCounterpartThatBreaksOffTheHandshakeTookNothing() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                Server server = new Server(plain, (in, out) -> {})) {
            assertThat(delivering(server, LONG)).isEqualTo(TransportError.UNREACHED);
        }
    }

    private static ErrorCode whenItSays(String said) throws IOException {
        try (Server server = new Server(platform, (in, out) -> out.write(said.getBytes(US_ASCII)))) {
            return delivering(server, LONG);
        }
    }

    private static String status(int code) {
        return "HTTP/1.1 " + code + " So\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }

    private static ErrorCode delivering(Server server, Duration most) {
        return delivering(server.port(), most);
    }

    private static ErrorCode delivering(int port, Duration most) {
        SekishoException failure = catchThrowableOfType(
                SekishoException.class, () -> transport(port, most).ask("inquiry", new byte[100]));
        return failure.code();
    }

    private static HttpsTransport transport(int port, Duration most) {
        SSLContext context = gateway.context();
        return new HttpsTransport(URI.create("https://localhost:" + port), () -> context, most);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it does once it has read a request. */
    private interface Talk {
        void with(InputStream in, OutputStream out) throws IOException;
    }

    /** A server that reads one request after the other and says what it is told to; then it hangs up. */
    private static final class Server implements AutoCloseable {
        private final ServerSocket socket;
        private final Talk talk;
        private final ExecutorService threads = Executors.newCachedThreadPool();

        Server(TlsIdentity identity, Talk talk) throws IOException {
            this(listening(identity), talk);
        }

        Server(ServerSocket socket, Talk talk) {
            this.socket = socket;
            this.talk = talk;
            threads.execute(this::accept);
        }

        private static ServerSocket listening(TlsIdentity identity) throws IOException {
            SSLServerSocket socket = (SSLServerSocket) identity.context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
            socket.setSSLParameters(identity.serverParameters());
            return socket;
        }

        int port() {
            return socket.getLocalPort();
        }

        private void accept() {
            while (!socket.isClosed()) {
                try {
                    Socket connection = socket.accept();
                    threads.execute(() -> serve(connection));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private void serve(Socket connection) {
            try (connection) {
                InputStream in = connection.getInputStream();
                in.readNBytes(1);
                in.readNBytes(in.available());
                talk.with(in, connection.getOutputStream());
            } catch (IOException e) {
                // the other side has gone
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
            threads.shutdownNow();
        }
    }
}
