package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import jp.sekisho.DemoKeys;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.keys.TlsIdentity;

/**
 * The platform as a test plays it, over real HTTPS with client certificates: it opens and keeps every inquiry, gives the
 * receipts it is told to give, and offers the answers it is told to offer until they are confirmed. Thread safe.
 */
public final class ScriptedPlatform implements AutoCloseable {
    public static final String NAMESPACE = "urn:sekisho:platform:1";
    public static final String PROTOCOL = "urn:sekisho:protocol:1";

    private static final String BASE = "/platform/v1";
    private static final Pattern CONFIRMED = Pattern.compile("<結果>([^<]*)</結果>");
    private static final Pattern RECALLED = Pattern.compile("<要求>([^<]*)</要求>");

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final SealKeys keys;
    private final Seal seal;
    private final List<Letter> inquiries = new CopyOnWriteArrayList<>();
    private final List<Letter> confirmations = new CopyOnWriteArrayList<>();
    private final Map<Long, Offer> offers = new ConcurrentSkipListMap<>();
    private final List<String> confirmed = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> receipts = new ConcurrentHashMap<>();
    private final List<String> recalled = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicLong sequences = new AtomicLong();
    private final List<String> requestLines = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;
    private volatile boolean stuck;
    private volatile int mostInAPage = Integer.MAX_VALUE;
    private volatile Function<Letter, Reply> receipt = this::receipt;
    private volatile Function<Letter, Reply> questions = question -> new Reply(404, new byte[0]);

    /** What the platform says to a request. */
    public record Reply(int status, byte[] body) {}

    private record Offer(String operation, String answerId, Supplier<byte[]> sealed) {}

    private ScriptedPlatform(KeyRing ring, KeyNames side) throws IOException {
        keys = ring.sealKeys(side);
        seal = DemoKeys.seal(ring, side);
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        TlsIdentity identity = ring.tls(side, Instant.now());
        SSLParameters parameters = identity.serverParameters();
        server.setHttpsConfigurator(new HttpsConfigurator(identity.context()) {
            @Override
            public void configure(HttpsParameters connection) {
                connection.setSSLParameters(parameters);
            }
        });
        server.createContext(BASE + "/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public static ScriptedPlatform start(Path certs) throws IOException {
        return new ScriptedPlatform(DemoKeys.in(certs), DemoKeys.PLATFORM);
    }

    /** Another counterpart that speaks as the platform does, with its own keys out of this ring. */
    static ScriptedPlatform start(KeyRing ring, KeyNames side) throws IOException {
        return new ScriptedPlatform(ring, side);
    }

    public URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + BASE);
    }

    public SealKeys keys() {
        return keys;
    }

    public Seal seal() {
        return seal;
    }

    /** Every request that came, inquiries as a rule, opened and verified, in the order of arrival; repetitions, too. */
    public List<Letter> inquiries() {
        return inquiries;
    }

    /** The requests that the gateway took back before they had been taken, in order. */
    public List<String> recalled() {
        return recalled;
    }

    /** Every confirmation that came, opened and verified. */
    public List<Letter> confirmations() {
        return confirmations;
    }

    /** The answer ids that were confirmed, in order. */
    public List<String> confirmed() {
        return confirmed;
    }

    /** The ids of questions to which no answer comes, and why, in order. */
    public List<String> refused() {
        return refused;
    }

    /** Method, address and headers of every request. */
    public List<String> requestLines() {
        return requestLines;
    }

    /** How often answers were asked for. */
    public int polls() {
        return polls.get();
    }

    /** Opens or shuts: shut, everything is 503. */
    public void open(boolean now) {
        open = now;
    }

    /** Stuck, it gives the first page whatever is asked for. */
    public void stuck(boolean now) {
        stuck = now;
    }

    /** So many answers go into a page at most, whatever is asked for. */
    public void mostInAPage(int answers) {
        mostInAPage = answers;
    }

    /** What is said to each inquiry from now on. */
    public void receipts(Function<Letter, Reply> replies) {
        receipt = replies;
    }

    /** What is said to questions about states and last numbers from now on. */
    public void questions(Function<Letter, Reply> replies) {
        questions = replies;
    }

    public void usualReceipts() {
        receipt = this::receipt;
    }

    /** Offers an answer at every poll until it is confirmed, sealed anew each time; answers its position. */
    public long offer(String answerId, Supplier<byte[]> sealed) {
        return offer("inquiry", answerId, sealed);
    }

    /** As {@link #offer(String, Supplier)}, to what was asked otherwise than by an inquiry. */
    public long offer(String operation, String answerId, Supplier<byte[]> sealed) {
        long position = sequences.incrementAndGet();
        offers.put(position, new Offer(operation, answerId, sealed));
        return position;
    }

    public void withdrawOffers() {
        offers.clear();
    }

    public boolean offers(String answerId) {
        return offers.values().stream().anyMatch(offer -> offer.answerId.equals(answerId));
    }

    /** The good answer to an inquiry. */
    public byte[] answer(String answerId, Letter inquiry, byte[] body) {
        return seal.seal(
                seal.reply(
                        inquiry.head().operation() + "-result",
                        answerId,
                        inquiry.head().messageId(),
                        inquiry.bodyDigest()),
                body);
    }

    /** The body of a good answer about a person. */
    public static byte[] result(String atena) {
        return result(atena, "0000", "5000");
    }

    public static byte[] result(String atena, String code, String amount) {
        return ("<inquiry-result xmlns=\"" + NAMESPACE + "\"><団体内統合宛名番号>" + atena + "</団体内統合宛名番号>"
                        + "<特定個人情報名コード>TM00000000000002</特定個人情報名コード><処理結果コード>" + code + "</処理結果コード>"
                        + "<処理結果メッセージ>正常終了</処理結果メッセージ><情報提供日>2026-11-10</情報提供日><課税年度>2026</課税年度>"
                        + "<市町村民税均等割額>" + amount + "</市町村民税均等割額><市町村民税所得割額>0</市町村民税所得割額></inquiry-result>")
                .getBytes(UTF_8);
    }

    /** The text of an item in a letter. */
    public static String item(Letter letter, String name) {
        Matcher item =
                Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(new String(letter.body(), UTF_8));
        return item.find() ? item.group(1) : "";
    }

    /** From now on: a good answer to each inquiry, about the person it names. */
    public void answerAll() {
        receipt = inquiry -> {
            String answerId = "answer-" + inquiry.head().messageId();
            byte[] body = result(item(inquiry, "団体内統合宛名番号"));
            offer(answerId, () -> answer(answerId, inquiry, body));
            return receipt(inquiry);
        };
    }

    /** The good receipt: the same id always has the same number. */
    public Reply receipt(Letter inquiry) {
        return receipt(inquiry, "");
    }

    /** The good receipt with other items in it. */
    Reply receipt(Letter inquiry, String items) {
        String id = inquiry.head().messageId();
        byte[] body = ("<receipt xmlns=\"" + PROTOCOL + "\"><受付番号>2026" + id.substring(0, 8) + "</受付番号>" + items
                        + "</receipt>")
                .getBytes(UTF_8);
        byte[] sealed = seal.seal(
                seal.reply(inquiry.head().operation() + "-receipt", "receipt-" + id, id, inquiry.bodyDigest()), body);
        receipts.put(id, sealed);
        return new Reply(200, sealed);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            requestLines.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet());
            Reply reply = open ? reply(exchange, body) : new Reply(503, "CLOSED".getBytes(UTF_8));
            exchange.sendResponseHeaders(reply.status, reply.body.length == 0 ? -1 : reply.body.length);
            exchange.getResponseBody().write(reply.body);
        }
    }

    private Reply reply(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath().substring(BASE.length());
        if (path.startsWith("/receipts/")) {
            byte[] known = receipts.get(path.substring("/receipts/".length()));
            return known == null ? new Reply(404, new byte[0]) : new Reply(200, known);
        }
        return switch (path) {
            case "/status" -> new Reply(200, "OPEN".getBytes(UTF_8));
            case "/recalls" -> recall(seal.unseal(body));
            case "/states", "/last-numbers" -> questions.apply(seal.unseal(body));
            case "/confirmations" -> confirm(seal.unseal(body));
            case "/refusals" -> refuse(seal.unseal(body));
            default ->
                exchange.getRequestMethod().equals("POST")
                        ? asked(seal.unseal(body))
                        : results(
                                path.replaceAll("/|-results", ""),
                                exchange.getRequestURI().getQuery());
        };
    }

    private Reply asked(Letter letter) {
        inquiries.add(letter);
        return recalled.contains(letter.head().messageId()) ? new Reply(409, new byte[0]) : receipt.apply(letter);
    }

    private Reply results(String operation, String query) {
        polls.incrementAndGet();
        long after = stuck ? 0 : Long.parseLong(query.replaceAll(".*after=([0-9]+).*", "$1"));
        int most = Integer.parseInt(query.replaceAll(".*max=([0-9]+).*", "$1"));
        StringBuilder xml = new StringBuilder("<results xmlns=\"" + PROTOCOL + "\">");
        offers.entrySet().stream()
                .filter(offer ->
                        offer.getKey() > after && offer.getValue().operation.equals(operation))
                .limit(Math.min(most, mostInAPage))
                .forEach(offer -> xml.append("<sealed sequence=\"")
                        .append(offer.getKey())
                        .append("\">")
                        .append(Base64.getEncoder()
                                .encodeToString(offer.getValue().sealed.get()))
                        .append("</sealed>"));
        return new Reply(200, xml.append("</results>").toString().getBytes(UTF_8));
    }

    private Reply recall(Letter letter) {
        Matcher named = RECALLED.matcher(new String(letter.body(), UTF_8));
        String id = named.find() ? named.group(1) : "";
        if (receipts.containsKey(id)) {
            return new Reply(200, receipts.get(id));
        }
        recalled.add(id);
        return new Reply(
                200,
                seal.seal(
                        seal.reply("recalled", "recalled-" + id, letter.head().messageId(), letter.bodyDigest()),
                        ("<recalled xmlns=\"" + PROTOCOL + "\"/>").getBytes(UTF_8)));
    }

    private Reply refuse(Letter letter) {
        String reason = item(letter, "理由");
        Matcher ids = CONFIRMED.matcher(new String(letter.body(), UTF_8));
        while (ids.find()) {
            String id = ids.group(1);
            refused.add(id + " " + reason);
            offers.values().removeIf(offer -> offer.answerId.equals(id));
        }
        return new Reply(204, new byte[0]);
    }

    private Reply confirm(Letter letter) {
        confirmations.add(letter);
        Matcher ids = CONFIRMED.matcher(new String(letter.body(), UTF_8));
        while (ids.find()) {
            String id = ids.group(1);
            confirmed.add(id);
            offers.values().removeIf(offer -> offer.answerId.equals(id));
        }
        return new Reply(204, new byte[0]);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
