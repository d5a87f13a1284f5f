package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import jp.sekisho.DemoKeys;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.keys.KeyNames;

/** The platform as it connects to the gateway: posts letters over TLS, by its own certificate, and opens what it is answered. Thread safe. */
public final class AskingCounterpart {
    private static final String NAMESPACE = ScriptedPlatform.NAMESPACE;

    private final URI base;
    private final Seal seal;
    private final HttpClient client;

    public AskingCounterpart(Path ring, int port) {
        this(ring, port, DemoKeys.PLATFORM);
    }

    /** @param names whose keys it uses */
    AskingCounterpart(Path ring, int port, KeyNames names) {
        this(ring, URI.create("https://localhost:" + port + "/platform/v1/"), names);
    }

    /** @param base what stands before every operation */
    public AskingCounterpart(Path ring, URI base, KeyNames names) {
        this.base = base;
        this.seal = DemoKeys.seal(DemoKeys.in(ring), names);
        SSLContext tls = DemoKeys.in(ring).tls(names, Instant.now()).context();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
    }

    /** What came back. */
    public record Said(int status, byte[] body) {
        public String text() {
            return new String(body, UTF_8);
        }
    }

    Seal seal() {
        return seal;
    }

    public Said post(String operation, byte[] sealed) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(operation))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofByteArray(sealed))
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Said(response.statusCode(), response.body());
    }

    public byte[] sealed(String operation, String id, String body) {
        return seal.seal(seal.head(operation, id), body.getBytes(UTF_8));
    }

    public static String question(String atena) {
        return "<linkage-status xmlns=\"" + NAMESPACE + "\"><団体内統合宛名番号>" + atena + "</団体内統合宛名番号></linkage-status>";
    }

    /** Asks about somebody; the letter that comes back. */
    public Letter ask(String id, String atena) throws IOException, InterruptedException {
        return opened(post("linkage-status", sealed("linkage-status", id, question(atena))));
    }

    public Letter opened(Said said) {
        if (said.status() != 200) {
            throw new AssertionError(said.status() + " " + said.text());
        }
        return seal.unseal(said.body());
    }
}
