package jp.sekisho.transport.listen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import jp.sekisho.DemoKeys;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.FurtherKeys;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.keys.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is not the counterpart is turned away, whoever is slow or large has an end, and nobody else waits for either. */
class ListenerTest {
    private static final int LARGEST = 100_000;
    private static final KeyNames OTHER = new KeyNames("demo", Profile.RSA_2048, "city-gateway", "hub");

    @TempDir
    static Path certs;

    private static KeyRing ring;
    private static SSLContext platform;

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicReference<UnaryOperator<byte[]>> work = new AtomicReference<>(UnaryOperator.identity());
    private final List<Socket> sockets = new ArrayList<>();
    private final int port = Ports.free();
    private Optional<Listener> listener = Optional.empty();

    @BeforeAll
    static void keys() {
        List<DevelopmentPki.Party> parties = new ArrayList<>(DevelopmentPki.parties(DemoKeys.GATEWAY));
        parties.addAll(DevelopmentPki.parties(OTHER));
        ring = DevelopmentPki.ensure(certs.resolve("ours"), parties, Clock.systemUTC());
        platform = ring.tls(DemoKeys.PLATFORM, Instant.now()).context();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        listener.ifPresent(Listener::close);
    }

    @Test
    void theCounterpartIsAnsweredOnceForEachConnection() throws Exception {
        Listener open = listen(8, 2, Duration.ofSeconds(20));

        String said = ask(connect(platform), "POST", "/platform/v1/echo", "hello");

        assertThat(said)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsIgnoringCase("connection: close")
                .endsWith("\r\n\r\nhello");
        assertThat(refused).isEmpty();
        Patience.await().until(() -> open.view().open() == 0);
        assertThat(open.view().taken()).isEqualTo(1);
        assertThat(open.view().working()).isZero();
        assertThat(open.view().isListening()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void bothVersionsOfTlsServe(String version) throws Exception {
        listen(8, 2, Duration.ofSeconds(20));
        SSLSocket socket = connect(platform);
        socket.setEnabledProtocols(new String[] {version});

        assertThat(ask(socket, "POST", "/platform/v1/echo", "hello")).contains(" 200 ");
    }

    @Test
    void anothersCertificateOpensNothing() throws Exception {
        listen(8, 2, Duration.ofSeconds(20));
        SSLContext stranger =
                DemoKeys.tls(certs.resolve("foreign"), DemoKeys.PLATFORM).context();
        SSLContext hub = ring.tls(OTHER.reversed(), Instant.now()).context();
        SSLContext ours = ring.tls(DemoKeys.GATEWAY, Instant.now()).context();

        assertTurnedAway(trustingAll(null));
        assertTurnedAway(stranger);
        assertTurnedAway(hub);
        assertTurnedAway(ours);

        Patience.await()
                .until(() -> refused.equals(
                        List.of("CERTIFICATE false", "CERTIFICATE false", "CERTIFICATE false", "CERTIFICATE false")));
        assertThat(ask(connect(platform), "POST", "/platform/v1/echo", "hello")).contains(" 200 ");
    }

    private void assertTurnedAway(SSLContext context) {
        assertThatThrownBy(() -> {
                    String said = ask(connect(context), "POST", "/platform/v1/echo", "hello");
                    throw new IOException("said: " + said.length());
                })
                .isInstanceOf(IOException.class)
                .satisfies(
                        fault -> assertThat(String.valueOf(fault.getMessage())).doesNotContain("said: 1"));
    }

    @Test
    void whatIsNoTlsIsTurnedAway() throws Exception {
        listen(8, 2, Duration.ofSeconds(20));
        Socket plain = plain();
        plain.getOutputStream().write("POST /platform/v1/echo HTTP/1.1\r\n\r\n".getBytes(US_ASCII));

        assertThat(readAll(plain)).doesNotContain("HTTP/1.1 200");
        Patience.await().until(() -> refused.equals(List.of("NOT_A_REQUEST false")));
    }

    @Test
    void whatThereIsNotIsSaidNotToBeThere() throws Exception {
        listen(8, 2, Duration.ofSeconds(20));

        assertThat(ask(connect(platform), "POST", "/platform/v1/none", "x")).startsWith("HTTP/1.1 404 ");
        assertThat(ask(connect(platform), "POST", "/elsewhere/echo", "x")).startsWith("HTTP/1.1 404 ");
        assertThat(ask(connect(platform), "POST", "/platform/v1/echo?x=1", "x")).startsWith("HTTP/1.1 404 ");
        assertThat(ask(connect(platform), "GET", "/platform/v1/echo", "")).startsWith("HTTP/1.1 405 ");
        assertThat(ask(connect(platform), "PUT", "/platform/v1/echo", "x")).startsWith("HTTP/1.1 405 ");

        assertThat(refused).hasSize(5).containsOnly("NO_SUCH_OPERATION true");
    }

    @Test
    void whatRestsIsToBeAskedAgain() throws Exception {
        Listener open = listen(8, 2, Duration.ofSeconds(20));
        open.rest("echo");

        assertThat(ask(connect(platform), "POST", "/platform/v1/echo", "x")).startsWith("HTTP/1.1 503 ");
        assertThat(refused).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedHoweverItSaysSo() throws Exception {
        listen(8, 2, Duration.ofSeconds(20));

        assertThat(ask(connect(platform), "POST", "/platform/v1/echo", "x".repeat(LARGEST)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(ask(connect(platform), "POST", "/platform/v1/echo", "x".repeat(LARGEST + 1)))
                .startsWith("HTTP/1.1 413 ");
        assertThat(chunked(connect(platform), LARGEST + 1)).startsWith("HTTP/1.1 413 ");

        assertThat(refused).containsExactly("TOO_LARGE true", "TOO_LARGE true");
    }

    @Test
    void whoeverWaitsForLeaveToGoOnGetsItWhereTheBodyMayCome() throws Exception {
        listen(8, 2, Duration.ofMinutes(2));
        String head = "POST /platform/v1/echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ";
        SSLSocket asking = connect(platform);
        write(asking, head + "5\r\n\r\n");
        byte[] leave = asking.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());

        assertThat(new String(leave, US_ASCII)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        write(asking, "hello");
        assertThat(readAll(asking)).startsWith("HTTP/1.1 200 ").endsWith("hello");

        SSLSocket large = connect(platform);
        write(large, head + (LARGEST + 1) + "\r\n\r\n");
        assertThat(readAll(large)).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aSecondRequestBehindTheFirstIsNone() throws Exception {
        Listener open = listen(8, 2, Duration.ofMinutes(2));
        SSLSocket socket = connect(platform);
        String request = "POST /platform/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";

        write(socket, request + request);
        String said = readAll(socket);

        assertThat(said.split("HTTP/1.1 ", -1)).hasSizeLessThanOrEqualTo(2);
        Patience.await().until(() -> open.view().open() == 0);
        assertThat(open.view().taken()).isEqualTo(1);
    }

    @Test
    void aHeadWithoutEndIsRefused() throws Exception {
        listen(8, 2, Duration.ofSeconds(20));

        SSLSocket socket = connect(platform);
        write(socket, "POST /platform/v1/echo HTTP/1.1\r\n" + "x-more: y\r\n".repeat(2_000));
        assertThat(readAll(socket)).startsWith("HTTP/1.1 431 ");

        SSLSocket other = connect(platform);
        write(other, "POST /" + "x".repeat(5_000) + " HTTP/1.1\r\n\r\n");
        assertThat(readAll(other)).startsWith("HTTP/1.1 431 ");

        SSLSocket noise = connect(platform);
        write(noise, "noise\r\n\r\n");
        assertThat(readAll(noise)).startsWith("HTTP/1.1 400 ");
        assertThat(refused).hasSize(3).containsOnly("NOT_A_REQUEST true");
    }

    @Test
    void whoeverIsSlowHasAnEnd() throws Exception {
        listen(8, 2, Duration.ofSeconds(4));
        Socket silent = plain();
        SSLSocket head = connect(platform);
        write(head, "POST /platform/v1/echo HTTP/1.1\r\n");
        SSLSocket body = connect(platform);
        write(body, "POST /platform/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc");

        ExecutorService dripping = Executors.newCachedThreadPool();
        Future<?> drips = dripping.submit(() -> drip(body));
        assertThat(readAll(silent)).isEmpty();
        assertThat(readAll(head)).startsWith("HTTP/1.1 408 ");
        assertThat(readAll(body)).startsWith("HTTP/1.1 408 ");
        drips.cancel(true);
        dripping.shutdownNow();

        assertThat(refused).containsExactlyInAnyOrder("TOO_SLOW false", "TOO_SLOW true", "TOO_SLOW true");
    }

    /** A byte now and then: each comes soon after the one before. */
    private static void drip(SSLSocket socket) {
        try {
            while (true) {
                write(socket, "x");
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // closed, or enough
        }
    }

    @Test
    void whoeverDoesNotTakeItsAnswerHasAnEnd() throws Exception {
        Listener open = listen(8, 2, Duration.ofSeconds(4));
        work.set(body -> new byte[64 * 1024 * 1024]);
        SSLSocket socket = connect(platform);
        socket.setReceiveBufferSize(4_096);

        write(socket, "POST /platform/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");

        Patience.await().until(() -> refused.equals(List.of("TOO_SLOW true")));
        Patience.await().until(() -> open.view().open() == 0);
    }

    @Test
    void whoeverHangsHoldsUpNobody() throws Exception {
        int most = 6;
        Listener open = listen(most, 2, Duration.ofMinutes(2));
        for (int i = 0; i < 3 * most; i++) {
            plain();
        }
        SSLSocket half = connect(platform);
        write(half, "POST /platform/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nha");

        for (int i = 0; i < 3 * most; i++) {
            assertThat(ask(connect(platform), "POST", "/platform/v1/echo", "hello"))
                    .contains(" 200 ");
        }

        write(half, "lf a year");
        assertThat(readAll(half)).as("it was not what had to go").contains(" 200 ");
        assertThat(open.view().open()).isLessThanOrEqualTo(most);
        assertThat(refused).isNotEmpty().containsOnly("TOO_MANY false");
    }

    @Test
    void workThatHangsTakesNoMoreThanItsShare() throws Exception {
        int atOnce = 2;
        int most = 4;
        Listener open = listen(most, atOnce, Duration.ofMinutes(2));
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<Integer> together = new AtomicReference<>(0);
        work.set(body -> {
            together.updateAndGet(before -> before + 1);
            await(release);
            return body;
        });
        ExecutorService asking = Executors.newCachedThreadPool();
        List<Future<String>> answers = IntStream.range(0, most)
                .mapToObj(i -> asking.submit(() -> ask(connect(platform), "POST", "/platform/v1/echo", "x")))
                .toList();
        Patience.await().until(() -> open.view().working() == most);

        assertThat(together.get()).isEqualTo(atOnce);
        assertThatThrownBy(() -> ask(connect(platform), "POST", "/platform/v1/echo", "one too many"))
                .isInstanceOf(IOException.class);
        assertThat(refused).containsExactly("TOO_MANY false");
        release.countDown();
        for (Future<String> answer : answers) {
            assertThat(answer.get()).contains(" 200 ");
        }
        asking.shutdownNow();
        Patience.await().until(() -> open.view().open() == 0 && open.view().working() == 0);
    }

    @Test
    void whoeverGoesAwayMeanwhileCountsUntilTheWorkHasEnded() throws Exception {
        Listener open = listen(2, 1, Duration.ofMinutes(2));
        CountDownLatch release = new CountDownLatch(1);
        work.set(body -> {
            await(release);
            return body;
        });
        SSLSocket leaving = connect(platform);
        write(leaving, "POST /platform/v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\nx");
        Patience.await().until(() -> open.view().working() == 1);

        leaving.close();

        Patience.await().during(Duration.ofMillis(300)).until(() -> open.view().open() == 1);
        release.countDown();
        Patience.await().until(() -> open.view().open() == 0);
        assertThat(refused).isEmpty();
    }

    @Test
    void refusalsOfEvenTimesLeaveAtFewInstants() throws Exception {
        Listener open = listen(4, 2, Duration.ofSeconds(20));
        open.serve("refuse", service(body -> new Service.Answer(400, "no".getBytes(US_ASCII), true)));
        long began = System.nanoTime();

        assertThat(ask(connect(platform), "POST", "/platform/v1/refuse", "x")).contains(" 400 ");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aServiceThatFailsIsToBeAskedAgain() throws Exception {
        listen(4, 2, Duration.ofSeconds(20));
        work.set(body -> {
            throw new IllegalStateException("broken");
        });

        assertThat(ask(connect(platform), "POST", "/platform/v1/echo", "x")).startsWith("HTTP/1.1 503 ");
    }

    /** No connection is kept, so that what the ring says now counts for the next question. */
    @Test
    void aCertificateThatIsRevokedOpensNothingMore() throws Exception {
        Path own = certs.resolve("revoking");
        KeyRing revoking = DemoKeys.in(own);
        SSLContext client = revoking.tls(DemoKeys.PLATFORM, Instant.now()).context();
        AtomicLong nanos = new AtomicLong();
        Listener open = new Listener(
                "platform",
                new ListenTerms(Optional.of("127.0.0.1"), port, "/platform/v1", 4, 2, Duration.ofMinutes(2)),
                revoking.liveListening(
                        DemoKeys.GATEWAY, Clock.systemUTC(), () -> nanos.addAndGet(TimeUnit.MINUTES.toNanos(1))),
                (what, remote, isProven) -> refused.add(what + " " + isProven),
                Clock.systemUTC());
        listener = Optional.of(open);
        open.serve("echo", service(body -> new Service.Answer(200, body, false)));
        open.open();
        assertThat(ask(connect(client), "POST", "/platform/v1/echo", "hello")).contains(" 200 ");

        new FurtherKeys(own).revokeConnectionsOf("platform");

        assertTurnedAway(client);
        Patience.await().until(() -> refused.equals(List.of("CERTIFICATE false")));
    }

    @Test
    void aPortThatIsTakenIsTriedAgain() throws Exception {
        Listener first = listen(4, 2, Duration.ofSeconds(20));
        try (Listener second = listener(4, 2, Duration.ofSeconds(20))) {
            second.open();
            assertThat(second.view().isListening()).isFalse();

            first.close();

            Patience.await().until(() -> second.view().isListening());
        }
    }

    private Listener listen(int connections, int atOnce, Duration within) {
        Listener open = listener(connections, atOnce, within);
        open.open();
        listener = Optional.of(open);
        return open;
    }

    private Listener listener(int connections, int atOnce, Duration within) {
        Listener made = new Listener(
                "platform",
                new ListenTerms(Optional.of("127.0.0.1"), port, "/platform/v1", connections, atOnce, within),
                ring.liveListening(DemoKeys.GATEWAY, Clock.systemUTC(), System::nanoTime),
                (what, remote, isProven) -> refused.add(what + " " + isProven),
                Clock.systemUTC());
        made.serve("echo", service(body -> new Service.Answer(200, work.get().apply(body), false)));
        return made;
    }

    private interface Work {
        Service.Answer on(byte[] body);
    }

    private static Service service(Work work) {
        return new Service() {
            @Override
            public int largest() {
                return LARGEST;
            }

            @Override
            public Answer answer(byte[] body) {
                return work.on(body);
            }
        };
    }

    private SSLSocket connect(SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        sockets.add(socket);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout((int) Patience.MILLIS);
        return socket;
    }

    private Socket plain() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(socket);
        socket.setSoTimeout((int) Patience.MILLIS);
        return socket;
    }

    private static String ask(SSLSocket socket, String method, String path, String body) throws IOException {
        write(
                socket,
                method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
        return readAll(socket);
    }

    private static String chunked(SSLSocket socket, int length) throws IOException {
        write(socket, "POST /platform/v1/echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        String piece = "3e8\r\n" + "x".repeat(1_000) + "\r\n";
        for (int sent = 0; sent < length; sent += 1_000) {
            write(socket, piece);
        }
        write(socket, "0\r\n\r\n");
        return readAll(socket);
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    private static String readAll(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        try {
            return new String(in.readAllBytes(), US_ASCII);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection has no end", e);
        } catch (SocketException e) {
            return "";
        }
    }

    private static SSLContext trustingAll(javax.net.ssl.KeyManager[] keys) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {new TrustsAll()}, null);
        return context;
    }

    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
