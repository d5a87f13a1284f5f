package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web console as an operator's browser reaches it, and what it refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTest {
    private static final String LINK = "jp.sekisho:name=platform,type=Link";
    private static final String DOOR = "org.apache.activemq.artemis:address=\\\"in.public-assistance.inquiry\\\","
            + "broker=\\\"sekisho\\\",component=addresses,queue=\\\"in.public-assistance.inquiry\\\","
            + "routing-type=\\\"anycast\\\",subcomponent=queues";

    private static final String IN = "in.public-assistance.inquiry";
    private static final String OUT = "out.public-assistance.inquiry-result";
    private static final String OUTCOMES = "org.apache.activemq.artemis:address=\"" + OUT
            + "\",broker=\"sekisho\",component=addresses,queue=\"" + OUT
            + "\",routing-type=\"anycast\",subcomponent=queues";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        gateway = RunningGateway.in(folder).console().start();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void whoeverLogsInReadsTheLinksBean() throws Exception {
        HttpResponse<String> answer = post(read(LINK), operator());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"urgent\":\"OPEN\"", "\"bulk\":\"CLOSED\"", "\"PacePerSecond\":500.0");
    }

    /** The console's own script asks there, with the session of the login form and an origin. */
    @Test
    void theConsolesScriptMayAsk() throws Exception {
        Map<String, String> headers = Map.of(
                "Authorization",
                operator().get("Authorization"),
                "Origin",
                "http://" + gateway.console().getAuthority());

        HttpResponse<String> answer = post("/actuator/hawtio/jolokia/?maxDepth=7", read(LINK), headers);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"PacePerSecond\":500.0");
    }

    /** Its script names operations together with the types of their arguments. */
    @Test
    void theConsolesScriptMayListBeansAndCallWhatIsNamed() throws Exception {
        String exec = "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"%s\",\"arguments\":[%s]}";

        assertThat(post(exec.formatted("hawtio:type=security,name=RBACRegistry", "list()", ""), operator())
                        .body())
                .contains("\"status\":200", "jp.sekisho");
        assertThat(post(
                                exec.formatted(
                                        LINK, "setPace(double,int,java.lang.String)", "500,8,\"the same as before\""),
                                operator())
                        .body())
                .contains("\"status\":200");
    }

    @Test
    void nothingIsCalledByGet() throws Exception {
        assertThat(get("/actuator/jolokia/exec/" + LINK + "/hold/all/because", operator())
                        .body())
                .contains("\"status\":403");
    }

    @Test
    void nobodyReadsWithoutAPasswordOrWithAWrongOne() throws Exception {
        assertThat(post(read(LINK), Map.of()).statusCode()).isEqualTo(401);
        assertThat(post(read(LINK), basic("wrong")).statusCode()).isEqualTo(401);
        assertThat(get("/actuator/hawtio/", Map.of()).statusCode()).isIn(302, 401);
        assertThat(get("/actuator/jolokia", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void theConsolesPagesAreServed() throws Exception {
        HttpResponse<String> page = get("/actuator/hawtio/index.html", operator());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Hawtio");
    }

    @Test
    void anotherSitesPageIsRefusedThoughTheBrowserHasLoggedIn() throws Exception {
        Map<String, String> headers =
                Map.of("Authorization", operator().get("Authorization"), "Origin", "http://evil.example");

        assertThat(post(read(LINK), headers).statusCode()).isEqualTo(403);
    }

    @Test
    void healthNeedsNoLoginAndNothingElseIsServed() throws Exception {
        assertThat(get("/actuator/health/liveness", Map.of()).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/actuator/health/readiness", Map.of()).body()).isEqualTo("{\"status\":\"UP\"}");
        for (String other :
                List.of("/actuator/env", "/actuator/heapdump", "/actuator/beans", "/", "/actuator/hawtio/proxy/x")) {
            assertThat(get(other, operator()).statusCode()).as(other).isIn(403, 404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "browse()",
                "listMessagesAsJSON(java.lang.String)",
                "sendMessage(java.util.Map,int,java.lang.String,boolean,java.lang.String,java.lang.String)",
                "removeAllMessages()",
                "pause()"
            })
    void noOperationOfAQueueMayBeCalled(String operation) throws Exception {
        String body =
                "{\"type\":\"exec\",\"mbean\":\"" + DOOR + "\",\"operation\":\"" + operation + "\",\"arguments\":[]}";

        assertThat(post(body, operator()).body()).contains("\"status\":403");
    }

    @Test
    void theDepthOfAQueueIsShownAndItsFirstMessageIsNot() throws Exception {
        String one = "{\"type\":\"read\",\"mbean\":\"" + DOOR + "\",\"attribute\":\"%s\"}";

        assertThat(post(one.formatted("MessageCount"), operator()).body()).contains("\"value\":0", "\"status\":200");
        assertThat(post(one.formatted("FirstMessageAsJSON"), operator()).body()).contains("\"status\":403");
    }

    /** The refused message comes back with its own body, and lies in the queue while its sender does not read. */
    @ParameterizedTest
    @ValueSource(strings = {OUTCOMES, "org.apache.activemq.artemis:*", "org.apache.activemq.artemis:queue=*,*"})
    void noWayOfReadingShowsAMessage(String bean) throws Exception {
        if (gateway.broker().depths().get(OUT) == 0) {
            gateway.leave(Map.of("SekishoMessageId", "marked-id"), "marked-body");
        }
        RunningGateway.await(
                "the refusal, and that the door is done with the message",
                () -> gateway.broker().depths().get(OUT) == 1
                        && gateway.broker().depths().get(IN) == 0);

        String all = post(read(bean.replace("\"", "\\\"")), operator()).body();
        String one = post(
                        read(bean.replace("\"", "\\\""))
                                .replace("}", ",\"attribute\":[\"FirstMessageAsJSON\",\"MessageCount\"]}"),
                        operator())
                .body();

        assertThat(all + one).contains("MessageCount").doesNotContain("marked-", "SekishoInReplyTo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop()", "updateRouteFromXml(java.lang.String)", "remove()"})
    void noRouteMayBeChanged(String operation) throws Exception {
        String search = "{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=routes,*\"}";
        String route = JSON.readTree(post(search, operator()).body())
                .get("value")
                .get(0)
                .asText();
        Map<String, Object> call =
                Map.of("type", "exec", "mbean", route, "operation", operation, "arguments", List.of());

        assertThat(post(JSON.writeValueAsString(call), operator()).body()).contains("\"status\":403");
    }

    @Test
    void whatTheConsoleNeedsToDrawRoutesMayBeCalled() throws Exception {
        String search = "{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=context,*\"}";
        String context = JSON.readTree(post(search, operator()).body())
                .get("value")
                .get(0)
                .asText();
        for (String operation : List.of("dumpRoutesAsXml()", "dumpRoutesStatsAsXml(boolean,boolean)")) {
            List<Boolean> arguments = operation.contains("boolean") ? List.of(true, true) : List.of();
            Map<String, Object> call =
                    Map.of("type", "exec", "mbean", context, "operation", operation, "arguments", arguments);

            assertThat(post(JSON.writeValueAsString(call), operator()).body()).contains("\"status\":200");
        }
    }

    @Test
    void anOperatorHoldsALaneFromTheBrowserAndTheLedgerNamesWho() throws Exception {
        String body =
                "{\"type\":\"exec\",\"mbean\":\"" + LINK + "\",\"operation\":\"%s\",\"arguments\":[\"bulk\",\"%s\"]}";

        assertThat(post(body.formatted("hold", ""), operator()).body())
                .contains("GATE-002")
                .doesNotContain("\"stacktrace\"");
        assertThat(post(body.formatted("hold", "保守"), operator()).body()).contains("\"status\":200");

        assertThat(gateway.query("select user_name || ' ' || remark from ledger where event = 'HELD'"))
                .containsExactly("console:operator bulk: 保守");
        assertThat(post(body.formatted("release", "終了"), operator()).body()).contains("\"status\":200");
    }

    @Test
    void everySecretIsItsOwnersAlone() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data/secrets"))) {
            assertThat(files)
                    .anyMatch(file -> file.endsWith("operator.password"))
                    .anyMatch(file -> file.endsWith("database.password"))
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/secrets"))))
                .isEqualTo("rwx------");
    }

    private static String read(String bean) {
        return "{\"type\":\"read\",\"mbean\":\"" + bean + "\"}";
    }

    private Map<String, String> operator() {
        return basic(gateway.secrets().password("operator"));
    }

    private static Map<String, String> basic(String password) {
        byte[] credentials = ("operator:" + password).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
        return send(HttpRequest.newBuilder(at(path)).GET(), headers);
    }

    private HttpResponse<String> post(String body, Map<String, String> headers) throws Exception {
        return post("/actuator/jolokia", body, headers);
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers) throws Exception {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    private URI at(String path) {
        return gateway.console().resolve(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) throws Exception {
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
