package jp.sekisho.routes.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.routes.RouteBench;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.WayBack;
import jp.sekisho.routes.door.DoorFaults;
import jp.sekisho.source.Issue;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.spring.junit5.CamelSpringTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Every route file is loaded, checked and run, step by step; and files do not get into each other's way. */
class RouteFilesTest extends CamelSpringTestSupport {
    private static final Path ROUTES = Path.of("routes");
    private static final String PLATFORM = "city/inquiry.camel.yaml";
    private static final String INQUIRY = "jms:queue:in.public-assistance.inquiry";
    private static final String CANCEL = "jms:queue:in.public-assistance.cancel";

    @TempDir
    Path folder;

    @Override
    protected AbstractApplicationContext createApplicationContext() {
        GenericApplicationContext nothing = new GenericApplicationContext();
        nothing.refresh();
        return nothing;
    }

    @Test
    void everyShippedRouteIsLoadedCheckedAndRunsThroughItsSteps() throws Exception {
        context.stop();
        RouteBench bench = new RouteBench(context);

        assertThat(bench.load(ROUTES).issues()).isEmpty();

        assertThat(bench.starts()).contains(CANCEL, INQUIRY, "lane:platform", "link:platform");
        assertThat(bench.starts()).filteredOn(start -> start.startsWith("jms:")).allSatisfy(start -> {
            String interfaceId = start.substring(start.lastIndexOf('.') + 1);
            assertThat(bench.fire(start, Map.of())).isEqualTo(throughDoor(interfaceId));
        });
        assertThat(bench.ways("lane:platform", Map.of()))
                .hasSize(3)
                .containsOnly(List.of("seal:platform", "link:platform", "unseal:platform", "ledger:sent"));
        assertThat(bench.ways("link:platform", Map.of()))
                .containsExactlyInAnyOrder(answers("inquiry"), answers("replica"));
    }

    private static List<String> throughDoor(String interfaceId) {
        String permit = "permit:" + interfaceId;
        String convert = "convert:" + interfaceId;
        return switch (interfaceId) {
            case "cancel" -> List.of(permit, "ledger:cancelled", "outcome:cancel");
            case "atena-search", "atena-link" -> List.of(permit, convert, "ledger:served", "outcome:" + interfaceId);
            case "resident-change" -> List.of(permit, "atena:to-shared", convert, "ledger:accepted", "lane:receivers");
            default -> List.of(permit, "atena:to-shared", convert, "ledger:accepted", "lane:platform");
        };
    }

    @Test
    void aLoadedRouteKnowsWhoseAnswersItBrings() throws Exception {
        context.stop();
        Path routes = copy();
        Files.writeString(
                routes.resolve("city/both.camel.yaml"),
                """
                - route:
                    id: both-back
                    from:
                      uri: "link:platform"
                      parameters: { operation: both-results }
                      steps:
                        - to: { id: both-unseal, uri: "unseal:platform" }
                        - to: { id: both-local, uri: "atena:to-local" }
                        - choice:
                            id: both-which
                            when:
                              - id: both-replica
                                simple: "${header.kind} == 'replica'"
                                steps:
                                  - to: { id: both-replica-convert, uri: "convert:replica" }
                                  - to: { id: both-replica-delivered, uri: "ledger:delivered" }
                                  - to: { id: both-replica-outcome, uri: "outcome:replica" }
                                  - stop: { id: both-replica-end }
                        - to: { id: both-convert, uri: "convert:inquiry" }
                        - to: { id: both-delivered, uri: "ledger:delivered" }
                        - to: { id: both-outcome, uri: "outcome:inquiry" }
                """);

        assertThat(new RouteBench(context).load(routes).issues()).isEmpty();

        assertThat(brings("city-inquiry-back")).containsExactly("inquiry");
        assertThat(brings("city-replica-back")).containsExactly("replica");
        assertThat(brings("both-back")).containsExactlyInAnyOrder("inquiry", "replica");
        assertThatThrownBy(() -> brings("city-replica-send")).isInstanceOf(IllegalStateException.class);
    }

    private Set<String> brings(String route) {
        return WayBack.of(context.getRoute(route)).interfaces();
    }

    private static List<String> answers(String interfaceId) {
        return List.of(
                "unseal:platform",
                "atena:to-local",
                "convert:" + interfaceId,
                "ledger:delivered",
                "outcome:" + interfaceId);
    }

    @Test
    void theSecondRouteOfAFileRunsWhenTheFirstIsRefused() throws Exception {
        Path routes = copy();
        Files.delete(routes.resolve("city/replica.camel.yaml"));
        Files.delete(routes.resolve("city/automatic-answer-stop.camel.yaml"));
        replace(routes.resolve(PLATFORM), "\"seal:platform", "\"seal:juki");

        Loaded loaded = load(routes);

        assertThat(loaded.issues)
                .allMatch(issue -> issue.place().file().equals("routes/" + PLATFORM)
                        && issue.place().line() == 9);
        assertThat(loaded.starts).contains("link:platform", INQUIRY, CANCEL).doesNotContain("lane:platform");
    }

    @Test
    void aGatewayRunsTheRoutesThatItHasAndSaysWhatNoneOfThemOpens() throws Exception {
        Path routes = copy();
        Files.delete(routes.resolve("city/replica.camel.yaml"));

        Loaded loaded = load(routes, RouteBench::loadWhole);

        assertThat(loaded.issues)
                .extracting(
                        issue -> issue.finding().code(),
                        issue -> issue.finding().details().get("interface"))
                .containsExactly(tuple(RouteError.NO_DOOR, "replica"));
        assertThat(loaded.starts).contains("lane:platform", INQUIRY, CANCEL);
    }

    @Test
    void aSecondFileTakesNoRouteAway() throws Exception {
        Path routes = copy();
        Files.copy(routes.resolve(PLATFORM), routes.resolve("city").resolve("z.camel.yaml"));

        Loaded loaded = load(routes);

        assertThat(loaded.issues)
                .isNotEmpty()
                .allMatch(issue -> issue.place().file().equals("routes/city/z.camel.yaml")
                        && issue.finding().code() == RouteError.TWICE);
        assertThat(loaded.starts).contains("lane:platform", "link:platform");
    }

    @Test
    void twoFilesMayShareARouteThatTheyCall() throws Exception {
        Files.writeString(city("a.camel.yaml"), DOOR);
        Files.writeString(city("b.camel.yaml"), REST);

        Loaded loaded = load(folder);

        assertThat(loaded.issues).isEmpty();
        assertThat(loaded.starts).contains(INQUIRY);
    }

    @Test
    void whoCallsWhatIsInARefusedFileIsRefused() throws Exception {
        Files.writeString(city("a.camel.yaml"), DOOR);
        Files.writeString(city("b.camel.yaml"), REST + "- beans: []\n");

        Loaded loaded = load(folder);

        assertThat(loaded.issues.stream().map(issue -> issue.finding().code().wire()))
                .contains("ROUTE-022", "ROUTE-036");
        assertThat(loaded.starts).isEmpty();
    }

    @Test
    void filesOfOtherNamesAreNotReadAndThisIsSaid() throws Exception {
        Path routes = copy();
        Files.writeString(routes.resolve("city/own.kamelet.yaml"), "apiVersion: camel.apache.org/v1\nkind: Kamelet\n");
        Files.writeString(routes.resolve("city/own.xml"), "<routes/>");
        Files.writeString(routes.resolve("city/own.yaml"), DOOR);
        Files.writeString(routes.resolve("city/.gitkeep"), "");

        Loaded loaded = load(routes);

        assertThat(loaded.issues.stream().map(issue -> issue.place().file()))
                .containsExactly("routes/city/own.kamelet.yaml", "routes/city/own.xml", "routes/city/own.yaml");
        assertThat(loaded.issues)
                .allMatch(issue -> issue.severity() == Issue.Severity.WARNING
                        && issue.finding().code() == RouteError.NOT_READ);
    }

    @Test
    void whatIsNotYamlIsNamedAtItsLine() throws Exception {
        Files.writeString(city("a.camel.yaml"), "- route:\n    id: [\n");
        Files.write(city("b.camel.yaml"), new byte[] {(byte) 0x8a, (byte) 0xd6});

        Loaded loaded = load(folder);

        assertThat(loaded.issues).extracting(issue -> issue.finding().code()).containsOnly(RouteError.UNREADABLE);
        assertThat(loaded.issues.get(0).place().line()).isGreaterThan(1);
    }

    /** Camel would let a called route exhaust the fault by itself, and the refusal would never be written. */
    @Test
    void aFaultInACalledRouteIsHandledAtTheDoor() throws Exception {
        Files.writeString(city("a.camel.yaml"), DOOR);
        Files.writeString(city("b.camel.yaml"), REST);
        AtomicInteger handled = new AtomicInteger();
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            RouteBench bench = new RouteBench(camel);
            camel.addRoutes(new RouteConfigurationBuilder() {
                @Override
                public void configuration() {
                    routeConfiguration(DoorFaults.ID)
                            .onException(Throwable.class)
                            .handled(true)
                            .process(exchange -> handled.incrementAndGet());
                }
            });
            bench.fail("convert:inquiry");
            bench.loadWithoutFaults(folder);

            Exchange exchange = new DefaultExchange(camel);
            List<String> passed = bench.process(INQUIRY, exchange);

            assertThat(passed).containsExactly("permit:inquiry", "atena:to-shared", "convert:inquiry");
            assertThat(exchange.getException()).isNull();
            assertThat(handled).hasValue(1);
        }
    }

    @Test
    void checkingSaysTheSameAsLoadingAndNeedsNoMappings() throws Exception {
        Path routes = copy();
        replace(routes.resolve(PLATFORM), "\"seal:platform", "\"seal:juki");

        RouteCheck checked = RouteFiles.check(new RoleFolder(routes, RoleName.CITY), Optional.of(RouteBench.MAPPINGS));

        assertThat(checked.issues()).isEqualTo(load(routes).issues);
        assertThat(RouteFiles.check(new RoleFolder(routes, RoleName.CITY), Optional.empty())
                        .issues())
                .singleElement()
                .matches(issue -> issue.finding().code() == RouteError.OF_ANOTHER);
    }

    @Test
    void whereAnInterfaceGoesItsFileDecidesAndIsNamed() throws Exception {
        Path routes = copy();
        replace(routes.resolve("city/replica.camel.yaml"), ":platform", ":juki");

        List<Finding> findings =
                RouteFiles.check(new RoleFolder(routes, RoleName.CITY), Optional.of(RouteBench.MAPPINGS))
                        .issues()
                        .stream()
                        .map(Issue::finding)
                        .filter(finding -> finding.code() == RouteError.OF_ANOTHER)
                        .toList();

        assertThat(findings).hasSize(3).allSatisfy(finding -> {
            assertThat(finding.english())
                    .endsWith(
                            ":platform. The interface decides: interfaces/replica.interface.yaml says link: platform.");
            assertThat(finding.japanese()).endsWith("接続先は interfaces/replica.interface.yaml の「link: platform」で決まります。");
        });
    }

    private static final String DOOR =
            """
            - route:
                id: door
                from:
                  uri: "jms:queue:in.public-assistance.inquiry"
                  steps:
                    - to: { id: permit, uri: "permit:inquiry" }
                    - to: { id: call, uri: "direct:rest" }
            """;

    private static final String REST =
            """
            - route:
                id: rest
                from:
                  uri: "direct:rest"
                  steps:
                    - to: { id: number, uri: "atena:to-shared" }
                    - to: { id: convert, uri: "convert:inquiry" }
                    - to: { id: record, uri: "ledger:accepted" }
                    - to: { id: lane, uri: "lane:platform" }
            """;

    @FunctionalInterface
    private interface Loading {
        RouteCheck load(RouteBench bench, Path routes) throws Exception;
    }

    private record Loaded(List<Issue> issues, Set<String> starts) {}

    private Path city(String file) throws IOException {
        return Files.createDirectories(folder.resolve("city")).resolve(file);
    }

    private static Loaded load(Path routes) throws Exception {
        return load(routes, RouteBench::load);
    }

    private static Loaded load(Path routes, Loading loading) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            RouteBench bench = new RouteBench(camel);
            List<Issue> issues = loading.load(bench, routes).issues();
            return new Loaded(issues, Set.copyOf(bench.starts()));
        }
    }

    private static void replace(Path file, String part, String by) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(part);
        Files.writeString(file, text.replace(part, by));
    }

    private Path copy() throws IOException {
        Path copy = folder.resolve("routes");
        try (Stream<Path> files = Files.walk(ROUTES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(file.toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return copy;
    }
}
