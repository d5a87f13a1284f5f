package jp.sekisho.seal.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import jp.sekisho.error.SekishoException;
import jp.sekisho.transport.Access;
import jp.sekisho.transport.Transport;
import jp.sekisho.transport.TransportKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections go by what the ring holds now: our newest key, and whom the issuers have revoked. */
class LiveTlsTest {
    private static final KeyNames NAMES = new KeyNames("demo", Profile.RSA_2048, "city-gateway", "platform");
    private static final long A_LOOK = Duration.ofSeconds(6).toNanos();

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @Test
    void aKeyThatIsPutIntoTheRingIsShownAndTheConnectionsOfBeforeAreLeft() throws Exception {
        KeyRing ring = ring();
        HttpsServer server = listening(ring);
        try {
            Transport transport = to(server, ring);
            transport.one("x");
            transport.one("x");
            String second = new FurtherKeys(folder.resolve("ring")).client("city-gateway", "tls-2");
            transport.one("x");

            nanos.addAndGet(A_LOOK);
            transport.one("x");

            assertThat(shown).hasSize(4);
            assertThat(shown.subList(0, 3)).doesNotContain(second).containsOnly(shown.get(0));
            assertThat(shown.get(3)).isEqualTo(second);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aCounterpartThatIsRevokedIsNotTalkedToNotEvenOverAConnectionThatStands() throws Exception {
        KeyRing ring = ring();
        HttpsServer server = listening(ring);
        try {
            Transport transport = to(server, ring);
            transport.one("x");
            new FurtherKeys(folder.resolve("ring")).revokeConnectionsOf("platform");

            nanos.addAndGet(A_LOOK);
            SekishoException refused = catchThrowableOfType(SekishoException.class, () -> transport.one("x"));

            assertThat(refused.code().wire()).startsWith("SEND-");
            assertThat(shown).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theContextStaysAsLongAsTheRingDoes() {
        KeyRing ring = ring();
        java.util.function.Supplier<SSLContext> live = ring.liveTls(NAMES, Clock.systemUTC(), nanos::get);
        SSLContext first = live.get();

        nanos.addAndGet(A_LOOK);

        assertThat(live.get()).isSameAs(first);
    }

    private KeyRing ring() {
        return DevelopmentPki.ensure(folder.resolve("ring"), DevelopmentPki.parties(NAMES), Clock.systemUTC());
    }

    private Transport to(HttpsServer server, KeyRing ring) {
        URI address = URI.create("https://localhost:" + server.getAddress().getPort());
        return TransportKind.HTTPS.open(new Access(address, ring.liveTls(NAMES, Clock.systemUTC(), nanos::get)));
    }

    private HttpsServer listening(KeyRing ring) throws Exception {
        TlsIdentity platform = ring.tls(NAMES.reversed(), Instant.now());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLParameters parameters = platform.serverParameters();
        server.setHttpsConfigurator(new HttpsConfigurator(platform.context()) {
            @Override
            public void configure(HttpsParameters connection) {
                connection.setSSLParameters(parameters);
            }
        });
        server.createContext("/", exchange -> {
            X509Certificate client =
                    (X509Certificate) ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0];
            shown.add(client.getSerialNumber().toString(16));
            byte[] said = "x".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        server.start();
        return server;
    }
}
