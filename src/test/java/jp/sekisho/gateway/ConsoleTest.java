package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    private RunningGateway gateway;
    private Console console;

    @BeforeAll
    void start() throws Exception {
        gateway = RunningGateway.in(folder).console().start();
        console = Console.of(gateway);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void whoeverLogsInReadsTheLinksBean() throws Exception {
        HttpResponse<String> answer = console.post(read(LINK), operator());

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

        HttpResponse<String> answer = console.post("/actuator/hawtio/jolokia/?maxDepth=7", read(LINK), headers);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"PacePerSecond\":500.0");
    }

    /** Its script names operations together with the types of their arguments. */
    @Test
    void theConsolesScriptMayListBeansAndCallWhatIsNamed() throws Exception {
        String exec = "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"%s\",\"arguments\":[%s]}";

        assertThat(console.post(exec.formatted("hawtio:type=security,name=RBACRegistry", "list()", ""), operator())
                        .body())
                .contains("\"status\":200", "jp.sekisho");
        assertThat(console.post(
                                exec.formatted(
                                        LINK, "setPace(double,int,java.lang.String)", "500,8,\"the same as before\""),
                                operator())
                        .body())
                .contains("\"status\":200");
    }

    @Test
    void nothingIsCalledByGet() throws Exception {
        assertThat(console.get("/actuator/jolokia/exec/" + LINK + "/hold/all/because", operator())
                        .body())
                .contains("\"status\":403");
    }

    @Test
    void nobodyReadsWithoutAPasswordOrWithAWrongOne() throws Exception {
        assertThat(console.post(read(LINK), Map.of()).statusCode()).isEqualTo(401);
        assertThat(console.post(read(LINK), console.as("operator", "wrong")).statusCode())
                .isEqualTo(401);
        assertThat(console.get("/actuator/hawtio/", Map.of()).statusCode()).isIn(302, 401);
        assertThat(console.get("/actuator/jolokia", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void theConsolesPagesAreServed() throws Exception {
        HttpResponse<String> page = console.get("/actuator/hawtio/index.html", operator());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Hawtio");
    }

    @Test
    void anotherSitesPageIsRefusedThoughTheBrowserHasLoggedIn() throws Exception {
        Map<String, String> headers =
                Map.of("Authorization", operator().get("Authorization"), "Origin", "http://evil.example");

        assertThat(console.post(read(LINK), headers).statusCode()).isEqualTo(403);
    }

    @Test
    void healthNeedsNoLoginAndNothingElseIsServed() throws Exception {
        assertThat(console.get("/actuator/health/liveness", Map.of()).body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(console.get("/actuator/health/readiness", Map.of()).body()).isEqualTo("{\"status\":\"UP\"}");
        for (String other :
                List.of("/actuator/env", "/actuator/heapdump", "/actuator/beans", "/", "/actuator/hawtio/proxy/x")) {
            assertThat(console.get(other, operator()).statusCode()).as(other).isIn(403, 404);
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

        assertThat(console.post(body, operator()).body()).contains("\"status\":403");
    }

    @Test
    void theDepthOfAQueueIsShownAndItsFirstMessageIsNot() throws Exception {
        String one = "{\"type\":\"read\",\"mbean\":\"" + DOOR + "\",\"attribute\":\"%s\"}";

        assertThat(console.post(one.formatted("MessageCount"), operator()).body())
                .contains("\"value\":0", "\"status\":200");
        assertThat(console.post(one.formatted("FirstMessageAsJSON"), operator()).body())
                .contains("\"status\":403");
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

        String all = console.post(read(bean.replace("\"", "\\\"")), operator()).body();
        String one = console.post(
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
        String route = JSON.readTree(console.post(search, operator()).body())
                .get("value")
                .get(0)
                .asText();
        Map<String, Object> call =
                Map.of("type", "exec", "mbean", route, "operation", operation, "arguments", List.of());

        assertThat(console.post(JSON.writeValueAsString(call), operator()).body())
                .contains("\"status\":403");
    }

    @Test
    void whatTheConsoleNeedsToDrawRoutesMayBeCalled() throws Exception {
        String search = "{\"type\":\"search\",\"mbean\":\"org.apache.camel:type=context,*\"}";
        String context = JSON.readTree(console.post(search, operator()).body())
                .get("value")
                .get(0)
                .asText();
        for (String operation : List.of("dumpRoutesAsXml()", "dumpRoutesStatsAsXml(boolean,boolean)")) {
            List<Boolean> arguments = operation.contains("boolean") ? List.of(true, true) : List.of();
            Map<String, Object> call =
                    Map.of("type", "exec", "mbean", context, "operation", operation, "arguments", arguments);

            assertThat(console.post(JSON.writeValueAsString(call), operator()).body())
                    .contains("\"status\":200");
        }
    }

    @Test
    void anOperatorHoldsALaneFromTheBrowserAndTheLedgerNamesWho() throws Exception {
        String body =
                "{\"type\":\"exec\",\"mbean\":\"" + LINK + "\",\"operation\":\"%s\",\"arguments\":[\"bulk\",\"%s\"]}";

        assertThat(console.post(body.formatted("hold", ""), operator()).body())
                .contains("GATE-002")
                .doesNotContain("\"stacktrace\"");
        assertThat(console.post(body.formatted("hold", "保守"), operator()).body())
                .contains("\"status\":200");

        assertThat(gateway.query("select user_name || ' ' || remark from ledger where event = 'HELD'"))
                .containsExactly("console:operator bulk: 保守");
        assertThat(console.post(body.formatted("release", "終了"), operator()).body())
                .contains("\"status\":200");
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
        return Console.reading(bean);
    }

    private Map<String, String> operator() {
        return console.as("operator");
    }
}
