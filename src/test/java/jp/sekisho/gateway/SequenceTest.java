package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.JMX;
import javax.management.ObjectName;
import jp.sekisho.PageCode;
import jp.sekisho.Ports;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.operate.jmx.message.MessagesMXBean;
import jp.sekisho.operate.jmx.message.SequencesMXBean;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.gap.SequenceDecisions;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A register's 異動番号 keeps its messages in order, by the block of its page alone, whatever comes when and whichever run reads it. */
class SequenceTest {
    private static final String PAGE = "what-comes-in-sequence.md";
    private static final String REGISTER = "resident-register";
    private static final String UPDATE = "identification-update";
    private static final String SYSTEM = "mappings/juki/systems/resident-register.system.yaml";
    private static final String UNDER = "    map: register-resident-change-to-cs-update\n";
    private static final String HANAKO = RegisterChange.code(0);
    private static final Remark TWO = new Remark("local:kinoshita+local:matsumoto", "既存住基に確かめた");

    @TempDir
    Path folder;

    private final AtomicReference<ZonedDateTime> time =
            new AtomicReference<>(ZonedDateTime.parse("2026-11-10T09:30:00+09:00[Asia/Tokyo]"));
    private final int brokerPort = Ports.free();
    private ScriptedPlatform wire;
    private CountingCs cs;
    private ConfigurableApplicationContext gateway;

    @BeforeEach
    void start() throws IOException {
        for (String top : List.of("mappings", "routes")) {
            FileSystemUtils.copyRecursively(Path.of(top), folder.resolve(top));
        }
        Path system = folder.resolve(SYSTEM);
        Files.writeString(
                system,
                RunningGateway.Setup.replaced(Files.readString(system), UNDER, UNDER + block(PAGE, "    sequence:")));
        wire = ScriptedPlatform.start(
                DevelopmentPki.ensure(
                        folder.resolve("certs"), DevelopmentPki.parties(CountedNumbersTest.LINK), Clock.systemUTC()),
                CountedNumbersTest.LINK.reversed());
        cs = new CountingCs(wire);
        gateway = begin();
    }

    private static String block(String page, String beginning) {
        return PageCode.of(page, "yaml").stream()
                .filter(text -> text.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        gateway.close();
        wire.close();
    }

    @Test
    void whatComesEarlyWaitsForItsTurnAcrossRunsAndItsSenderIsAsked() throws Exception {
        CatalogueCheck mappings = CatalogueReader.read(new RoleFolder(folder.resolve("mappings"), RoleName.JUKI));
        assertThat(mappings.issues()).isEmpty();
        assertThat(RouteFiles.checkWhole(
                                new RoleFolder(folder.resolve("routes"), RoleName.JUKI), Optional.of(mappings.usable()))
                        .issues())
                .isEmpty();
        try (BusinessSystem register = connect()) {
            send(register, 1, "一条");
            send(register, 3, "三条");
            send(register, 4, "四条");
            assertThat(said(register)).isEqualTo("0000000001 00");
            RunningGateway.await("they are held", () -> held() == 2);

            time.set(time.get().plusMinutes(1));
            BusinessSystem.Outcome question = register.receive();
            assertThat(question.property("SekishoStatus")).isEqualTo("MISSING");
            assertThat(question.property("SekishoMissing")).isEqualTo("2");
            assertThat(question.property("SekishoOutcome")).isEmpty();
            time.set(time.get().plusMinutes(10));
            assertThat(sequences().list()).singleElement().asString().contains("missing 2", "held 2", "ALARM");
            assertThat(String.join("\n", messages().way("u-4", REGISTER)))
                    .as("where it is")
                    .contains("number 4", "waits for 2");
            assertThat(rows("select id from request where state <> 'ENDED'")).isEmpty();
        }
        gateway.close();
        gateway = begin();
        try (BusinessSystem register = connect()) {
            assertThat(held()).isEqualTo(2);
            send(register, 5, "五条");
            register.sendTo(
                    "in.resident-register.identification-update",
                    register.message(new byte[] {'?'}, Map.of("SekishoMessageId", "broken")));
            assertThat(register.receive().summary()).startsWith("REFUSED");
            send(register, 2, "二条");

            List<String> heard = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                BusinessSystem.Outcome outcome = register.receive();
                assertThat(outcome.property("SekishoInReplyTo"))
                        .as("as if it had waited in its queue")
                        .isEqualTo("u-"
                                + Integer.parseInt(RegisterChange.said(outcome).substring(0, 10)));
                heard.add(RegisterChange.said(outcome));
            }
            assertThat(heard).containsExactly("0000000002 00", "0000000003 00", "0000000004 00", "0000000005 00");
            RunningGateway.await("nothing is held", () -> held() == 0);

            send(register, 3, "三条");
            assertThat(register.receive().property("SekishoDuplicate")).isEqualTo("true");
        }
        assertThat(cs.accepted())
                .containsExactly(
                        HANAKO + " 1 札幌市一条",
                        HANAKO + " 2 札幌市二条",
                        HANAKO + " 3 札幌市三条",
                        HANAKO + " 4 札幌市四条",
                        HANAKO + " 5 札幌市五条");
        assertThat(store().inTransaction(LedgerVerifier::verify).findings()).isEmpty();
    }

    @Test
    void twoPeopleCloseAGapAndBeginAGeneration() throws Exception {
        try (BusinessSystem register = connect()) {
            send(register, 2, "二条");
            RunningGateway.await("it is held", () -> held() == 1);
            assertThat(sequences().explainClose(REGISTER, UPDATE, 1)).contains("closes=1", "go_on=1", "held=1");
            assertThat(sequences().explainClose(REGISTER, UPDATE, 2)).isEmpty();

            decide((handle, decisions) -> decisions.close(handle, REGISTER + "/" + UPDATE + "/1", TWO));
            assertThat(said(register)).isEqualTo("0000000002 00");

            RunningGateway.await("nothing is held", () -> held() == 0);
            send(register, 5, "五条");
            RunningGateway.await("it is held", () -> held() == 1);
            decide((handle, decisions) -> decisions.begin(handle, REGISTER + "/" + UPDATE + "/1001", TWO));
            assertThat(register.receive().summary()).isEqualTo("REFUSED SEQUENCE-006");
            send(register, 1001, "六条");
            assertThat(said(register)).isEqualTo("0000001001 00");
        }
        assertThat(cs.accepted()).containsExactly(HANAKO + " 1 札幌市二条", HANAKO + " 2 札幌市六条");
    }

    @FunctionalInterface
    private interface Act {
        Runnable on(Handle handle, SequenceDecisions decisions);
    }

    private void decide(Act act) {
        SequenceDecisions decisions = gateway.getBean(SequenceDecisions.class);
        store().inTransaction(handle -> act.on(handle, decisions)).run();
    }

    private static SequencesMXBean sequences() throws Exception {
        return JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(),
                new ObjectName(SequencesMXBean.NAME),
                SequencesMXBean.class);
    }

    private static MessagesMXBean messages() throws Exception {
        return JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(), new ObjectName(MessagesMXBean.NAME), MessagesMXBean.class);
    }

    private int held() {
        return Integer.parseInt(
                rows("select cast(count(*) as varchar) from early").get(0));
    }

    private static void send(BusinessSystem register, int number, String address) throws Exception {
        byte[] body = RegisterChange.of(number, HANAKO, Map.of("住所", "札幌市" + address));
        register.sendTo(
                "in.resident-register.identification-update",
                register.message(body, Map.of("SekishoMessageId", "u-" + number)));
    }

    private static String said(BusinessSystem register) throws Exception {
        return RegisterChange.said(register.receive());
    }

    private BusinessSystem connect() throws Exception {
        String password = Secrets.in(folder.resolve("data/secrets")).password(EmbeddedBroker.passwordName(REGISTER));
        return new BusinessSystem(REGISTER, UPDATE, brokerPort, password);
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

    private Store store() {
        return gateway.getBean(Store.class);
    }

    private List<String> rows(String query) {
        return store().inTransaction(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
