package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import jp.sekisho.PageCode;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.operate.jmx.message.MessagesBean;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.TwoPeople;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A message becomes several by files alone, those of the page that tells of it; what waits for another is held back, and corrected. */
class BecomesSeveralTest {
    private static final String PAGE = "what-becomes-several.md";
    private static final KeyNames LINK = new KeyNames("demo", Profile.P_256, "juki-gateway", "cs");
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String REGISTER = "resident-register";
    private static final String SYSTEM = "mappings/juki/systems/resident-register.system.yaml";
    private static final String HANAKO = "12345678908";
    private static final String TARO = "22345678909";

    @TempDir
    Path folder;

    private final AtomicReference<ZonedDateTime> time =
            new AtomicReference<>(ZonedDateTime.parse("2026-11-10T09:30:00+09:00[Asia/Tokyo]"));
    private final int brokerPort = Ports.free();

    @BeforeEach
    void copy() throws IOException {
        for (String top : List.of("mappings", "routes")) {
            FileSystemUtils.copyRecursively(Path.of(top), folder.resolve(top));
        }
        for (Map.Entry<String, String> file : PageCode.files(PAGE).entrySet()) {
            assertThat(Path.of(file.getKey())).doesNotExist();
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        edit(
                SYSTEM,
                text -> text.stripTrailing() + "\n"
                        + PageCode.of(PAGE, "yaml").stream()
                                .filter(block -> block.startsWith("  moved-in:"))
                                .findFirst()
                                .orElseThrow());
        edit(
                "mappings/juki/links/cs.link.yaml",
                text -> RunningGateway.Setup.replaced(text, "first: 5 s", "first: 200 ms"));
    }

    @Test
    void eachPersonsPartsGoInTheirOrderAndWhatIsHeldBackGoesOnOnceItIsCorrected() throws Exception {
        try (Running running = new Running()) {
            PartsCs cs = running.cs;
            cs.refuses("number-asked", TARO, true);
            cs.silent(true);
            try (BusinessSystem register = running.connect()) {
                say(register, "m-1", Map.of(), record(1, HANAKO, "111"), record(2, TARO, "111"));
                running.await("both are asked for", "number-asked", 2, "SENT");
                assertThat(running.states("moved-in-update")).containsExactly("FOLLOWING", "FOLLOWING");
                assertThat(running.states("moved-in-notice")).containsExactly("JOINED", "JOINED");

                cs.silent(false);
                running.await("one is held back", "moved-in-update", 1, "HELD_BACK");
                Patience.await().until(() -> cs.came(HANAKO).size() == 4);
                assertThat(cs.came(HANAKO))
                        .containsExactly("number-asked", "moved-in-update", "moved-in-notice", "card-destination");
                assertThat(cs.came(TARO)).containsExactly("number-asked");

                say(register, "m-2", Map.of(), record(3, TARO, "000"));
                say(register, "m-3", Map.of(), record(4, HANAKO, "000"));
                assertThat(running.heard(register, "m-3").body()).isEqualTo(bytes("0000000004,UPDATE,00,,\r\n"));
                assertThat(String.join("\n", running.track("m-1")))
                        .contains("held back", "SekishoCorrects", "sekisho parked", "leaves right behind");
                assertThat(running.rows("select event || ' ' || interface_id || ' ' || reason from ledger"
                                + " where event = 'HELD_BACK'"))
                        .containsExactly("HELD_BACK moved-in-update CHAIN-001");
                say(register, "m-4", Map.of("SekishoCorrects", "m-0"), record(5, TARO, "100"));
                assertThat(running.heard(register, "m-4").summary()).isEqualTo("REFUSED CHAIN-002");
                say(register, "m-5", Map.of("SekishoCorrects", "m-1"), record(6, TARO, "000"));
                assertThat(running.heard(register, "m-5").summary()).isEqualTo("REFUSED CHAIN-003");
            }
            running.again();
            try (BusinessSystem register = running.connect()) {
                assertThat(cs.came(TARO)).as("nothing overtakes").containsExactly("number-asked");
                sayTo(register, "number-asked", "c-1", Map.of("SekishoCorrects", "m-1"), record(8, TARO, "100"));
                running.await("it was refused again", "number-asked", 3, "ENDED");
                assertThat(running.states("moved-in-update")).contains("HELD_BACK");

                cs.refuses("number-asked", TARO, false);
                sayTo(register, "number-asked", "c-2", Map.of("SekishoCorrects", "m-1"), record(9, TARO, "100"));

                BusinessSystem.Outcome outcome = running.heard(register, "m-1");
                assertThat(outcome.summary()).isEqualTo("RESULT");
                assertThat(outcome.property("SekishoLines")).isEqualTo("8");
                assertThat(outcome.body())
                        .isEqualTo(bytes("0000000001,NUMBER,00,,112233445562\r\n"
                                + "0000000001,UPDATE,00,,\r\n"
                                + "0000000001,NOTICE,00,,\r\n"
                                + "0000000001,CARD,00,,\r\n"
                                + "0000000002,NUMBER,08,,\r\n"
                                + "0000000002,UPDATE,00,,\r\n"
                                + "0000000002,NOTICE,00,,\r\n"
                                + "0000000002,CARD,00,,\r\n"));
                assertThat(running.heard(register, "m-2").summary()).isEqualTo("RESULT");
                assertThat(cs.came(TARO))
                        .startsWith(
                                "number-asked", "number-asked", "number-asked", "moved-in-update", "moved-in-notice");
                assertThat(cs.came(TARO)).containsOnlyOnce("moved-in-notice", "card-destination");
            }
            assertThat(running.rows("select request_id from freed")).isEmpty();
            assertThat(running.store().inTransaction(LedgerVerifier::verify).findings())
                    .isEmpty();
        }
    }

    @Test
    void whatIsHeldBackEndsByPeopleOrByItsDeadline() throws Exception {
        try (Running running = new Running();
                BusinessSystem register = running.connect()) {
            running.cs.refuses("number-asked", TARO, true);
            running.cs.refuses("number-asked", HANAKO, true);
            say(register, "m-1", Map.of(), record(1, TARO, "111"));
            say(register, "m-2", Map.of(), record(2, HANAKO, "101"));
            running.await("both are held back", "moved-in-update", 2, "HELD_BACK");
            Station station = running.gateway.getBean(Station.class);
            Parked parked = running.gateway.getBean(Parked.class);
            String taro = running.held("m-1");
            assertThat(parked.find(taro).orElseThrow().reason()).isEqualTo("CHAIN-001");

            TwoPeople.settle(station, parked, taro, new Remark("console:operator", "統合端末で済ませた"));

            assertThat(running.heard(register, "m-1").body())
                    .isEqualTo(bytes("0000000001,NUMBER,08,,\r\n0000000001,UPDATE,95,PASSAGE-009,\r\n"
                            + "0000000001,NOTICE,00,,\r\n0000000001,CARD,00,,\r\n"));
            parked.sendAgain(running.held("m-2"), new Remark("console:operator", "番号は前からある"));
            Patience.await().until(() -> running.cs.came(HANAKO).contains("card-destination"));
            assertThat(running.heard(register, "m-2").summary()).isEqualTo("RESULT");

            say(register, "m-3", Map.of(), record(3, TARO, "101"));
            running.await("it is held back", "moved-in-update", 1, "HELD_BACK");
            time.set(ZonedDateTime.parse("2026-11-20T09:30:00+09:00[Asia/Tokyo]"));
            assertThat(running.heard(register, "m-3").body())
                    .isEqualTo(bytes("0000000003,NUMBER,08,,\r\n0000000003,UPDATE,91,PASSAGE-001,\r\n"
                            + "0000000003,CARD,91,PASSAGE-001,\r\n"));
        }
    }

    @Test
    void itsFilesAreSoundAndWhatDoesNotFitTogetherIsNamed() throws Exception {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.JUKI));
        assertThat(mappings.issues()).isEmpty();
        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.JUKI), Optional.of(mappings.usable()))
                        .issues())
                .isEmpty();

        String moved = "mappings/juki/interfaces/moved-in.interface.yaml";
        Map<String, UnaryOperator<String>> faults = new LinkedHashMap<>();
        faults.put("PART-001", text -> text.replace("interface: card-destination", "interface: card-destinatoin"));
        faults.put("PART-002", text -> text.replace("interface: card-destination", "interface: moved-in"));
        faults.put("PART-003", text -> text.replace("interface: card-destination", "interface: number-asked"));
        faults.put("PART-004", text -> text.replace("after: number-asked", "after: identification-inquiry"));
        faults.put(
                "PART-005", text -> text.replace("is: [ \"1\" ] } }\n", "is: [ \"1\" ] }, after: moved-in-update }\n"));
        faults.put(
                "PART-006", text -> text.replace("is: [ \"1\" ] } }\n", "is: [ \"1\" ] }, after: card-destination }\n")
                        .replace(", after: moved-in-update", ""));
        faults.put("PART-014", text -> text.replace("item: 送付先", "item: 送付元"));
        faults.put("PART-015", text -> text.replace("item: 送付先, is: [ \"1\" ]", "item: 送付先, is: [ \"12\" ]"));
        faults.put(
                "INTERFACE-024",
                text -> text.replace("with: moved-in-update", "with: moved-in-update, after: number-asked"));
        faults.forEach((code, fault) -> assertThat(with(moved, fault)).as(code).contains(code));
        assertThat(with(SYSTEM, text -> text.replace("  card-destination:", "  card-destinatoin:")))
                .contains("PART-009");
        assertThat(with(
                        SYSTEM,
                        text -> text.replace(
                                "  moved-in:\n    layout: register-moved-in",
                                "  moved-in:\n    layout: register-moving-in-notice")))
                .contains("PART-010");
        assertThat(with(
                        SYSTEM,
                        text -> text.replace(
                                "answer: { layout: register-moved-in-result }",
                                "answer: { layout: register-identification-result }")))
                .contains("PART-011");
        assertThat(
                        with(
                                SYSTEM,
                                text -> text.replace(
                                        "answer: { layout: register-moved-in-result }",
                                        "answer: { layout: register-moved-in-result, map: number-asked-to-register-moved-in }")))
                .contains("PART-013");
        assertThat(with(
                        "mappings/juki/maps/number-asked-to-register-moved-in.map.yaml",
                        text -> text.substring(0, text.indexOf("unanswered:"))))
                .contains("PART-012");
        assertThat(with(
                        "mappings/juki/interfaces/number-asked.interface.yaml",
                        text -> text.replace("\"0000\"", "\"OK\"")))
                .contains("PART-015");
        assertThat(with(
                        "mappings/juki/interfaces/moved-in-notice.interface.yaml",
                        text -> text.replace("link: cs", "link: other")))
                .contains("PART-007");
        assertThat(with(
                        "mappings/juki/interfaces/moved-in-notice.interface.yaml",
                        text -> text + "waits-for: linkage-code\n"))
                .contains("PART-016", "CATALOGUE-085");
    }

    /** A gateway on the copied files, before its CS. */
    private final class Running implements AutoCloseable {
        private final ScriptedPlatform wire;
        private final PartsCs cs;
        private final Map<String, BusinessSystem.Outcome> heard = new LinkedHashMap<>();
        private ConfigurableApplicationContext gateway;

        Running() throws IOException {
            wire = ScriptedPlatform.start(
                    DevelopmentPki.ensure(folder.resolve("certs"), DevelopmentPki.parties(LINK), Clock.systemUTC()),
                    LINK.reversed());
            cs = new PartsCs(wire);
            gateway = begin();
        }

        void again() {
            gateway.close();
            gateway = begin();
        }

        BusinessSystem connect() throws Exception {
            String password =
                    Secrets.in(folder.resolve("data/secrets")).password(EmbeddedBroker.passwordName(REGISTER));
            return new BusinessSystem(REGISTER, "moved-in", brokerPort, password);
        }

        /** The one outcome of a message, whatever else comes before it. */
        BusinessSystem.Outcome heard(BusinessSystem register, String id) throws Exception {
            while (!heard.containsKey(id)) {
                BusinessSystem.Outcome next = register.receive();
                if (!next.property("SekishoOutcome").isEmpty()) {
                    assertThat(heard.put(next.property("SekishoInReplyTo"), next))
                            .isNull();
                }
            }
            return heard.get(id);
        }

        void await(String what, String interfaceId, int count, String state) {
            Patience.await(what)
                    .until(() ->
                            states(interfaceId).stream().filter(state::equals).count() == count);
        }

        List<String> states(String interfaceId) {
            return rows("select state from request where interface_id = '" + interfaceId + "'");
        }

        String held(String id) {
            return rows("select r.id from request r join message m on m.id = r.message_id"
                            + " where r.state = 'HELD_BACK' and m.sender_id = '" + id + "'")
                    .get(0);
        }

        List<String> track(String id) {
            return new MessagesBean(store(), Map.of()).way(id, "");
        }

        Store store() {
            return gateway.getBean(Store.class);
        }

        List<String> rows(String query) {
            return store().inTransaction(handle ->
                    handle.createQuery(query).mapTo(String.class).list());
        }

        @Override
        public void close() {
            gateway.close();
            wire.close();
        }

        private ConfigurableApplicationContext begin() {
            SpringApplication application = new SpringApplication(Gateway.class);
            application.setRegisterShutdownHook(false);
            application.addInitializers(starting -> ((GenericApplicationContext) starting)
                    .registerBean(
                            "steppedClock",
                            BusinessClock.class,
                            () -> BusinessClock.of(time::get),
                            bean -> bean.setPrimary(true)));
            return application.run(
                    "--sekisho.role=juki",
                    "--sekisho.mappings=" + folder.resolve("mappings"),
                    "--sekisho.routes=" + folder.resolve("routes"),
                    "--sekisho.data=" + folder.resolve("data"),
                    "--sekisho.certs=" + folder.resolve("certs"),
                    "--sekisho.links.cs=" + wire.address(),
                    "--sekisho.longest-send=" + Duration.ZERO,
                    "--sekisho.broker.port=" + brokerPort,
                    "--spring.main.web-application-type=none",
                    "--camel.component.jms.receive-timeout=50");
        }
    }

    private List<String> with(String file, UnaryOperator<String> change) {
        try {
            String before = Files.readString(folder.resolve(file));
            assertThat(change.apply(before)).as(file).isNotEqualTo(before);
            edit(file, change);
            List<String> issues =
                    CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.JUKI)).issues().stream()
                            .map(issue -> issue.finding().code().wire())
                            .toList();
            Files.writeString(folder.resolve(file), before);
            return issues;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, change.apply(Files.readString(path)));
    }

    private static String record(int number, String code, String marks) {
        return String.format(
                "%010d,%s,札幌市一条,%s,%s,%s\r\n", number, code, marks.charAt(0), marks.charAt(1), marks.charAt(2));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(MS932);
    }

    private static void say(BusinessSystem register, String id, Map<String, String> more, String... records)
            throws Exception {
        sayTo(register, "moved-in", id, more, records);
    }

    private static void sayTo(
            BusinessSystem register, String interfaceId, String id, Map<String, String> more, String... records)
            throws Exception {
        Map<String, String> properties = new LinkedHashMap<>(more);
        properties.put("SekishoMessageId", id);
        register.sendTo(
                "in.resident-register." + interfaceId, register.message(bytes(String.join("", records)), properties));
    }
}
