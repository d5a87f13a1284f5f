package jp.sekisho.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Requests over kept HTTPS connections, carried by the thread that asks. Nothing is sent twice, no redirect is followed, no
 * cookie is kept. Thread safe.
 *
 * <p>The time limit holds for the whole exchange, however slowly the answer comes; an answer that is larger than the limit
 * fails before it fills the memory. A failure is a {@link TransportError#UNREACHED} if nothing of the request has left or
 * the handshake failed, in which no counterpart takes anything; else a {@link TransportError#FAULT}.
 */
final class HttpsExchange {
    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final TimeValue LOOK_AFTER_IDLE = TimeValue.ofSeconds(1);
    private static final int MOST_CONNECTIONS = 128;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final byte[] NOTHING = {};
    private static final String LEFT = "jp.sekisho.left";

    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Duration most;

    /** An answer, whole. */
    record Answer(int status, byte[] body) {}

    /** @param most how long an exchange may take */
    HttpsExchange(SSLContext tls, Duration most) {
        this.most = most;
        http = HttpClients.custom()
                .setConnectionManager(connections(tls, most))
                .setRequestExecutor(new Marking())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState() // else a connection that showed a certificate would not be used again
                .build();
        deadlines = (ScheduledThreadPoolExecutor) Executors.newScheduledThreadPool(1, HttpsExchange::daemon);
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private static PoolingHttpClientConnectionManager connections(SSLContext tls, Duration most) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setSocketTimeout(Timeout.of(most))
                        .setValidateAfterInactivity(LOOK_AFTER_IDLE)
                        .build())
                .build();
    }

    private static Thread daemon(Runnable run) {
        Thread thread = new Thread(run, "link-deadlines");
        thread.setDaemon(true);
        return thread;
    }

    /** Closes its connections once whatever is under way on them has ended; nothing more is to be asked by it. */
    void retire() {
        deadlines.schedule(
                () -> {
                    http.close(CloseMode.GRACEFUL);
                    deadlines.shutdown();
                },
                2 * most.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    Answer of(HttpUriRequestBase request) {
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, most.toMillis(), TimeUnit.MILLISECONDS);
        HttpClientContext context = HttpClientContext.create();
        try {
            return http.execute(request, context, HttpsExchange::read);
        } catch (IOException | RuntimeException e) {
            boolean left = context.getAttribute(LEFT) != null && !(e instanceof SSLHandshakeException);
            TransportError error = left ? TransportError.FAULT : TransportError.UNREACHED;
            throw new SekishoException(Finding.of(error, "cause", e.getClass().getSimpleName()), e);
        } finally {
            deadline.cancel(false);
        }
    }

    /** Notes on the exchange that a connection stands, and the request is about to be written to it. */
    private static final class Marking extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                HttpResponseInformationCallback informationCallback,
                HttpContext context)
                throws IOException, HttpException {
            context.setAttribute(LEFT, true);
            return super.execute(request, connection, informationCallback, context);
        }
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), NOTHING);
        }
        InputStream content = entity.getContent();
        byte[] body = content.readNBytes(MOST_BYTES);
        if (content.read() >= 0) {
            throw new IOException("the answer is larger than " + MOST_BYTES + " bytes");
        }
        return new Answer(response.getCode(), body);
    }
}
