package jp.sekisho.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.DemoKeys;
import jp.sekisho.Patience;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;

/** The gateway's side of the wire, as a test plays it. */
public final class GatewaySide {
    private static final Pattern SEALED = Pattern.compile("<sealed sequence=\"([0-9]+)\">([^<]+)</sealed>");

    public final Seal seal;
    private final HttpClient client;
    private final URI base;

    public GatewaySide(Path certs, int port) {
        this.seal = DemoKeys.seal(certs, DemoKeys.GATEWAY);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(DemoKeys.tls(certs, DemoKeys.GATEWAY).context())
                .connectTimeout(Patience.LONG)
                .build();
        this.base = URI.create("https://localhost:" + port + "/platform/v1/");
    }

    public record Result(long sequence, byte[] sealed) {}

    public static String id(Random random) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    public static byte[] inquiry(String atena) {
        return ("<inquiry xmlns=\"urn:sekisho:platform:1\"><団体内統合宛名番号>" + atena
                        + "</団体内統合宛名番号><照会者機関コード>9900000000000011</照会者機関コード>"
                        + "<照会者部署コード>D0010000000000000001</照会者部署コード><事務コード>JM01000000121000</事務コード>"
                        + "<事務手続コード>JT01010000000214</事務手続コード><提供者機関コード>9900000000000012</提供者機関コード>"
                        + "<特定個人情報名コード>TM00000000000002</特定個人情報名コード><照会条件区分>0</照会条件区分>"
                        + "<照会年度区分>0</照会年度区分><照会開始日></照会開始日><照会終了日/><不開示コード>1</不開示コード>"
                        + "<照会依頼日時>2026-11-10T08:31:00.000</照会依頼日時></inquiry>")
                .getBytes(UTF_8);
    }

    public HttpResponse<byte[]> ask(String id, byte[] body) {
        return post("inquiry", seal.seal(seal.head("inquiry", id), body));
    }

    /** The receipt number that the platform gave, proven to be for this request. */
    public String receipt(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError("status " + response.statusCode());
        }
        String body = new String(seal.unseal(response.body()).body(), UTF_8);
        return body.replaceFirst(".*<受付番号>([^<]*)</受付番号>.*", "$1");
    }

    public List<Result> poll(long after, int max) {
        return sealed(
                new String(get("inquiry-results?after=" + after + "&max=" + max).body(), UTF_8));
    }

    /** The sealed answers on a page. */
    public static List<Result> sealed(String xml) {
        List<Result> results = new ArrayList<>();
        Matcher matcher = SEALED.matcher(xml);
        while (matcher.find()) {
            results.add(new Result(
                    Long.parseLong(matcher.group(1)), Base64.getDecoder().decode(matcher.group(2))));
        }
        return results;
    }

    public HttpResponse<byte[]> confirm(List<String> answerIds) {
        StringBuilder body = new StringBuilder("<confirmation xmlns=\"urn:sekisho:protocol:1\">");
        answerIds.forEach(id -> body.append("<結果>").append(id).append("</結果>"));
        byte[] sealed = seal.seal(
                seal.head("confirmation", id(new Random())),
                body.append("</confirmation>").toString().getBytes(UTF_8));
        return post("confirmations", sealed);
    }

    HttpResponse<byte[]> recall(String requestId) {
        return post("recalls", seal.seal(seal.head("recall", id(new Random())), recalling(requestId)));
    }

    static byte[] recalling(String requestId) {
        return ("<recall xmlns=\"urn:sekisho:protocol:1\"><要求>" + requestId + "</要求></recall>").getBytes(UTF_8);
    }

    public static String item(Letter letter, String name) {
        return new String(letter.body(), UTF_8).replaceFirst("(?s).*<" + name + ">([^<]*)</" + name + ">.*", "$1");
    }

    public HttpResponse<byte[]> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    public HttpResponse<byte[]> post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(base.resolve(path)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Patience.LONG).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The connection gave no answer: the sender cannot know what has happened. */
    public static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(IOException cause) {
            super(cause);
        }
    }
}
