package jp.sekisho.city;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Counterpart;
import jp.sekisho.passage.PassageError;
import jp.sekisho.seal.Letter;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** 中間サーバー・プラットフォーム over HTTPS with client certificates. Thread safe. */
public final class PlatformCounterpart implements Counterpart {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CLOSED = 503;
    /** Bad request, conflict, unprocessable: this message's fault. Any other failure is the link's. */
    private static final Set<Integer> MESSAGE_AT_FAULT = Set.of(400, 409, 422);

    private static final ContentType XML = ContentType.create("application/xml");

    private final URI base;
    private final HttpsExchange exchange;

    /** @param base ends without a slash, such as {@code https://localhost:8443/platform/v1} */
    public PlatformCounterpart(URI base, SSLContext tls) {
        this.base = base;
        this.exchange = new HttpsExchange(tls, TIMEOUT);
    }

    @Override
    public byte[] deliver(String operation, String requestId, byte[] sealed) {
        return expectOk(post(path(operation), sealed));
    }

    @Override
    public Optional<byte[]> receipt(String requestId) {
        HttpsExchange.Answer answer = get("/receipts/" + requestId);
        return answer.status() == NOT_FOUND ? Optional.empty() : Optional.of(expectOk(answer));
    }

    @Override
    public List<Parcel> fetch(String operation, long after, int most) {
        return PlatformLetters.parcels(expectOk(get("/" + operation + "?after=" + after + "&max=" + most)));
    }

    @Override
    public String receiptNumber(Letter receipt) {
        return PlatformLetters.receiptNumber(receipt.body());
    }

    @Override
    public byte[] confirmation(List<String> answerIds) {
        return PlatformLetters.confirmation(answerIds);
    }

    @Override
    public void confirm(byte[] sealed) {
        HttpsExchange.Answer answer = post("/confirmations", sealed);
        if (answer.status() != NO_CONTENT) {
            throw failure(answer.status());
        }
    }

    @Override
    public boolean reachable() {
        try {
            return get("/status").status() == OK;
        } catch (SekishoException e) {
            return false;
        }
    }

    /** The platform speaks of its collections in the plural. */
    private static String path(String operation) {
        return operation.equals("inquiry") ? "/inquiries" : "/" + operation;
    }

    private HttpsExchange.Answer post(String path, byte[] body) {
        HttpPost request = new HttpPost(base + path);
        request.setEntity(new ByteArrayEntity(body, XML));
        return exchange.of(request);
    }

    private HttpsExchange.Answer get(String path) {
        return exchange.of(new HttpGet(base + path));
    }

    private static byte[] expectOk(HttpsExchange.Answer answer) {
        if (answer.status() == OK) {
            return answer.body();
        }
        throw failure(answer.status());
    }

    private static SekishoException failure(int status) {
        if (status == CLOSED) {
            return Finding.of(PassageError.LINK_CLOSED).asException();
        }
        return MESSAGE_AT_FAULT.contains(status)
                ? Finding.of(PassageError.LINK_REJECTED, "status", status).asException()
                : Finding.of(PassageError.LINK_FAULT, "cause", "HTTP " + status).asException();
    }
}
