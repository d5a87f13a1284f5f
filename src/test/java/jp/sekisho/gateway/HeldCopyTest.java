package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMX;
import javax.management.ObjectName;
import jp.sekisho.PageCode;
import jp.sekisho.Patience;
import jp.sekisho.PersonalTraces;
import jp.sekisho.Ports;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.operate.jmx.copy.HeldCopyMXBean;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** While the register sleeps another city is answered by what the gateway holds: as fresh as the last change that was accepted, or not. */
class HeldCopyTest {
    private static final String PAGE = "what-the-copy-holds.md";
    private static final KeyNames LINK = new KeyNames("demo", Profile.P_256, "juki-gateway", "cs");
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String REGISTER = "resident-register";
    private static final String SYSTEM = "mappings/juki/systems/resident-register.system.yaml";
    private static final String RULES = "mappings/juki/interfaces/resident-notice.interface.yaml";
    private static final String DOOR = "in.resident-register.resident-notice";
    private static final Member HEAD = new Member("7654321", "12345678908", "関所　太郎", "02");
    private static final Member WIFE = new Member("7654322", "22345678909", "関所　花子", "12");
    private static final Member CHILD = new Member("7654323", "32345678900", "関所　次郎", "20");

    @TempDir
    Path folder;

    private final PersonalTraces secrets = new PersonalTraces();
    private final AtomicReference<ZonedDateTime> time = new AtomicReference<>(at("2026-11-10T21:00:00"));
    private final AtomicReference<Optional<Waypoint>> dies = new AtomicReference<>(Optional.empty());
    private final int brokerPort = Ports.free();
    private final int listenPort = Ports.free();

    /** Somebody of the household 5000001. */
    private record Member(String number, String code, String name, String relationship) {
        /** What the register says of him, as a line of its own form. */
        String line(int change, String residence, int size) {
            return line(change, residence, size, "20261110170000000", "", "札幌市試験区模擬一条１丁目");
        }

        String line(int change, String residence, int size, String decided, String leaves, String address) {
            return String.join(
                            ",",
                            number,
                            code,
                            "5000001",
                            Integer.toString(size),
                            Integer.toString(change),
                            decided,
                            "20261110165900000",
                            residence,
                            leaves,
                            name,
                            "19850401",
                            "1",
                            address,
                            relationship)
                    + "\r\n";
        }
    }

    @BeforeEach
    void files() throws IOException {
        for (String top : List.of("mappings", "routes")) {
            FileSystemUtils.copyRecursively(Path.of(top), folder.resolve(top));
        }
        Map<String, String> files = PageCode.files(PAGE);
        assertThat(files).hasSize(7);
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertThat(Path.of(file.getKey())).doesNotExist();
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        List<String> blocks = PageCode.of(PAGE, "yaml");
        Path system = folder.resolve(SYSTEM);
        Files.writeString(system, Files.readString(system) + blocks.get(blocks.size() - 1));
        Path link = folder.resolve("mappings/juki/links/cs.link.yaml");
        Files.writeString(
                link, RunningGateway.Setup.replaced(Files.readString(link), "port: 8448", "port: " + listenPort));
        DevelopmentPki.ensure(folder.resolve("certs"), DevelopmentPki.parties(LINK), Clock.systemUTC());
        for (Member member : List.of(HEAD, WIFE, CHILD)) {
            List.of(member.number, member.code, member.name, "札幌市試験区模擬").forEach(secrets::add);
        }
    }

    @Test
    void whatTheRegisterSaysIsAnsweredFromTheInstantOfItsAcceptanceOn() throws Exception {
        try (ConfigurableApplicationContext gateway = start();
                BusinessSystem register = connect("resident-notice")) {
            AskingCounterpart cs = cs();
            tell(register, HEAD.line(101, "1", 1));

            Letter alone = ask(cs, "q-1", HEAD, "PERSON");
            assertThat(alone.head().operation()).isEqualTo("wide-area-issuance-result");
            assertThat(body(alone))
                    .contains(
                            "<情報区分>HELD_COPY</情報区分><異動番号>101</異動番号><異動日時>2026-11-10T16:59:00.000</異動日時>",
                            "<件数>1</件数><氏名>関所　太郎</氏名>",
                            "<続柄>02</続柄>")
                    .doesNotContain(HEAD.code, HEAD.number, "本籍", "筆頭者", "個人番号");
            String person = rows(gateway, "select person from held_person").get(0);
            assertThat(ledger(gateway, "q-1")).containsExactly("REPLIED " + person + " RESULT ");
            assertThat(rows(gateway, "select person from request_person order by ordinal"))
                    .as("the name of the code that crosses, and that of the register's own number")
                    .hasSize(2)
                    .last()
                    .isEqualTo(person);

            tell(register, WIFE.line(102, "1", 2));
            tell(register, CHILD.line(103, "1", 3));
            Letter all = ask(cs, "q-2", WIFE, "HOUSEHOLD");
            assertThat(names(all)).containsExactly(HEAD.name, WIFE.name, CHILD.name);
            assertThat(body(all)).contains("<件数>3</件数>", "<異動番号>103</異動番号>");
            assertThat(ledger(gateway, "q-2")).hasSize(3).allMatch(row -> row.startsWith("REPLIED "));

            tell(register, HEAD.line(110, "1", 3, "20261110170000000", "", "札幌市試験区模擬二条２丁目"));
            tell(register, HEAD.line(105, "1", 3, "20261110170000000", "", "札幌市試験区模擬三条３丁目"));
            tell(register, HEAD.line(111, "1", 3, "", "", "札幌市試験区模擬四条４丁目"));
            assertThat(body(ask(cs, "q-3", HEAD, "PERSON")))
                    .as("neither an older change nor one that is not definitive")
                    .contains("<住所>札幌市試験区模擬二条２丁目</住所>", "<異動番号>110</異動番号>");

            List<Letter> answers = atOnce(cs, 200);
            assertThat(answers).hasSize(200);
            assertThat(store(gateway).inTransaction(LedgerVerifier::verify).findings())
                    .isEmpty();
        }
        secrets.noneBelow(folder.resolve("data"));
    }

    @Test
    void whoeverMayNotBeIssuedIsRefusedAndTheRecordAloneSaysWhy() throws Exception {
        try (ConfigurableApplicationContext gateway = start();
                BusinessSystem register = connect("resident-notice");
                BusinessSystem protecting = connect("protection")) {
            AskingCounterpart cs = cs();
            tell(register, HEAD.line(101, "1", 3));
            tell(register, WIFE.line(102, "1", 3));
            assertThat(refusal(gateway, cs, "incomplete", HEAD, "HOUSEHOLD")).isEqualTo("COPY-006");
            assertThat(refusal(gateway, cs, "unknown", CHILD, "PERSON")).isEqualTo("COPY-001");
            tell(register, CHILD.line(103, "1", 3));
            assertThat(names(ask(cs, "whole", HEAD, "HOUSEHOLD"))).hasSize(3);

            assertThat(protect(protecting, WIFE, "2", "1", "20261111", "20261110205900000"))
                    .isEqualTo("RESULT");
            assertThat(names(ask(cs, "not-yet", WIFE, "PERSON")))
                    .as("its first day has not come")
                    .hasSize(1);
            assertThat(protect(protecting, WIFE, "1", "1", "20261101", "20261110205900000"))
                    .isEqualTo("RESULT");
            assertThat(refusal(gateway, cs, "blocked", WIFE, "PERSON")).isEqualTo("COPY-002");
            assertThat(refusal(gateway, cs, "member", HEAD, "HOUSEHOLD")).isEqualTo("COPY-002");
            assertThat(names(ask(cs, "alone", HEAD, "PERSON"))).containsExactly(HEAD.name);
            assertThat(protect(protecting, WIFE, "1", "0", "20261101", "20261109120000000"))
                    .as("an older word")
                    .isEqualTo("REFUSED COPY-012");
            assertThat(protect(protecting, WIFE, "1", "0", "20261101", "20261110210000000"))
                    .isEqualTo("RESULT");
            assertThat(names(ask(cs, "cleared", WIFE, "PERSON"))).containsExactly(WIFE.name);
            time.set(at("2026-11-11T00:00:01"));
            assertThat(refusal(gateway, cs, "provisional", WIFE, "PERSON"))
                    .as("its first day has come while the register sleeps")
                    .isEqualTo("COPY-002");
            assertThat(protect(protecting, WIFE, "2", "0", "20261111", "20261111000000000"))
                    .isEqualTo("RESULT");

            tell(register, CHILD.line(104, "2", 3, "20261110170000000", "20261112", "札幌市試験区模擬一条１丁目"));
            assertThat(names(ask(cs, "planned", CHILD, "HOUSEHOLD"))).hasSize(3);
            time.set(at("2026-11-12T00:00:01"));
            assertThat(refusal(gateway, cs, "moved-out", CHILD, "PERSON")).isEqualTo("COPY-003");
            assertThat(refusal(gateway, cs, "one-moved-out", HEAD, "HOUSEHOLD")).isEqualTo("COPY-003");
            tell(register, CHILD.line(105, "9", 2));
            assertThat(refusal(gateway, cs, "removed", CHILD, "PERSON")).isEqualTo("COPY-004");
            assertThat(names(ask(cs, "the-others", HEAD, "HOUSEHOLD"))).containsExactly(HEAD.name, WIFE.name);
            tell(register, new Member("7654324", HEAD.code, "関所　三郎", "20").line(106, "1", 3));
            assertThat(refusal(gateway, cs, "two", HEAD, "PERSON")).isEqualTo("COPY-005");

            assertThat(rows(gateway, "select distinct event || ' ' || outcome from ledger where event like 'PROT%'"))
                    .containsExactlyInAnyOrder("PROTECTION_NOTED SET", "PROTECTION_NOTED CLEARED");
        }
        secrets.noneBelow(folder.resolve("data"));
    }

    @Test
    void whatMayBeOlderThanItShouldAnswersNobody() throws Exception {
        try (ConfigurableApplicationContext gateway = start();
                BusinessSystem register = connect("resident-notice")) {
            AskingCounterpart cs = cs();
            CamelContext routes = gateway.getBean(CamelContext.class);
            tell(register, HEAD.line(101, "1", 1));
            assertThat(names(ask(cs, "fresh", HEAD, "PERSON"))).hasSize(1);

            routes.getRouteController().suspendRoute("juki-resident-notice-door-resident-register");
            EmbeddedBroker broker = gateway.getBean(EmbeddedBroker.class);
            RunningGateway.await("nobody reads the door", () -> broker.backlog("in.resident-register.resident-notice")
                    .filter(door -> door.readers() == 0)
                    .isPresent());
            assertThat(refusal(gateway, cs, "paused", HEAD, "PERSON")).isEqualTo("COPY-007");
            send(register, HEAD.line(102, "1", 1));
            routes.getRouteController().resumeRoute("juki-resident-notice-door-resident-register");
            assertThat(register.receive().property("SekishoStatus")).isEqualTo("ACCEPTED");
            assertThat(body(ask(cs, "fresh-again", HEAD, "PERSON"))).contains("<異動番号>102</異動番号>");

            HeldCopyMXBean seen = JMX.newMXBeanProxy(
                    ManagementFactory.getPlatformMBeanServer(),
                    new ObjectName(HeldCopyMXBean.NAME),
                    HeldCopyMXBean.class);
            RunningGateway.await("it is seen", () -> seen.getLastChange() == 102);
            assertThat(seen.getRefused()).containsExactly(Map.entry("COPY-007", 1L));
            assertThat(seen.getSummary())
                    .startsWith("1 persons, as of change 102 2026-11-10T16:59; 0 unread")
                    .contains("; answers; ");

            store(gateway).useTransaction(Incarnation::putBack);
            assertThat(refusal(gateway, cs, "restored", HEAD, "PERSON")).isEqualTo("REPLY-001");
        }
    }

    /** Before the commit nothing was accepted; after it the copy has it, though nobody has heard. */
    @Test
    void aKillAtAcceptanceLeavesAllOrNothing() throws Exception {
        try (ConfigurableApplicationContext gateway = start();
                BusinessSystem register = connect("resident-notice")) {
            AskingCounterpart cs = cs();
            dies.set(Optional.of(Waypoint.DOOR_BEFORE_COMMIT));
            send(register, HEAD.line(101, "1", 1));
            RunningGateway.await("it was tried", () -> dies.get().isEmpty());
            assertThat(register.receive().property("SekishoStatus")).isEqualTo("ACCEPTED");
            assertThat(rows(gateway, "select cast(change_number as varchar) from held_person"))
                    .containsExactly("101");

            dies.set(Optional.of(Waypoint.DOOR_COMMITTED));
            send(register, HEAD.line(102, "1", 1));
            RunningGateway.await("it is accepted", () -> dies.get().isEmpty());
            assertThat(body(ask(cs, "q-1", HEAD, "PERSON"))).contains("<異動番号>102</異動番号>");
        }
        try (ConfigurableApplicationContext gateway = start()) {
            assertThat(body(ask(cs(), "q-2", HEAD, "PERSON"))).contains("<異動番号>102</異動番号>");
            assertThat(rows(gateway, "select interface_id from message")).hasSize(2);
        }
    }

    @Test
    void whatDoesNotFitIsNamedBeforeAnythingRuns() throws Exception {
        assertThat(mappingIssues()).isEmpty();
        assertThat(routeIssues()).isEmpty();
        assertThat(mappingIssuesWith(SYSTEM, "    kept: register-resident-notice-to-held-copy\n", ""))
                .containsExactly("CATALOGUE-081");
        assertThat(mappingIssuesWith(RULES, "kept-by: held-copy\n", "")).containsExactly("CATALOGUE-082");
        assertThat(mappingIssuesWith(RULES, "kept-by: held-copy", "kept-by: registry"))
                .contains("CATALOGUE-045");
        assertThat(mappingIssuesWith(
                        SYSTEM, "kept: register-resident-notice-to-held-copy", "kept: register-resident-notice-to-cs"))
                .containsExactly("CATALOGUE-005");
        assertThat(mappingIssuesWith(SYSTEM, "kept: register-resident-notice-to-held-copy", "kept: nowhere"))
                .containsExactly("CATALOGUE-004");
        assertThat(mappingIssuesWith("mappings/juki/layouts/held-copy-answer.layout.yaml", "name: 転入前住所,", "name: 本籍,"))
                .contains("CATALOGUE-048");
        assertThat(mappingIssuesWith(
                        "mappings/juki/interfaces/moving-in-notice.interface.yaml",
                        "permit: []",
                        "permit: []\nkept-by: held-copy"))
                .containsExactly("INTERFACE-002");
    }

    private List<String> mappingIssuesWith(String file, String part, String by) throws IOException {
        Path path = folder.resolve(file);
        String whole = Files.readString(path);
        Files.writeString(path, RunningGateway.Setup.replaced(whole, part, by));
        try {
            return mappingIssues();
        } finally {
            Files.writeString(path, whole);
        }
    }

    private List<String> mappingIssues() {
        return mappings().issues().stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    private CatalogueCheck mappings() {
        return CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.JUKI));
    }

    private List<String> routeIssues() {
        return RouteFiles.checkWhole(
                        new RoleFolder(folder.resolve("routes"), RoleName.JUKI),
                        Optional.of(mappings().usable()))
                .issues()
                .stream()
                .map(issue -> issue.finding().code().wire())
                .toList();
    }

    /** So many questions at once, about two persons in turn; each answer is about the one who was asked about. */
    private static List<Letter> atOnce(AskingCounterpart cs, int count) throws Exception {
        ExecutorService counters = Executors.newFixedThreadPool(16);
        try {
            Map<Integer, CompletableFuture<Letter>> asked = new HashMap<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                asked.put(
                        number,
                        CompletableFuture.supplyAsync(
                                () -> askPatiently(cs, "many-" + number, number % 2 == 0 ? HEAD : WIFE), counters));
            }
            List<Letter> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Letter answer = asked.get(i).get(Patience.SECONDS, TimeUnit.SECONDS);
                assertThat(answer.head().inReplyTo()).hasValue("many-" + i);
                assertThat(names(answer)).containsExactly(i % 2 == 0 ? HEAD.name : WIFE.name);
                answers.add(answer);
            }
            return answers;
        } finally {
            counters.shutdownNow();
        }
    }

    /** More at once than are worked on are told to come again. */
    private static Letter askPatiently(AskingCounterpart cs, String id, Member member) {
        try {
            byte[] sealed = cs.sealed("wide-area-issuance", id, question(member, "PERSON"));
            AskingCounterpart.Said said = cs.post("wide-area-issuance", sealed);
            while (said.status() == 503) {
                said = cs.post("wide-area-issuance", sealed);
            }
            return cs.opened(said);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Letter ask(AskingCounterpart cs, String id, Member member, String scope) throws Exception {
        return cs.opened(cs.post("wide-area-issuance", cs.sealed("wide-area-issuance", id, question(member, scope))));
    }

    /** Asks, and hears the refusal that is always the same; the reason that the record has. */
    private static String refusal(
            ConfigurableApplicationContext gateway, AskingCounterpart cs, String id, Member member, String scope)
            throws Exception {
        Letter refused = ask(cs, id, member, scope);
        assertThat(refused.head().operation()).isEqualTo("wide-area-issuance-refused");
        assertThat(body(refused)).isEqualTo("<refusal xmlns=\"urn:sekisho:protocol:1\"></refusal>");
        return rows(
                        gateway,
                        "select distinct reason from ledger where event = 'NOT_REPLIED' and sender_id = '" + id + "'")
                .get(0);
    }

    private static String question(Member member, String scope) {
        return "<wide-area-issuance xmlns=\"urn:sekisho:cs:1\"><住民票コード>" + member.code + "</住民票コード><交付範囲>" + scope
                + "</交付範囲></wide-area-issuance>";
    }

    private static String body(Letter letter) {
        return new String(letter.body(), UTF_8);
    }

    private static List<String> names(Letter letter) {
        Matcher names = Pattern.compile("<氏名>([^<]*)<").matcher(body(letter));
        return names.results().map(name -> name.group(1)).toList();
    }

    /** Sends a change, and hears that it is accepted. */
    private static void tell(BusinessSystem register, String line) throws Exception {
        send(register, line);
        BusinessSystem.Outcome outcome = register.receive();
        assertThat(outcome.property("SekishoStatus")).as(outcome.toString()).isEqualTo("ACCEPTED");
    }

    private static void send(BusinessSystem register, String line) throws Exception {
        register.sendTo(
                DOOR,
                register.message(
                        line.getBytes(MS932),
                        Map.of("SekishoMessageId", BusinessSystem.newId(), "SekishoReceipt", "true")));
    }

    /** Sets or clears a measure, and hears what came of it. */
    private static String protect(
            BusinessSystem register, Member member, String measure, String set, String from, String said)
            throws Exception {
        String line =
                String.format("%015d%s%s%s%8s%s\r\n", Long.parseLong(member.number), measure, set, from, "", said);
        register.sendTo(
                "in.resident-register.protection",
                register.message(line.getBytes(MS932), Map.of("SekishoMessageId", BusinessSystem.newId())));
        return register.receive().summary();
    }

    private static List<String> ledger(ConfigurableApplicationContext gateway, String id) {
        return rows(
                gateway,
                "select event || ' ' || person || ' ' || outcome || ' ' || reason from ledger where sender_id = '" + id
                        + "'");
    }

    private AskingCounterpart cs() {
        return new AskingCounterpart(
                folder.resolve("certs"), URI.create("https://localhost:" + listenPort + "/cs/v1/"), LINK.reversed());
    }

    private BusinessSystem connect(String interfaceId) throws Exception {
        String password =
                Secrets.in(folder.resolve("data").resolve("secrets")).password(EmbeddedBroker.passwordName(REGISTER));
        return new BusinessSystem(REGISTER, interfaceId, brokerPort, password);
    }

    private ConfigurableApplicationContext start(String... more) {
        Waypoints waypoints = waypoint -> {
            if (dies.get().filter(waypoint::equals).isPresent()) {
                dies.set(Optional.empty());
                throw new IllegalStateException("the process is gone");
            }
        };
        SpringApplication application = new SpringApplication(Gateway.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(starting -> {
            GenericApplicationContext context = (GenericApplicationContext) starting;
            context.registerBean(
                    "steppedClock",
                    BusinessClock.class,
                    () -> BusinessClock.of(time::get),
                    bean -> bean.setPrimary(true));
            context.registerBean(Waypoints.class, () -> waypoints);
        });
        List<String> settings = new ArrayList<>(List.of(
                "--sekisho.role=juki",
                "--sekisho.mappings=" + folder.resolve("mappings"),
                "--sekisho.routes=" + folder.resolve("routes"),
                "--sekisho.data=" + folder.resolve("data"),
                "--sekisho.certs=" + folder.resolve("certs"),
                "--sekisho.links.cs=https://localhost:1/cs/v1",
                "--sekisho.broker.port=" + brokerPort,
                "--spring.main.web-application-type=none",
                "--camel.component.jms.receive-timeout=50"));
        settings.addAll(List.of(more));
        return application.run(settings.toArray(String[]::new));
    }

    private static ZonedDateTime at(String local) {
        return ZonedDateTime.parse(local + "+09:00[Asia/Tokyo]");
    }

    private static Store store(ConfigurableApplicationContext gateway) {
        return gateway.getBean(Store.class);
    }

    private static List<String> rows(ConfigurableApplicationContext gateway, String query) {
        return store(gateway)
                .inTransaction(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
