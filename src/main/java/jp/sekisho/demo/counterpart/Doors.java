package jp.sekisho.demo.counterpart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A counterpart's HTTP interface below its path: closed outside its hours, late and failing as it is told to. Thread-safe. */
public final class Doors implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final Manner manner;
    private final BooleanSupplier open;
    private final Behind behind;
    private final Chance chance;
    private final AtomicLong exchanges = new AtomicLong();

    /**
     * How it behaves.
     *
     * @param base path of its address
     * @param retryAfterSeconds said while closed
     * @param latency before every answer
     * @param errorRate share of exchanges that fail: half with 500 before, half silently after the work
     */
    public record Manner(String base, int retryAfterSeconds, MillisRange latency, double errorRate) {}

    /** Answers what is asked below the path: {@code /status}, with its method, query and body. */
    @FunctionalInterface
    public interface Behind {
        Reply reply(Asked asked);
    }

    /** A page of a collection: behind a position, so many at most. */
    @FunctionalInterface
    public interface Pages {
        Reply page(long after, int most);
    }

    /**
     * What is asked.
     *
     * @param path below the counterpart's
     * @param query empty if there is none
     */
    public record Asked(String method, String path, String query, byte[] body) {
        /** A page by the query's {@code after} and {@code max}. */
        public Reply page(Pages pages) {
            if (!method.equals("GET")) {
                return Reply.WRONG_METHOD;
            }
            try {
                Map<String, String> parameters = new HashMap<>();
                for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
                    int equals = part.indexOf('=');
                    parameters.put(part.substring(0, equals), part.substring(equals + 1));
                }
                long after = Long.parseLong(parameters.getOrDefault("after", "0"));
                int most = Integer.parseInt(parameters.getOrDefault("max", "100"));
                return most < 1 ? Reply.UNACCEPTABLE : pages.page(after, most);
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                return Reply.UNACCEPTABLE;
            }
        }
    }

    public Doors(Manner manner, Chance chance, BooleanSupplier open, Behind behind) {
        this.manner = manner;
        this.chance = chance;
        this.open = open;
        this.behind = behind;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String number = Long.toString(exchanges.incrementAndGet());
            byte[] body = body(exchange);
            delay(manner.latency.at(chance.of("latency", number)));
            Supplier<Reply> work = () -> behind.reply(asked(exchange, body));
            if (!open.getAsBoolean()) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(manner.retryAfterSeconds));
                send(exchange, Reply.text(503, "CLOSED"));
            } else if (!chance.falls("error", number, manner.errorRate)) {
                send(exchange, work.get());
            } else if (chance.falls("error before", number, 0.5)) {
                send(exchange, Reply.text(500, "Try again."));
            } else {
                work.get(); // done, and never told: the connection ends without an answer
            }
        } catch (RuntimeException e) {
            LOG.error("An exchange failed cause={}", e.getClass().getSimpleName(), e);
            throw e;
        }
    }

    private Asked asked(HttpExchange exchange, byte[] body) {
        String query = exchange.getRequestURI().getRawQuery();
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath().substring(manner.base.length()),
                query == null ? "" : query,
                body);
    }

    /** A body that is too large comes back cut, and opens to nothing; it is read to its end, or the answer would not arrive. */
    private static byte[] body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(LARGEST_BODY);
            in.transferTo(OutputStream.nullOutputStream());
            return body;
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        boolean empty = reply.body().length == 0;
        if (!empty) {
            exchange.getResponseHeaders().set("Content-Type", reply.type());
        }
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
        if (!empty) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static void delay(Duration latency) {
        if (latency.isZero()) {
            return;
        }
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
