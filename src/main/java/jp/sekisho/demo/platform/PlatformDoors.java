package jp.sekisho.demo.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.demo.platform.matter.Matter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's HTTP interface below {@code /platform/v1}, or where its settings say: closed outside its hours, late and failing as its settings say.
 * Thread-safe.
 */
final class PlatformDoors implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformDoors.class);
    private static final String RESULTS = "-results";
    private static final String ALL_RESULTS = "results";
    private static final String NOTICES = Notice.OPERATION + "s";
    private static final String MOVED_AWAY = MovedAway.OPERATION + "s";
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final PlatformSettings settings;
    private final Set<String> operations;
    private final PlatformDesk desk;
    private final OpeningHours hours;
    private final BusinessClock business;
    private final AtomicLong exchanges = new AtomicLong();

    PlatformDoors(PlatformSettings settings, PlatformDesk desk, OpeningHours hours, BusinessClock business) {
        this.settings = settings;
        this.operations = Matter.operations(settings.inquiry);
        this.desk = desk;
        this.hours = hours;
        this.business = business;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String number = Long.toString(exchanges.incrementAndGet());
            byte[] body = body(exchange);
            delay(settings.latency.at(chance().of("latency", number)));
            Supplier<Reply> work = () -> reply(exchange, body);
            if (!hours.isOpenAt(business.now())) {
                exchange.getResponseHeaders().set("Retry-After", Integer.toString(settings.retryAfterSeconds));
                send(exchange, Reply.text(503, "CLOSED"));
            } else if (!chance().falls("error", number, settings.errorRate)) {
                send(exchange, work.get());
            } else if (chance().falls("error before", number, 0.5)) {
                send(exchange, Reply.text(500, "Try again."));
            } else {
                work.get(); // done, and never told: the connection ends without an answer
            }
        } catch (RuntimeException e) {
            LOG.error("An exchange failed cause={}", e.getClass().getSimpleName(), e);
            throw e;
        }
    }

    private Reply reply(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath().substring(settings.base.length());
        String operation = exchange.getRequestMethod() + " " + path.replaceFirst("^(/receipts/).*", "$1");
        return switch (operation) {
            case "GET /status" -> Reply.text(200, "OPEN");
            case "POST /recalls" -> desk.recall(body);
            case "GET /receipts/" -> desk.receipt(path.substring("/receipts/".length()));
            case "POST /confirmations" -> desk.confirmation(body);
            default ->
                path.matches("/(status|confirmations|recalls|receipts/.*)")
                        ? Reply.WRONG_METHOD
                        : operation(exchange, path.substring(Math.min(1, path.length())), body);
        };
    }

    /** What is asked is posted under its operation; its results lie under {@code <operation>-results}, and all under {@code results}. */
    private Reply operation(HttpExchange exchange, String name, byte[] body) {
        String method = exchange.getRequestMethod();
        String query = exchange.getRequestURI().getRawQuery();
        String asked = name.endsWith(RESULTS) ? name.substring(0, name.length() - RESULTS.length()) : "";
        if (operations.contains(name)) {
            return method.equals("POST") ? desk.request(name, body) : Reply.WRONG_METHOD;
        }
        if (operations.contains(asked)) {
            return method.equals("GET")
                    ? page(query, (after, most) -> desk.results(asked::equals, after, most))
                    : Reply.WRONG_METHOD;
        }
        if (name.equals(ALL_RESULTS)) {
            return method.equals("GET")
                    ? page(query, (after, most) -> desk.results(any -> true, after, most))
                    : Reply.WRONG_METHOD;
        }
        if (name.equals(NOTICES)) {
            // none, where it brings them about no office
            String office = settings.noticesAbout.orElse("");
            return method.equals("GET")
                    ? page(query, (after, most) -> desk.notices(office, after, most))
                    : Reply.WRONG_METHOD;
        }
        if (name.equals(MOVED_AWAY)) {
            return method.equals("GET") ? page(query, desk::movedAway) : Reply.WRONG_METHOD;
        }
        return Reply.NOT_FOUND;
    }

    /** A page of a collection: behind a position, so many at most. */
    @FunctionalInterface
    private interface Pages {
        Reply page(long after, int most);
    }

    private static Reply page(String query, Pages pages) {
        try {
            Map<String, String> parameters = new HashMap<>();
            for (String part : query == null ? new String[0] : query.split("&")) {
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

    private Chance chance() {
        return new Chance(settings.seed);
    }
}
