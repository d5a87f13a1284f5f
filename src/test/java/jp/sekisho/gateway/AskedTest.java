package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.gateway.AskingCounterpart.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.DemoKeys;
import jp.sekisho.PageCode;
import jp.sekisho.Patience;
import jp.sekisho.PersonalTraces;
import jp.sekisho.Ports;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.gateway.AskingCounterpart.Said;
import jp.sekisho.operate.jmx.ReconciliationMXBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.operate.jmx.party.ListenerMXBean;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.registry.Registry;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a counterpart asks is answered while it waits, by files alone: those of the page that tells of it. */
class AskedTest {
    private static final String PAGE = "what-counterparts-ask.md";
    private static final String LINK = "mappings/city/links/platform.link.yaml";
    private static final KeyNames HUB = new KeyNames("demo", Profile.RSA_2048, "city-gateway", "hub");

    @TempDir
    private Path folder;

    private final PersonalTraces secrets = new PersonalTraces();
    private final int port = Ports.free();

    private Path ring() {
        return folder.resolve("ring");
    }

    @BeforeEach
    void keys() {
        List<DevelopmentPki.Party> parties = new ArrayList<>(DevelopmentPki.parties(DemoKeys.GATEWAY));
        parties.addAll(DevelopmentPki.parties(HUB));
        DevelopmentPki.ensure(ring(), parties, Clock.systemUTC());
    }

    private RunningGateway.Setup asked() {
        RunningGateway.Setup setup = RunningGateway.in(folder).certs(ring());
        PageCode.files(PAGE).forEach((file, text) -> setup.edit(file, before -> text));
        String listen = PageCode.of(PAGE, "yaml").get(PageCode.of(PAGE, "yaml").size() - 1);
        setup.edit(LINK, text -> text.stripTrailing() + "\n" + listen.replace("port: 8447", "port: " + port));
        return setup;
    }

    @Test
    void aQuestionIsAnsweredAndRecordedEachTime() throws Exception {
        try (RunningGateway gateway = asked().start()) {
            assertThat(mappingIssues()).isEmpty();
            assertThat(routeIssues()).isEmpty();
            AskingCounterpart platform = new AskingCounterpart(ring(), port);
            Resident resident = gateway.assisted().get(0);
            secrets.add(resident);
            String atena = gateway.atena(resident);

            byte[] sealed = platform.sealed("linkage-status", "q-1", question(atena));
            Letter answer = platform.opened(platform.post("linkage-status", sealed));

            assertThat(answer.head().operation()).isEqualTo("linkage-status-result");
            assertThat(answer.head().inReplyTo()).hasValue("q-1");
            assertThat(answer.head().inReplyToDigest())
                    .hasValue(jp.sekisho.seal.Seal.bodyDigest(question(atena).getBytes(UTF_8)));
            assertThat(body(answer)).contains("<団体内統合宛名番号>" + atena + "<", "<符号取得状況>ACQUIRED<");
            assertThat(ledger(gateway, "q-1"))
                    .containsExactly("REPLIED platform " + atena + " RESULT |団体内統合宛名番号 符号取得状況");

            Letter replayed = platform.opened(platform.post("linkage-status", sealed));
            Letter anew = platform.ask("q-1", atena);
            String other = gateway.atena(gateway.assisted().get(1));
            Letter changed = platform.ask("q-1", other);

            assertThat(body(replayed)).isEqualTo(body(answer));
            assertThat(body(anew)).isEqualTo(body(answer));
            assertThat(body(changed)).contains(other);
            assertThat(ledger(gateway, "q-1")).hasSize(4).allMatch(row -> row.startsWith("REPLIED platform "));
            assertThat(gateway.query("select count(distinct message_id) || '' from ledger where sender_id = 'q-1'"))
                    .containsExactly("4");
            assertThat(gateway.query("select id from message")).isEmpty();
            assertThat(gateway.query("select id from request")).isEmpty();
            assertThat(gateway.verifyLedger().findings()).isEmpty();
            secrets.noneIn(gateway.log(), "the log");
        }
        secrets.noneBelow(folder.resolve("data"));
    }

    @Test
    void refusalsLookTheSameAndTheRecordTellsThemApart() throws Exception {
        try (RunningGateway gateway = asked().edit(
                        "mappings/city/permits/linkage-status.permits.csv",
                        text -> text.stripTrailing() + "2026-11-10\n")
                .at("2026-11-10T09:00:00")
                .start()) {
            AskingCounterpart platform = new AskingCounterpart(ring(), port);
            String known = gateway.atena(gateway.assisted().get(0));
            Resident disputed = gateway.assisted().get(1);
            gateway.store().useTransaction(handle -> gateway.part(Registry.class)
                    .link(
                            handle,
                            known,
                            RunningGateway.SYSTEM,
                            disputed.localNumbers().get(RunningGateway.SYSTEM)));
            LinkMXBean link = gateway.bean("jp.sekisho:type=Link,name=platform", LinkMXBean.class);
            List<Letter> refusals = new ArrayList<>();

            refusals.add(platform.ask("unknown", "999999999999995"));
            refusals.add(platform.ask("blocked", gateway.atena(disputed)));
            refusals.add(platform.opened(
                    platform.post("linkage-status", platform.sealed("linkage-status", "no-question", "<x/>"))));
            refusals.add(platform.opened(
                    platform.post("linkage-status", platform.sealed("linkage-status", "nobody", question("")))));
            refusals.add(platform.opened(
                    platform.post("linkage-status", platform.sealed("inquiry", "other", question(known)))));
            link.hold("all", "確認のため");
            refusals.add(platform.ask("held", known));
            link.release("all", "確認が済んだ");
            gateway.clock("2026-11-11T09:00:00");
            refusals.add(platform.ask("too-late", known));

            assertThat(refusals)
                    .extracting(Letter::bodyDigest)
                    .as("one refusal, whatever the cause")
                    .containsOnly(refusals.get(0).bodyDigest());
            assertThat(refusals.get(0).head().operation()).isEqualTo("linkage-status-refused");
            assertThat(body(refusals.get(0))).isEqualTo("<refusal xmlns=\"urn:sekisho:protocol:1\"></refusal>");
            assertThat(refusals.get(0).head().inReplyTo()).hasValue("unknown");
            assertThat(ledger(gateway, "unknown"))
                    .as("what is no number of ours is not kept")
                    .containsExactly("NOT_REPLIED platform  REFUSED ATENA-013|");
            String blocked = gateway.atena(disputed);
            assertThat(ledger(gateway, "blocked"))
                    .containsExactly("NOT_REPLIED platform " + blocked + " REFUSED ATENA-014|");
            assertThat(reason(gateway, "no-question")).startsWith("LAYOUT-");
            assertThat(reason(gateway, "nobody")).startsWith("LAYOUT-");
            assertThat(reason(gateway, "other")).isEqualTo("INWARD-002");
            assertThat(reason(gateway, "held")).isEqualTo("REPLY-002");
            assertThat(ledger(gateway, "too-late"))
                    .containsExactly("NOT_REPLIED platform " + known + " REFUSED PERMIT-006|");
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    @Test
    void aLetterThatDoesNotOpenIsOneRefusalOutsideAndAReasonWithin() throws Exception {
        Path foreign = folder.resolve("foreign");
        DemoKeys.in(foreign);
        try (RunningGateway gateway = asked().start()) {
            AskingCounterpart platform = new AskingCounterpart(ring(), port);
            String atena = gateway.atena(gateway.assisted().get(0));
            byte[] good = platform.sealed("linkage-status", "q-1", question(atena));
            byte[] cut = java.util.Arrays.copyOf(good, good.length / 2);
            byte[] another = DemoKeys.seal(foreign, DemoKeys.PLATFORM)
                    .seal(
                            platform.seal().head("linkage-status", "q-2"),
                            question(atena).getBytes(UTF_8));
            List<Said> said = new ArrayList<>();

            for (byte[] hostile : List.of(new byte[] {1}, "<noise/>".getBytes(UTF_8), cut, another)) {
                said.add(platform.post("linkage-status", hostile));
            }

            assertThat(said).extracting(Said::status).containsOnly(400);
            assertThat(said).extracting(Said::text).containsOnly("The letter is not acceptable.");
            assertThat(gateway.query("select event || ' ' || sender_id || person || ' ' || reason from ledger"
                            + " where interface_id = 'linkage-status' order by at, seq"))
                    .hasSize(4)
                    .allMatch(row -> row.matches("NOT_REPLIED  SEAL-[0-9]{3}"));
            assertThat(platform.ask("q-3", atena).head().operation()).isEqualTo("linkage-status-result");
        }
    }

    @Test
    void whoeverIsNotTheCounterpartAsksNothingAndIsInTheAudit() throws Exception {
        try (RunningGateway gateway = asked().start()) {
            AskingCounterpart hub = new AskingCounterpart(ring(), port, HUB.reversed());
            AskingCounterpart platform = new AskingCounterpart(ring(), port);
            String atena = gateway.atena(gateway.assisted().get(0));
            byte[] good = platform.sealed("linkage-status", "q-1", question(atena));

            assertThatThrownBy(() -> hub.post("linkage-status", good)).isInstanceOf(IOException.class);
            assertThat(platform.post("inquiry", good).status()).isEqualTo(404);
            assertThat(platform.post("linkage-status", new byte[200_000]).status())
                    .isEqualTo(413);
            assertThat(platform.ask("q-2", atena).head().operation()).isEqualTo("linkage-status-result");

            Patience.await().untilAsserted(() -> assertThat(
                            gateway.query("select event || ' ' || username || ' ' || address from security_audit"
                                    + " where address = 'platform' order by event"))
                    .containsExactly(
                            "CERTIFICATE_REFUSED (none) platform",
                            "NO_SUCH_OPERATION platform platform",
                            "TOO_LARGE platform platform"));
            ListenerMXBean listener = gateway.bean("jp.sekisho:type=Listener,name=platform", ListenerMXBean.class);
            assertThat(listener.isListening()).isTrue();
            assertThat(listener.getPort()).isEqualTo(port);
            assertThat(listener.getTaken()).isEqualTo(1);
            assertThat(listener.getLastTaken()).isNotNull();
            assertThat(listener.getRefused())
                    .containsOnlyKeys("CERTIFICATE", "NO_SUCH_OPERATION", "TOO_LARGE")
                    .containsEntry("TOO_LARGE", 1L);
            assertThat(listener.getSummary()).startsWith("listening on " + port + "; 0 open, 0 in work, 1 taken");
            assertThat(gateway.query("select event from ledger where interface_id = 'linkage-status'"))
                    .hasSize(1);
        }
    }

    /** The instant between the commit and the first byte. */
    @Test
    void whoeverDiesBeforeTheFirstByteHasRecordedItAndIsAskedAgain() throws Exception {
        AtomicReference<Optional<Waypoint>> dies = new AtomicReference<>(Optional.of(Waypoint.REPLY_COMMITTED));
        Waypoints waypoints = waypoint -> {
            if (dies.get().filter(waypoint::equals).isPresent()) {
                throw new IllegalStateException("the process is gone");
            }
        };
        try (RunningGateway gateway = asked().bean(Waypoints.class, waypoints).start()) {
            AskingCounterpart platform = new AskingCounterpart(ring(), port);
            String atena = gateway.atena(gateway.assisted().get(0));
            byte[] sealed = platform.sealed("linkage-status", "q-1", question(atena));

            platform.post("linkage-status", sealed);
            assertThat(ledger(gateway, "q-1")).anyMatch(row -> row.startsWith("REPLIED platform " + atena));

            dies.set(Optional.of(Waypoint.REPLY_BEFORE_COMMIT));
            byte[] other = platform.sealed("linkage-status", "q-2", question(atena));
            platform.post("linkage-status", other);
            assertThat(ledger(gateway, "q-2")).noneMatch(row -> row.startsWith("REPLIED"));

            dies.set(Optional.empty());
            long before = ledger(gateway, "q-1").size();
            assertThat(body(platform.opened(platform.post("linkage-status", sealed))))
                    .contains(atena);
            assertThat(ledger(gateway, "q-1")).hasSize((int) before + 1);
        }
    }

    @Test
    void afterARestoreNobodyIsAnsweredBeforeAPersonHasLooked() throws Exception {
        String atena;
        try (RunningGateway gateway = asked().start()) {
            atena = gateway.atena(gateway.assisted().get(0));
            gateway.store().useTransaction(Incarnation::putBack);
        }
        try (RunningGateway gateway = asked().start()) {
            AskingCounterpart platform = new AskingCounterpart(ring(), port);

            Letter refused = platform.ask("q-1", atena);

            assertThat(refused.head().operation()).isEqualTo("linkage-status-refused");
            assertThat(reason(gateway, "q-1")).isEqualTo("REPLY-001");

            gateway.bean(ReconciliationMXBean.NAME, ReconciliationMXBean.class).accept("突き合わせた");

            assertThat(platform.ask("q-1", atena).head().operation()).isEqualTo("linkage-status-result");
        }
    }

    @Test
    void whatDoesNotFitIsNamedBeforeAnythingRuns() throws Exception {
        asked().copied();
        Path rules = folder.resolve("mappings/city/interfaces/linkage-status.interface.yaml");
        Path route = folder.resolve("routes/city/linkage-status.camel.yaml");
        Path link = folder.resolve(LINK);
        Path permits = folder.resolve("mappings/city/permits/linkage-status.permits.csv");
        Path system = folder.resolve("mappings/city/systems/child-allowance.system.yaml");

        assertThat(mappingIssuesWith(rules, "from: registry-status\n", "from: registry-search\n"))
                .contains("CATALOGUE-046");
        assertThat(mappingIssuesWith(rules, "size: 1 KB", "answer: x")).containsExactly("INTERFACE-002");
        assertThat(mappingIssuesWith(rules, "size: 1 KB", "deadline: 1 days")).containsExactly("INTERFACE-002");
        assertThat(mappingIssuesWith(permits, "\nplatform,", "\nchild-allowance,"))
                .contains("CATALOGUE-004", "CATALOGUE-025");
        assertThat(mappingIssuesWith(link, "port: " + port, "port: 70000")).contains("LINK-006");
        assertThat(mappingIssuesWith(link, "at-once: 8, within", "at-once: 65, within"))
                .contains("LINK-006");
        assertThat(
                        mappingIssuesWith(
                                system,
                                "interfaces:\n",
                                "interfaces:\n  linkage-status:\n    layout: registry-status\n    map: child-allowance-replica-to-platform\n"))
                .contains("CATALOGUE-059");

        assertThat(routeIssuesWith(route, "        listen: true\n", "")).contains("ROUTE-060");
        assertThat(routeIssuesWith(route, "listen: true", "listen: perhaps")).contains("ROUTE-042");
        assertThat(routeIssuesWith(route, "        interface: linkage-status\n", ""))
                .isNotEmpty();
        assertThat(routeIssuesWith(route, "        - to: { id: status-record, uri: \"ledger:replied\" }\n", ""))
                .contains("ROUTE-005");
        assertThat(routeIssuesWith(route, "        - to: { id: status-seal, uri: \"seal:platform\" }\n", ""))
                .contains("ROUTE-005");
        assertThat(routeIssuesWith(link, "listen:", "# listen:")).contains("ROUTE-058");
        String whole = Files.readString(route);
        Files.delete(route);
        assertThat(routeIssues()).containsExactlyInAnyOrder("ROUTE-059", "ROUTE-061");
        Files.writeString(route, whole);
        Files.writeString(
                folder.resolve("mappings/city/links/second.link.yaml"),
                Files.readString(link).replace("link: platform", "link: second"));
        assertThat(mappingIssues()).contains("CATALOGUE-058");
    }

    private List<String> mappingIssuesWith(Path file, String part, String by) throws IOException {
        String whole = Files.readString(file);
        Files.writeString(file, RunningGateway.Setup.replaced(whole, part, by));
        try {
            return mappingIssues();
        } finally {
            Files.writeString(file, whole);
        }
    }

    private List<String> routeIssuesWith(Path file, String part, String by) throws IOException {
        String whole = Files.readString(file);
        Files.writeString(file, RunningGateway.Setup.replaced(whole, part, by));
        try {
            return routeIssues();
        } finally {
            Files.writeString(file, whole);
        }
    }

    private List<String> mappingIssues() {
        return mappings().issues().stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    private CatalogueCheck mappings() {
        return CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
    }

    private List<String> routeIssues() {
        return RouteFiles.checkWhole(
                        new RoleFolder(folder.resolve("routes"), RoleName.CITY),
                        Optional.of(mappings().usable()))
                .issues()
                .stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    private static String body(Letter letter) {
        return new String(letter.body(), UTF_8);
    }

    private static String reason(RunningGateway gateway, String id) {
        return gateway.query("select reason from ledger where sender_id = ? order by at desc, seq desc", id)
                .get(0);
    }

    private static List<String> ledger(RunningGateway gateway, String id) {
        return gateway.query(
                "select event || ' ' || recipient || ' ' || person || ' ' || outcome || ' ' || reason || '|' || items"
                        + " from ledger where sender_id = ?",
                id);
    }
}
