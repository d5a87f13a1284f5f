package jp.sekisho.seal.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import jp.sekisho.FastCryptoForTests;
import jp.sekisho.Patience;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** Real connections on the loopback interface. Certificate paths are checked by the JDK against the machine's own time. */
class TlsIdentityTest {
    private static final Instant NOW = Instant.now();
    private static final Authority.Term TERM =
            new Authority.Term(NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(2)));
    private static final Authority.Term ENDED =
            new Authority.Term(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)));
    private static final Authority ROOT = Authority.root("Root", TERM);
    private static final Authority ISSUING = ROOT.subordinate("Issuing", TERM);
    private static final Authority FOREIGN = Authority.root("Issuing", TERM);
    private static final X509CRL NOTHING_REVOKED = ISSUING.revoking(List.of(), TERM);

    private final OwnKey client = key(ISSUING, "city-gateway", KeyPurposeId.id_kp_clientAuth, TERM);
    private final OwnKey server = key(ISSUING, "platform", KeyPurposeId.id_kp_serverAuth, TERM);

    @Test
    void each_side_knows_the_other_by_its_certificate() throws Exception {
        assertThat(connect(
                        identity(client, NOTHING_REVOKED, "platform"),
                        identity(server, NOTHING_REVOKED, "city-gateway")))
                .isEqualTo("CN=city-gateway,O=Sekisho Development,C=JP");
    }

    @Test
    void the_jdk_alone_serves_connections_too() throws Exception {
        FastCryptoForTests.without(this::each_side_knows_the_other_by_its_certificate);
    }

    @Test
    void a_client_is_turned_away_that_is_not_the_one_peer() {
        TlsIdentity platform = identity(server, NOTHING_REVOKED, "city-gateway");

        refused(
                identity(key(ISSUING, "other-city", KeyPurposeId.id_kp_clientAuth, TERM), NOTHING_REVOKED, "platform"),
                platform);
        refused(
                identity(
                        key(ISSUING, "city-gateway", KeyPurposeId.id_kp_clientAuth, ENDED),
                        NOTHING_REVOKED,
                        "platform"),
                platform);
        refused(
                identity(
                        key(ISSUING, "city-gateway", KeyPurposeId.id_kp_serverAuth, TERM), NOTHING_REVOKED, "platform"),
                platform);
        refused(
                identity(
                        key(FOREIGN, "city-gateway", KeyPurposeId.id_kp_clientAuth, TERM), NOTHING_REVOKED, "platform"),
                platform);
        refused(
                identity(client, NOTHING_REVOKED, "platform"),
                identity(server, ISSUING.revoking(List.of(client.certificate()), TERM), "city-gateway"));
        refused(
                identity(client, NOTHING_REVOKED, "platform"),
                identity(server, ISSUING.revoking(List.of(), ENDED), "city-gateway"));
    }

    @Test
    void a_client_without_a_certificate_is_turned_away() throws Exception {
        TlsIdentity known = identity(client, NOTHING_REVOKED, "platform");
        SSLContext nameless = SSLContext.getInstance("TLS");
        nameless.init(null, trustingLike(known), new SecureRandom());

        assertThatThrownBy(() -> connect(nameless, identity(server, NOTHING_REVOKED, "city-gateway")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_server_is_not_talked_to_that_is_not_the_one_peer() {
        TlsIdentity gateway = identity(client, NOTHING_REVOKED, "platform");

        refused(
                gateway,
                identity(key(ISSUING, "juki", KeyPurposeId.id_kp_serverAuth, TERM), NOTHING_REVOKED, "city-gateway"));
        refused(
                gateway,
                identity(
                        key(FOREIGN, "platform", KeyPurposeId.id_kp_serverAuth, TERM),
                        NOTHING_REVOKED,
                        "city-gateway"));
        refused(
                gateway,
                identity(
                        key(ISSUING, "platform", KeyPurposeId.id_kp_serverAuth, ENDED),
                        NOTHING_REVOKED,
                        "city-gateway"));
        refused(
                identity(client, ISSUING.revoking(List.of(server.certificate()), TERM), "platform"),
                identity(server, NOTHING_REVOKED, "city-gateway"));
    }

    private static javax.net.ssl.TrustManager[] trustingLike(TlsIdentity identity) throws Exception {
        java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("issuer", identity.issuers().certificates().get(0));
        javax.net.ssl.TrustManagerFactory factory = javax.net.ssl.TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static void refused(TlsIdentity client, TlsIdentity server) {
        assertThatThrownBy(() -> connect(client, server)).isInstanceOf(IOException.class);
    }

    private static String connect(TlsIdentity client, TlsIdentity server) throws Exception {
        return connect(client.context(), server);
    }

    /** The client's name as the server saw it. */
    private static String connect(SSLContext client, TlsIdentity server) throws Exception {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(server.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(server.serverParameters());
            }
        });
        https.createContext("/", exchange -> {
            String name = ((com.sun.net.httpserver.HttpsExchange) exchange)
                    .getSSLSession()
                    .getPeerPrincipal()
                    .getName();
            exchange.sendResponseHeaders(200, name.length());
            exchange.getResponseBody().write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            exchange.close();
        });
        https.start();
        try {
            URI uri = URI.create("https://localhost:" + https.getAddress().getPort() + "/");
            return HttpClient.newBuilder()
                    .sslContext(client)
                    .connectTimeout(Patience.LONG)
                    .build()
                    .send(
                            HttpRequest.newBuilder(uri).timeout(Patience.LONG).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            https.stop(0);
        }
    }

    private static TlsIdentity identity(OwnKey own, X509CRL list, String peer) {
        return new TlsIdentity(
                own,
                List.of(ISSUING.certificate()),
                new PinnedIssuers(List.of(ISSUING.certificate()), List.of(list)),
                peer);
    }

    private static OwnKey key(Authority by, String name, KeyPurposeId purpose, Authority.Term term) {
        KeyPair pair = Profile.P_256.newKeys();
        Authority.Subject subject = Authority.Subject.of(name, KeyUsage.digitalSignature)
                .connecting(List.of(purpose), List.of(new GeneralName(GeneralName.dNSName, "localhost")));
        X509Certificate certificate = by.issue(subject, pair.getPublic(), term);
        return new OwnKey(pair.getPrivate(), certificate);
    }
}
