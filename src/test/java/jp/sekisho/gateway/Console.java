package jp.sekisho.gateway;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The web console of a running gateway as browsers and scripts reach it; keeps cookies as a browser does. */
final class Console {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final RunningGateway gateway;

    private Console(RunningGateway gateway) {
        this.gateway = gateway;
    }

    static Console of(RunningGateway gateway) {
        return new Console(gateway);
    }

    /** Logs in by the form: later requests need no other login. */
    void logIn(String account) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/login", Map.of()).body());
        if (!token.find()) {
            throw new IOException("the form has no token");
        }
        String form =
                "username=" + account + "&password=" + encoded(password(account)) + "&_csrf=" + encoded(token.group(1));
        send(
                HttpRequest.newBuilder(at("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                Map.of());
    }

    /** The headers with which an account of the demo comes by HTTP Basic. */
    Map<String, String> as(String account) {
        return as(account, password(account));
    }

    Map<String, String> as(String account, String password) {
        byte[] credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    /** Reads a bean by whatever login there is. */
    HttpResponse<String> read(String bean) throws IOException, InterruptedException {
        return post(reading(bean), Map.of());
    }

    /** What asks for the attributes of a bean. */
    static String reading(String bean) {
        return "{\"type\":\"read\",\"mbean\":\"" + bean + "\"}";
    }

    HttpResponse<String> get(String path, Map<String, String> headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)).GET(), headers);
    }

    HttpResponse<String> post(String body, Map<String, String> headers) throws IOException, InterruptedException {
        return post("/actuator/jolokia", body, headers);
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    private String password(String account) {
        return gateway.secrets().password(account);
    }

    private URI at(String path) {
        return gateway.console().resolve(path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers)
            throws IOException, InterruptedException {
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
