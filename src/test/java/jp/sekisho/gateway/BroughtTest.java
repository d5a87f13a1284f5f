package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.PageCode;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.registry.Registry;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a counterpart brings reaches its one receiver once, by files alone: those of the page that tells of it. */
class BroughtTest {
    private static final String PAGE = "what-counterparts-bring.md";
    private static final String RECEIVER = "child-allowance";
    private static final String SYSTEM = "mappings/city/systems/child-allowance.system.yaml";
    private static final String QUEUE = "out.child-allowance.stop-notice";
    private static final String OPERATION = "stop-notices";
    private static final String INFORMATION = "TM00000000000074";

    @TempDir
    private Path folder;

    @Test
    void whatIsBroughtArrivesOnceAndIsConfirmedThen() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = brought(platform).start();
                Receiver receiver = new Receiver(gateway)) {
            check();
            List<Resident> known = gateway.city().knownTo(RECEIVER).limit(3).toList();

            offer(platform, gateway, "n-1", known.get(0), INFORMATION);
            BytesMessage notice = receiver.next();

            String local = known.get(0).localNumbers().get(RECEIVER);
            assertThat(text(notice))
                    .isEqualTo("通知番号,受給者番号,情報名,期限\r\n7," + local + "," + INFORMATION + ",2027-03-31\r\n");
            assertThat(notice.getStringProperty("SekishoOutcomeId")).matches("[0-9a-f]{32}");
            heard(platform, "n-1", 1);
            assertThat(gateway.query("select event from ledger where interface_id = 'stop-notice' order by at, seq"))
                    .containsExactly("ACCEPTED", "SENDING", "HANDED_OVER", "DELIVERED");

            platform.withdrawOffers();
            offer(platform, gateway, "n-1", known.get(0), INFORMATION);
            heard(platform, "n-1", 2);
            assertThat(receiver.hasNothing()).isTrue();

            platform.withdrawOffers();
            offer(platform, gateway, "n-1", known.get(1), INFORMATION);
            offer(platform, gateway, "n-2", known.get(1), INFORMATION);
            assertThat(text(receiver.next()))
                    .contains(known.get(1).localNumbers().get(RECEIVER));
            refused(gateway, "INWARD-001");
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    /** The same interface, posted to us instead of being fetched: one line more in the route, and where the link listens. */
    @Test
    void whatIsPostedIsTakenWhenItIsSaidToBeAndConfirmedAsWhatIsFetched() throws Exception {
        Path ring = folder.resolve("ring");
        int port = Ports.free();
        try (ScriptedPlatform platform = ScriptedPlatform.start(ring);
                RunningGateway gateway = posted(platform, ring, port).start();
                Receiver receiver = new Receiver(gateway)) {
            check();
            AskingCounterpart posting = new AskingCounterpart(ring, port);
            List<Resident> known = gateway.city().knownTo(RECEIVER).limit(2).toList();
            String body = notice(gateway.atena(known.get(0), RECEIVER), INFORMATION);
            byte[] sealed = posting.sealed("stop-notice", "n-1", body);

            assertThat(posting.post(OPERATION, sealed).status()).isEqualTo(204);
            assertThat(gateway.query("select sender_id from message")).containsExactly("n-1");
            receiver.next();
            heard(platform, "n-1", 1);

            assertThat(posting.post(OPERATION, sealed).status()).isEqualTo(204);
            heard(platform, "n-1", 2);
            assertThat(receiver.hasNothing()).isTrue();

            String other = notice(gateway.atena(known.get(1), RECEIVER), INFORMATION);
            AskingCounterpart.Said changed = posting.post(OPERATION, posting.sealed("stop-notice", "n-1", other));
            AskingCounterpart.Said wrong = posting.post(OPERATION, posting.sealed("inquiry", "n-2", other));
            AskingCounterpart.Said nobodys =
                    posting.post(OPERATION, posting.sealed("stop-notice", "n-3", notice("7", "TM00000000000002")));
            AskingCounterpart.Said noise = posting.post(OPERATION, "<noise/>".getBytes(UTF_8));

            assertThat(List.of(changed, wrong, nobodys, noise))
                    .allSatisfy(said -> assertThat(said.status()).isEqualTo(422))
                    .allSatisfy(said -> assertThat(said.text()).isEqualTo("The letter is not acceptable."));
            assertThat(gateway.query("select sender_id || ' ' || reason from ledger where event = 'NOT_TAKEN'"
                            + " and reason not like 'SEAL-%'"))
                    .containsExactlyInAnyOrder("n-1 INWARD-001", "n-2 INWARD-002", "n-3 INWARD-004");
            assertThat(gateway.query("select sender_id || '-' from ledger where event = 'NOT_TAKEN'"
                            + " and reason like 'SEAL-%'"))
                    .containsExactly("-");
            assertThat(platform.confirmed()).containsOnly("n-1");
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    @Test
    void whoeverDiesBeforeTheCommitHasSaidNothingAndWhoeverDiesAfterItHasIt() throws Exception {
        Path ring = folder.resolve("ring");
        int port = Ports.free();
        AtomicReference<Optional<Waypoint>> dies = new AtomicReference<>(Optional.of(Waypoint.INWARD_BEFORE_COMMIT));
        Waypoints waypoints = waypoint -> {
            if (dies.get().filter(waypoint::equals).isPresent()) {
                throw new IllegalStateException("the process is gone");
            }
        };
        try (ScriptedPlatform platform = ScriptedPlatform.start(ring);
                RunningGateway gateway = posted(platform, ring, port)
                        .bean(Waypoints.class, waypoints)
                        .start();
                Receiver receiver = new Receiver(gateway)) {
            AskingCounterpart posting = new AskingCounterpart(ring, port);
            Resident person = gateway.city().knownTo(RECEIVER).findFirst().orElseThrow();
            byte[] sealed = posting.sealed("stop-notice", "n-1", notice(gateway.atena(person, RECEIVER), INFORMATION));

            assertThat(posting.post(OPERATION, sealed).status()).isNotEqualTo(204);
            assertThat(gateway.query("select sender_id from message")).isEmpty();
            dies.set(Optional.of(Waypoint.INWARD_COMMITTED));
            assertThat(posting.post(OPERATION, sealed).status()).isNotEqualTo(204);
            assertThat(gateway.query("select sender_id from message")).containsExactly("n-1");
            dies.set(Optional.empty());

            assertThat(posting.post(OPERATION, sealed).status()).isEqualTo(204);
            receiver.next();
            heard(platform, "n-1", 1);
            assertThat(receiver.hasNothing()).isTrue();
        }
    }

    @Test
    void afterARestoreWhatIsPostedHasToComeAgain() throws Exception {
        Path ring = folder.resolve("ring");
        int port = Ports.free();
        try (ScriptedPlatform platform = ScriptedPlatform.start(ring)) {
            String body;
            try (RunningGateway gateway = posted(platform, ring, port).start()) {
                body = notice(
                        gateway.atena(
                                gateway.city().knownTo(RECEIVER).findFirst().orElseThrow(), RECEIVER),
                        INFORMATION);
                gateway.store().useTransaction(Incarnation::putBack);
            }
            try (RunningGateway gateway = posted(platform, ring, port).start()) {
                AskingCounterpart posting = new AskingCounterpart(ring, port);

                assertThat(posting.post(OPERATION, posting.sealed("stop-notice", "n-1", body))
                                .status())
                        .isEqualTo(503);
                assertThat(gateway.query("select sender_id from message")).isEmpty();
            }
        }
    }

    private RunningGateway.Setup posted(ScriptedPlatform platform, Path ring, int port) {
        return brought(platform)
                .certs(ring)
                .edit(
                        "routes/city/stop-notice.camel.yaml",
                        text -> RunningGateway.Setup.replaced(
                                text, "operation: stop-notices", "operation: stop-notices\n        listen: true"))
                .edit(
                        "mappings/city/links/platform.link.yaml",
                        text -> text.stripTrailing() + "\nlisten: { host: localhost, port: " + port
                                + ", path: /platform/v1, connections: 8, at-once: 4, within: 20 s }\n");
    }

    @Test
    void nobodyHasADoorForWhatIsBrought() throws Exception {
        brought(URI.create("https://localhost:1/")).copied();
        Files.writeString(
                folder.resolve("routes/city/notice-door.camel.yaml"),
                Files.readString(folder.resolve("routes/city/inquiry-door.camel.yaml"))
                        .replaceAll("(?<=[.:])inquiry|(?<=id: )(city-)?inquiry", "stop-notice"));
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));

        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                        .issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.finding().code().wire()).isEqualTo("ROUTE-052"));
    }

    @Test
    void whatIsNobodysOrMalformedStaysWithTheCounterpartAndHoldsUpNothing() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = brought(platform).start();
                Receiver receiver = new Receiver(gateway)) {
            Resident person = gateway.city().knownTo(RECEIVER).findFirst().orElseThrow();
            offer(platform, gateway, "nobodys", person, "TM00000000000002");
            platform.offer(
                    OPERATION, "another", () -> sealed(platform, "inquiry", "another", notice("1", INFORMATION)));
            platform.offer(OPERATION, "no-notice", () -> sealed(platform, "stop-notice", "no-notice", "<x/>"));
            platform.offer(OPERATION, "noise", () -> "<noise/>".getBytes(UTF_8));
            platform.offer(
                    OPERATION,
                    "no-person",
                    () -> sealed(platform, "stop-notice", "no-person", notice("", INFORMATION)));
            offer(platform, gateway, "good", person, INFORMATION);

            receiver.next();
            heard(platform, "good", 1);

            refused(gateway, "INWARD-004");
            refused(gateway, "INWARD-002");
            assertThat(platform.confirmed()).containsOnly("good");
            assertThat(gateway.query("select distinct message_id || sender_id from ledger where reason = 'INWARD-004'"))
                    .containsExactly("nobodys");
            assertThat(new TreeSet<>(gateway.query("select reason from ledger where event = 'NOT_TAKEN'")))
                    .hasSize(5);
        }
    }

    @Test
    void aHeldLaneHoldsItAndAnEndedPermitParksIt() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = brought(platform)
                        .edit(
                                "mappings/city/permits/stop-notice.permits.csv",
                                text -> text.stripTrailing() + "2026-11-10\n")
                        .at("2026-11-10T09:00:00")
                        .start();
                Receiver receiver = new Receiver(gateway)) {
            List<Resident> known = gateway.city().knownTo(RECEIVER).limit(2).toList();
            LinkMXBean lane = gateway.bean("jp.sekisho:type=Link,name=" + RECEIVER, LinkMXBean.class);
            lane.hold("all", "受け手の保守");

            offer(platform, gateway, "n-1", known.get(0), INFORMATION);
            Patience.await().until(() -> lane.getWaitingTotal() == 1);
            assertThat(lane.getSummary()).contains("児童手当", "HELD (受け手の保守)", "1 waiting");
            assertThat(receiver.hasNothing()).isTrue();
            assertThat(platform.confirmed()).isEmpty();
            Patience.await().untilAsserted(() -> assertThat(platform.requestLines())
                    .as("what has been taken is not read at every poll")
                    .anyMatch(line -> line.matches("GET [^ ]*/stop-notices\\?after=[1-9].*")));

            lane.release("all", "受け手の保守が終わった");
            receiver.next();
            heard(platform, "n-1", 1);

            lane.hold("all", "受け手の保守");
            offer(platform, gateway, "n-2", known.get(1), INFORMATION);
            Patience.await().until(() -> lane.getWaitingTotal() == 1);
            gateway.clock("2026-11-11T09:00:00");
            lane.release("all", "受け手の保守が終わった");
            Patience.await()
                    .until(() -> gateway.query("select state || ' ' || reason from request where state = 'PARKED'")
                            .equals(List.of("PARKED PERMIT-006")));
            assertThat(platform.confirmed()).containsExactly("n-1");
        }
    }

    @Test
    void whatWaitsWhileItsLayoutChangesIsReadAsItWasBrought() throws Exception {
        String layout = "mappings/city/layouts/platform-stop-notice";
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = brought(platform)
                        .edit(layout + ".v2.layout.yaml", none -> PageCode.files(PAGE)
                                .get(layout + ".layout.yaml")
                                .replace("version: 1\nfrom: 2026-04-01", "version: 2\nfrom: 2026-11-11")
                                .replace("root: stop-notice", "root: notice-of-a-stop"))
                        .at("2026-11-10T09:00:00")
                        .start();
                Receiver receiver = new Receiver(gateway)) {
            Resident person = gateway.city().knownTo(RECEIVER).findFirst().orElseThrow();
            LinkMXBean lane = gateway.bean("jp.sekisho:type=Link,name=" + RECEIVER, LinkMXBean.class);
            lane.hold("all", "受け手の保守");
            offer(platform, gateway, "n-1", person, INFORMATION);
            Patience.await().until(() -> lane.getWaitingTotal() == 1);

            gateway.clock("2026-11-11T09:00:00");
            lane.release("all", "受け手の保守が終わった");

            assertThat(text(receiver.next()))
                    .contains("\n7," + person.localNumbers().get(RECEIVER) + ",");
            heard(platform, "n-1", 1);
        }
    }

    @Test
    void whoeverOffersWithoutEndHearsOfWhatHasArrivedAllTheSame() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = brought(platform).start();
                Receiver receiver = new Receiver(gateway)) {
            platform.mostInAPage(1);
            offer(
                    platform,
                    gateway,
                    "n-1",
                    gateway.city().knownTo(RECEIVER).findFirst().orElseThrow(),
                    INFORMATION);
            offerAnother(platform);

            receiver.next();
            heard(platform, "n-1", 1);
        }
    }

    /** That the broker gave it to somebody proves nothing: the counterpart hears when the system says that it has it. */
    @Test
    void untilTakenTheCounterpartHearsWhenTheSystemSaysThatItHasIt() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = untilTaken(platform.address()).start();
                Receiver receiver = new Receiver(gateway)) {
            check();
            List<Resident> known = gateway.city().knownTo(RECEIVER).limit(2).toList();
            offer(platform, gateway, "n-1", known.get(0), INFORMATION);
            String first = receiver.next().getStringProperty("SekishoOutcomeId");
            offer(platform, gateway, "n-2", known.get(1), INFORMATION);
            String second = receiver.next().getStringProperty("SekishoOutcomeId");
            LinkMXBean lane = gateway.bean("jp.sekisho:type=Link,name=" + RECEIVER, LinkMXBean.class);
            Patience.await().until(() -> lane.getUnanswered() == 2);
            assertThat(platform.confirmed()).isEmpty();
            itsEndStays(gateway);

            Message outcome = receiver.acknowledge("a-1", first);

            assertThat(outcome.getStringProperty("SekishoOutcome")).isEqualTo("RESULT");
            heard(platform, "n-1", 1);
            assertThat(receiver.acknowledge("a-2", first).getStringProperty("SekishoReason"))
                    .isEqualTo("DOOR-020");
            assertThat(receiver.acknowledge("a-3", "nothing").getStringProperty("SekishoReason"))
                    .isEqualTo("DOOR-019");
            assertThat(receiver.acknowledge("a-4", "").getStringProperty("SekishoReason"))
                    .isEqualTo("DOOR-018");
            assertThat(receiver.acknowledge("a-1", first).getStringProperty("SekishoDuplicate"))
                    .isEqualTo("true");

            gateway.clock("2027-01-12T09:00:00");
            Patience.await().until(() -> lane.getOverdue() == 1);
            assertThat(receiver.acknowledge("a-5", second).getStringProperty("SekishoOutcome"))
                    .as("late, and not lost")
                    .isEqualTo("RESULT");
            heard(platform, "n-2", 1);
            assertThat(gateway.verifyLedger().findings()).isEmpty();
        }
    }

    /** Nobody could say any more that it is there. */
    private void itsEndStays(RunningGateway gateway) throws Exception {
        Path rules = folder.resolve("mappings/city/interfaces/stop-notice.interface.yaml");
        String whole = Files.readString(rules);
        Files.writeString(rules, whole.replace("until: taken", "until: handed"));

        assertThat(gateway.part(LiveCatalogue.class).reload().issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.finding().code().wire()).isEqualTo("OPEN-007"));
        Files.writeString(rules, whole);
    }

    private RunningGateway.Setup untilTaken(URI platform) {
        String route = PageCode.of(PAGE, "yaml").stream()
                .filter(block -> block.contains("id: city-stop-notice-taken"))
                .findFirst()
                .orElseThrow();
        return brought(platform)
                .edit("mappings/city/interfaces/stop-notice.interface.yaml", text -> text + "until: taken\n")
                .edit("routes/city/stop-notice-taken.camel.yaml", none -> route)
                .at("2026-11-10T09:00:00");
    }

    private static void offerAnother(ScriptedPlatform platform) {
        platform.offer(OPERATION, "noise", () -> {
            offerAnother(platform);
            return "<noise/>".getBytes(UTF_8);
        });
    }

    /** It must not wait for ever, unseen: a person puts right what is known of whom it is about, and sends it again. */
    @Test
    void whomItsReceiverDoesNotSurelyKnowWaitsForAPersonAndTheOthersGo() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway = brought(platform).start();
                Receiver receiver = new Receiver(gateway)) {
            List<Resident> known = gateway.city().knownTo(RECEIVER).limit(3).toList();
            Resident doubted = known.get(0);
            gateway.store().useTransaction(handle -> gateway.part(Registry.class)
                    .link(
                            handle,
                            gateway.atena(known.get(1), RECEIVER),
                            RECEIVER,
                            doubted.localNumbers().get(RECEIVER)));
            String nobody = notice("999999999999995", INFORMATION);
            platform.offer(OPERATION, "unknown", () -> sealed(platform, "stop-notice", "unknown", nobody));
            offer(platform, gateway, "doubted", doubted, INFORMATION);
            offer(platform, gateway, "known", known.get(2), INFORMATION);

            receiver.next();
            heard(platform, "known", 1);

            Patience.await()
                    .until(() -> parked(gateway, "ATENA-007").equals(List.of("unknown"))
                            && parked(gateway, "ATENA-002").equals(List.of("doubted")));
            assertThat(platform.confirmed()).containsOnly("known");
        }
    }

    private static List<String> parked(RunningGateway gateway, String cause) {
        return gateway.query("select m.sender_id from request r join message m on m.id = r.message_id"
                + " where r.state = 'PARKED' and r.reason_text like '%" + cause + "%'");
    }

    @Test
    void aRouteThatIsMissingOrLeadsElsewhereIsNamed() throws Exception {
        brought(URI.create("https://localhost:1/platform/v1")).copied();
        assertThat(routeIssues()).isEmpty();
        Path routes = folder.resolve("routes/city/stop-notice.camel.yaml");
        String whole = Files.readString(routes);
        int hand = whole.indexOf("- route:\n    id: city-stop-notice-hand");

        Files.writeString(routes, whole.substring(0, hand));
        assertThat(routeIssues()).containsExactly("routes/city/:1:1 ROUTE-048");
        Files.writeString(routes, whole.substring(hand));
        assertThat(routeIssues()).containsExactly("routes/city/:1:1 ROUTE-053");
        Files.writeString(routes, whole.replace("uri: \"lane:receivers\"\n", "uri: \"lane:platform\"\n"));
        assertThat(routeIssues()).singleElement().asString().endsWith("ROUTE-017");
        Files.writeString(routes, whole.replace("operation: stop-notices", "operation: inquiry-results"));
        assertThat(routeIssues())
                .as("each would refuse what is for the other")
                .anyMatch(issue -> issue.endsWith("ROUTE-018"));
        Files.writeString(
                routes,
                whole.replace(
                        "        interface: stop-notice\n      steps:\n        - to: { id: notice-u",
                        "        interface: inquiry\n      steps:\n        - to: { id: notice-u"));
        assertThat(routeIssues()).anyMatch(issue -> issue.endsWith("ROUTE-052"));
        Files.writeString(
                routes,
                whole.replace(
                        "        - to: { id: notice-permit, uri: \"permit:stop-notice\", description: 受け取ってよい業務システムを決める }\n",
                        ""));
        assertThat(routeIssues()).singleElement().asString().endsWith("ROUTE-005");
    }

    @Test
    void aDoorThatIsMissingOrSkipsAStepIsNamedWhereASystemIsToSayThatItHasIt() throws Exception {
        Path route = folder.resolve("routes/city/stop-notice-taken.camel.yaml");
        untilTaken(URI.create("https://localhost:1/platform/v1")).copied();
        assertThat(routeIssues()).isEmpty();
        String whole = Files.readString(route);

        Files.delete(route);
        assertThat(routeIssues()).containsExactly("routes/city/:1:1 ROUTE-047");
        Files.writeString(route, whole.replaceAll(".*ledger:delivered.*\n", ""));
        assertThat(routeIssues()).anyMatch(issue -> issue.endsWith("ROUTE-005"));
        Files.writeString(route, whole.replace("outcome:stop-notice", "outcome:inquiry"));
        assertThat(routeIssues()).anyMatch(issue -> issue.endsWith("ROUTE-017"));
        Files.writeString(
                folder.resolve("mappings/city/interfaces/another.interface.yaml"),
                PageCode.files(PAGE)
                        .get("mappings/city/interfaces/stop-notice.interface.yaml")
                        .replace("interface: stop-notice", "interface: another\nanswer: stop-notice-result"));
        assertThat(mappingIssues()).contains("CATALOGUE-036");
    }

    @Test
    void aKeyOfAnotherPassageAndAMapTheOtherWayAreNamed() throws Exception {
        brought(URI.create("https://localhost:1/platform/v1")).copied();
        Path rules = folder.resolve("mappings/city/interfaces/stop-notice.interface.yaml");
        String whole = Files.readString(rules);
        for (String foreign : List.of("to: platform-stop-notice", "next-after: result")) {
            Files.writeString(rules, whole + foreign + "\n");
            assertThat(mappingIssues()).containsExactly("INTERFACE-002");
        }
        Files.writeString(rules, whole.replace("from: platform-stop-notice\n", ""));
        assertThat(mappingIssues()).isNotEmpty();
        Files.writeString(rules, whole.replace("persons: [ 団体内統合宛名番号 ]", "persons: []"));
        assertThat(mappingIssues()).containsExactly("CATALOGUE-040");
        Files.writeString(rules, whole);
        Path permits = folder.resolve("mappings/city/permits/stop-notice.permits.csv");
        Files.writeString(permits, Files.readString(permits).replace("system,information", "system,procedure"));
        assertThat(mappingIssues()).contains("CATALOGUE-039");
    }

    private List<String> mappingIssues() {
        return CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY)).issues().stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    private List<String> routeIssues() {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        return RouteFiles.checkWhole(
                        new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                .issues()
                .stream()
                .map(issue -> issue.place() + " " + issue.finding().code().wire())
                .toList();
    }

    private RunningGateway.Setup brought(ScriptedPlatform platform) {
        return brought(platform.address());
    }

    private RunningGateway.Setup brought(URI platform) {
        RunningGateway.Setup setup = RunningGateway.in(folder).platform(platform);
        PageCode.files(PAGE).forEach((file, text) -> setup.edit(file, before -> fast(text)));
        String dialect = PageCode.of(PAGE, "yaml").get(PageCode.of(PAGE, "yaml").size() - 1);
        setup.edit(SYSTEM, text -> text.stripTrailing() + "\n" + dialect);
        return setup;
    }

    private static String fast(String text) {
        return text.replace("operation: stop-notices", "operation: stop-notices\n        pollMillis: 50");
    }

    private void check() {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.CITY));
        assertThat(mappings.issues()).isEmpty();
        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.CITY), Optional.of(mappings.usable()))
                        .issues())
                .isEmpty();
    }

    private static void offer(
            ScriptedPlatform platform, RunningGateway gateway, String id, Resident about, String information) {
        String body = notice(gateway.atena(about, RECEIVER), information);
        platform.offer(OPERATION, id, () -> sealed(platform, "stop-notice", id, body));
    }

    private static byte[] sealed(ScriptedPlatform platform, String operation, String id, String body) {
        return platform.seal().seal(platform.seal().head(operation, id), body.getBytes(UTF_8));
    }

    private static String notice(String atena, String information) {
        return "<stop-notice xmlns=\"" + ScriptedPlatform.NAMESPACE + "\"><通知番号>7</通知番号><団体内統合宛名番号>" + atena
                + "</団体内統合宛名番号><特定個人情報名コード>" + information + "</特定個人情報名コード><期限>2027-03-31</期限></stop-notice>";
    }

    private static void heard(ScriptedPlatform platform, String id, int times) {
        Patience.await()
                .until(() -> platform.confirmed().stream().filter(id::equals).count() >= times);
    }

    private static void refused(RunningGateway gateway, String reason) {
        Patience.await().until(() -> gateway.query(
                        "select count(*) || '' from ledger where event = 'NOT_TAKEN' and reason = '" + reason + "'")
                .equals(List.of("1")));
    }

    private static String text(BytesMessage message) throws Exception {
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        return new String(body, UTF_8);
    }

    /** The system that is to be told, at its own queue. */
    private static final class Receiver implements AutoCloseable {
        private final ActiveMQConnectionFactory factory;
        private final JMSContext session;
        private final JMSConsumer queue;

        Receiver(RunningGateway gateway) {
            factory = new ActiveMQConnectionFactory(
                    "tcp://127.0.0.1:" + gateway.brokerPort(), RECEIVER, gateway.password(RECEIVER));
            session = factory.createContext();
            queue = session.createConsumer(session.createQueue(QUEUE));
        }

        BytesMessage next() {
            Message message = queue.receive(Patience.MILLIS);
            assertThat(message).isInstanceOf(BytesMessage.class);
            return (BytesMessage) message;
        }

        /** Says that it has what it was handed, and hears what comes of that. */
        Message acknowledge(String id, String outcomeId) throws Exception {
            try (JMSConsumer outcomes = session.createConsumer(session.createQueue(QUEUE + "-result"))) {
                session.createProducer()
                        .setProperty("SekishoMessageId", id)
                        .setProperty("SekishoInReplyTo", outcomeId)
                        .send(session.createQueue("in.child-allowance.stop-notice"), session.createTextMessage(""));
                Message outcome = outcomes.receive(Patience.MILLIS);
                assertThat(outcome).as("the outcome of %s", id).isNotNull();
                return outcome;
            }
        }

        boolean hasNothing() {
            return queue.receive(500) == null;
        }

        @Override
        public void close() {
            session.close();
            factory.close();
        }
    }
}
