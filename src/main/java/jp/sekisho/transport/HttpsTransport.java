package jp.sekisho.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * A party over HTTPS with client certificates: {@code POST} hands over, {@code GET} looks, {@code GET …/status} asks how it is.
 * Thread safe.
 */
final class HttpsTransport implements Transport {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CLOSED = 503;
    /** Bad request, conflict, unprocessable: this message's fault. Any other failure is the link's. */
    private static final Set<Integer> MESSAGE_AT_FAULT = Set.of(400, 409, 422);

    private static final ContentType XML = ContentType.create("application/xml");

    private final URI base;
    private final Supplier<SSLContext> tls;
    private final Duration most;
    private volatile Connections connections;

    /** Exchanges on connections that were made by a context. */
    private record Connections(SSLContext tls, HttpsExchange exchange) {}

    HttpsTransport(URI base, Supplier<SSLContext> tls) {
        this(base, tls, TIMEOUT);
    }

    /** @param most how long an exchange may take */
    HttpsTransport(URI base, Supplier<SSLContext> tls, Duration most) {
        this.base = base;
        this.tls = tls;
        this.most = most;
        this.connections = connect(tls.get());
    }

    private Connections connect(SSLContext context) {
        return new Connections(context, new HttpsExchange(context, most));
    }

    /** With other keys or lists, nothing new goes over connections that were made before; what is under way ends there. */
    private HttpsExchange exchange() {
        SSLContext now = tls.get();
        if (connections.tls != now) {
            replace(now);
        }
        return connections.exchange;
    }

    private synchronized void replace(SSLContext now) {
        Connections before = connections;
        if (before.tls != now) {
            connections = connect(now);
            before.exchange.retire();
        }
    }

    @Override
    public byte[] ask(String resource, byte[] content) {
        return expectOk(post(resource, content));
    }

    @Override
    public void tell(String resource, byte[] content) {
        HttpsExchange.Answer answer = post(resource, content);
        if (answer.status() != NO_CONTENT) {
            throw failure(answer.status());
        }
    }

    @Override
    public Optional<byte[]> one(String resource) {
        HttpsExchange.Answer answer = get(resource);
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(expectOk(answer));
    }

    @Override
    public byte[] page(String collection, long after, int most) {
        return expectOk(get(collection + "?after=" + after + "&max=" + most));
    }

    @Override
    public boolean reachable() {
        try {
            return get("status").status() == OK;
        } catch (SekishoException e) {
            return false;
        }
    }

    private HttpsExchange.Answer post(String resource, byte[] content) {
        HttpPost request = new HttpPost(base + "/" + resource);
        request.setEntity(new ByteArrayEntity(content, XML));
        return exchange().of(request);
    }

    private HttpsExchange.Answer get(String resource) {
        return exchange().of(new HttpGet(base + "/" + resource));
    }

    private static byte[] expectOk(HttpsExchange.Answer answer) {
        if (answer.status() == OK) {
            return answer.body();
        }
        throw failure(answer.status());
    }

    private static SekishoException failure(int status) {
        if (status == CLOSED) {
            return Finding.of(TransportError.CLOSED).asException();
        }
        return MESSAGE_AT_FAULT.contains(status)
                ? Finding.of(TransportError.REJECTED, "status", "HTTP " + status)
                        .asException()
                : Finding.of(TransportError.FAULT, "cause", "HTTP " + status).asException();
    }
}
