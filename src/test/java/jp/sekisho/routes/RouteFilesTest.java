package jp.sekisho.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.source.Issue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.spring.junit5.CamelSpringTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Every route file is loaded, checked and run, step by step; and what breaks the boundary rule is not loaded. */
class RouteFilesTest extends CamelSpringTestSupport {
    private static final Path ROUTES = Path.of("routes");
    private static final List<String> SCHEMES =
            List.of("jms", "permit", "atena", "convert", "ledger", "lane", "seal", "unseal", "link", "outcome");

    private final List<String> steps = new ArrayList<>();
    private final Map<String, Processor> starts = new TreeMap<>();

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
        assertThat(load(ROUTES)).isEmpty();

        assertThat(starts.keySet())
                .containsExactly(
                        "jms:queue:in.public-assistance.cancel",
                        "jms:queue:in.public-assistance.inquiry",
                        "lane:platform",
                        "link:platform");
        assertThat(fire("jms:queue:in.public-assistance.inquiry"))
                .containsExactly(
                        "permit:inquiry", "atena:to-shared", "convert:inquiry", "ledger:accepted", "lane:platform");
        assertThat(fire("jms:queue:in.public-assistance.cancel"))
                .containsExactly("permit:cancel", "ledger:cancelled", "outcome:cancel");
        assertThat(fire("lane:platform"))
                .containsExactly("seal:platform", "link:platform", "unseal:platform", "ledger:sent");
        assertThat(fire("link:platform"))
                .containsExactly(
                        "unseal:platform",
                        "atena:to-local",
                        "convert:inquiry-result",
                        "ledger:delivered",
                        "outcome:inquiry");
    }

    /** A change to the shipped routes, and what is found where. */
    record Broken(String name, String file, String part, String by, String issue) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String DOOR = "templates/inquiry-door.camel.yaml";
    private static final String PLATFORM = "city/inquiry.camel.yaml";
    private static final String PERMIT =
            "        - to: { id: inquiry-permit, uri: \"permit:inquiry\", description: 照会元の形式で読み、許可を確かめる }\n";
    private static final String RECORD = "        - to: { id: inquiry-record, uri: \"ledger:accepted\" }\n";
    private static final String SENT = "        - to: { id: inquiry-sent, uri: \"ledger:sent\" }\n";
    private static final String SEAL =
            "        - to: { id: inquiry-seal, uri: \"seal:platform\", description: 署名して暗号化する }\n";

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken("aDoorWithoutPermit", DOOR, PERMIT, "", DOOR + ":8:7 ROUTE-005"),
                new Broken(
                        "aDoorWhosePermitIsDisabled",
                        DOOR,
                        PERMIT,
                        PERMIT.replace("{ id", "{ disabled: true, id"),
                        DOOR + ":8:7 ROUTE-005"),
                new Broken("aDoorWithoutRecord", DOOR, RECORD, "", DOOR + ":8:7 ROUTE-005"),
                new Broken("aSendWithoutSeal", PLATFORM, SEAL, "", PLATFORM + ":5:7 ROUTE-005"),
                new Broken(
                        "aBranch",
                        DOOR,
                        RECORD,
                        "        - choice: { id: fork, when: [ { simple: \"${body}\", steps: [] } ] }\n" + RECORD,
                        DOOR + ":13:11 ROUTE-004 Step fork is a choice"),
                new Broken(
                        "aBean",
                        DOOR,
                        RECORD,
                        "        - bean: { id: mine, beanType: java.lang.Runtime }\n" + RECORD,
                        DOOR + ":13:11 ROUTE-004 Step mine is a bean"),
                new Broken(
                        "aDynamicEndpoint",
                        PLATFORM,
                        SENT,
                        "        - toD: { id: anywhere, uri: \"${header.there}\" }\n" + SENT,
                        PLATFORM + ":16:11 ROUTE-004 Step anywhere is a toD"),
                new Broken(
                        "aScript",
                        DOOR,
                        RECORD,
                        "        - script: { id: own, simple: \"${body}\" }\n" + RECORD,
                        DOOR + ":13:11 ROUTE-004 Step own is a script"),
                new Broken(
                        "anotherComponent",
                        DOOR,
                        RECORD,
                        RECORD + "        - to: { id: leak, uri: \"file:/tmp\" }\n",
                        DOOR + ":14:11 ROUTE-003 Step leak uses file"),
                new Broken(
                        "aStepWithoutId",
                        DOOR,
                        RECORD,
                        "        - to: { uri: \"ledger:accepted\" }\n",
                        DOOR + ":13:11 ROUTE-002"),
                new Broken(
                        "aStepAfterTheLast",
                        PLATFORM,
                        SENT,
                        SENT + "        - to: { id: once-more, uri: \"seal:platform\" }\n",
                        PLATFORM + ":16:11 ROUTE-006"),
                new Broken(
                        "aChangeOfTheBodyBeforeTheLane",
                        DOOR,
                        RECORD,
                        RECORD + "        - to: { id: again, uri: \"atena:to-shared\" }\n",
                        DOOR + ":14:11 ROUTE-007"),
                new Broken(
                        "anotherStart",
                        PLATFORM,
                        "uri: \"lane:platform\"",
                        "uri: \"timer:t\"",
                        PLATFORM + ":5:7 ROUTE-008"),
                new Broken(
                        "aDoorWithOptions",
                        DOOR,
                        "      uri: \"jms:queue:in.{{system}}.inquiry\"",
                        "      uri: \"jms:queue:in.{{system}}.inquiry?transacted=false\"",
                        DOOR + ":8:7 ROUTE-016"),
                new Broken(
                        "aDoorWithParameters",
                        DOOR,
                        "      uri: \"jms:queue:in.{{system}}.inquiry\"",
                        "      uri: \"jms:queue:in.{{system}}.inquiry\"\n      parameters: { concurrentConsumers: 5 }",
                        DOOR + ":8:7 ROUTE-016"),
                new Broken(
                        "aPermitOfAnotherInterface",
                        DOOR,
                        "permit:inquiry",
                        "permit:resident-feed",
                        DOOR + ":10:11 ROUTE-017"),
                new Broken(
                        "aSealForAnotherLink",
                        PLATFORM,
                        "uri: \"seal:platform\"",
                        "uri: \"seal:juki\"",
                        PLATFORM + ":9:11 ROUTE-017"),
                new Broken(
                        "beansOfItsOwn",
                        PLATFORM,
                        "- route:\n    id: city-inquiry-send",
                        "- beans:\n    - { name: x, type: java.lang.Object }\n- route:\n    id: city-inquiry-send",
                        PLATFORM + ":1:3 ROUTE-014 The key beans"),
                new Broken(
                        "aHandlerOfItsOwn",
                        PLATFORM,
                        "    id: city-inquiry-send\n",
                        "    id: city-inquiry-send\n    errorHandler: { noErrorHandler: {} }\n",
                        PLATFORM + ":3:5 ROUTE-014 The key errorHandler"),
                new Broken(
                        "aVariableBesideTheBody",
                        DOOR,
                        "{ id: inquiry-convert,",
                        "{ id: inquiry-convert, variableReceive: x,",
                        DOOR + ":12:38 ROUTE-014 The key variableReceive"),
                new Broken(
                        "noList",
                        PLATFORM,
                        "- route:\n    id: city-inquiry-send",
                        "route:\n    id: city-inquiry-send",
                        PLATFORM),
                new Broken("noYaml", PLATFORM, "- route:", "- route: [", PLATFORM + ":"),
                new Broken(
                        "anIdTwice",
                        PLATFORM,
                        "id: city-inquiry-back",
                        "id: city-inquiry-send",
                        PLATFORM + ":17:3 ROUTE-018"),
                new Broken(
                        "aRouteWithoutId", PLATFORM, "    id: city-inquiry-send\n", "", PLATFORM + ":1:3 ROUTE-002"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatBreaksTheRuleIsNamedAtItsLineAndNotLoadedAndTheRestIs(Broken broken) throws Exception {
        Path routes = copy();
        Path file = routes.resolve(broken.file);
        String text = Files.readString(file);
        assertThat(text).contains(broken.part);
        Files.writeString(file, text.replace(broken.part, broken.by));

        List<Issue> issues = load(routes);

        assertThat(issues).isNotEmpty().allMatch(issue -> issue.place().file().equals("routes/" + broken.file));
        assertThat(issues).anySatisfy(issue -> assertThat(issue.toString()).startsWith("routes/" + broken.issue));
        boolean doorBroken = broken.file.equals(DOOR);
        assertThat(starts.containsKey("jms:queue:in.public-assistance.inquiry")).isEqualTo(!doorBroken);
        assertThat(starts.containsKey("lane:platform")).isEqualTo(doorBroken);
        assertThat(starts).containsKey("jms:queue:in.public-assistance.cancel");
    }

    @Test
    void aSecondFileTakesNoRouteAway() throws Exception {
        Path routes = copy();
        Files.copy(routes.resolve(PLATFORM), routes.resolve("city").resolve("z.camel.yaml"));

        List<Issue> issues = load(routes);

        assertThat(issues).allMatch(issue -> issue.place().file().equals("routes/city/z.camel.yaml"));
        assertThat(issues).extracting(issue -> issue.finding().code()).containsOnly(RouteError.TWICE);
        assertThat(starts).containsKeys("lane:platform", "link:platform");
    }

    private List<Issue> load(Path routes) throws Exception {
        context.stop();
        SCHEMES.forEach(scheme -> {
            context.removeComponent(scheme);
            context.addComponent(scheme, new RecordingComponent(scheme, steps, starts));
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                // nothing yet: the door's handling of faults is tested with the doors
            }
        });
        Collection<BusinessSystem> systems =
                LiveCatalogue.open(Path.of("mappings")).current().systems().values();
        context.addRoutes(new org.apache.camel.builder.RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration(DoorFaults.ID);
            }
        });
        List<Issue> issues = new RouteFiles(context, routes.toAbsolutePath()).load(systems);
        context.start();
        return issues;
    }

    private List<String> fire(String start) throws Exception {
        steps.clear();
        Exchange exchange = new DefaultExchange(context);
        starts.get(start).process(exchange);
        assertThat(exchange.getException()).isNull();
        return List.copyOf(steps);
    }

    private Path copy() throws Exception {
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
