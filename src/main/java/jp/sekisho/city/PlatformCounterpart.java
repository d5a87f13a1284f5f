package jp.sekisho.city;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Counterpart;
import jp.sekisho.passage.PassageError;
import jp.sekisho.seal.Letter;

/** 中間サーバー・プラットフォーム over HTTPS with client certificates. Thread safe. */
public final class PlatformCounterpart implements Counterpart {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CLOSED = 503;
    /** Bad request, conflict, unprocessable: this message's fault. Any other failure is the link's. */
    private static final Set<Integer> MESSAGE_AT_FAULT = Set.of(400, 409, 422);

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final URI base;
    private final HttpClient http;

    /** @param base ends without a slash, such as {@code https://localhost:8443/platform/v1} */
    public PlatformCounterpart(URI base, SSLContext tls) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    @Override
    public byte[] deliver(String operation, String requestId, byte[] sealed) {
        return expectOk(post(path(operation), sealed));
    }

    @Override
    public Optional<byte[]> receipt(String requestId) {
        HttpResponse<byte[]> response = get("/receipts/" + requestId);
        return response.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(expectOk(response));
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
        HttpResponse<byte[]> response = post("/confirmations", sealed);
        if (response.statusCode() != NO_CONTENT) {
            throw failure(response.statusCode());
        }
    }

    @Override
    public boolean reachable() {
        try {
            return get("/status").statusCode() == OK;
        } catch (SekishoException e) {
            return false;
        }
    }

    /** The platform speaks of its collections in the plural. */
    private static String path(String operation) {
        return operation.equals("inquiry") ? "/inquiries" : "/" + operation;
    }

    private HttpResponse<byte[]> post(String path, byte[] body) {
        return exchange(request(path).header("Content-Type", "application/xml").POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> get(String path) {
        return exchange(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    }

    /** The time limit holds for the whole answer: the client's own ends when the headers have come. */
    private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), head -> new LimitedBody(MOST_BYTES));
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw fault(e);
        } catch (ExecutionException e) {
            throw fault(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw fault(e);
        }
    }

    private static byte[] expectOk(HttpResponse<byte[]> response) {
        if (response.statusCode() == OK) {
            return response.body();
        }
        throw failure(response.statusCode());
    }

    private static SekishoException failure(int status) {
        if (status == CLOSED) {
            return Finding.of(PassageError.LINK_CLOSED).asException();
        }
        return MESSAGE_AT_FAULT.contains(status)
                ? Finding.of(PassageError.LINK_REJECTED, "status", status).asException()
                : Finding.of(PassageError.LINK_FAULT, "cause", "HTTP " + status).asException();
    }

    private static SekishoException fault(Exception e) {
        return new SekishoException(
                Finding.of(PassageError.LINK_FAULT, "cause", e.getClass().getSimpleName()), e);
    }
}
