package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.PageCode;
import jp.sekisho.Ports;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.error.SekishoException;
import jp.sekisho.gateway.CountingCs.Fate;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.dispatch.Parked;
import jp.sekisho.passage.gate.Holds;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** 本人確認情報更新 crosses under the numbers that CS counts, against a counterpart that refuses a gap and a repetition. */
class CountedNumbersTest {
    private static final String PAGE = "counted-numbers.md";
    static final KeyNames LINK = new KeyNames("demo", Profile.P_256, "juki-gateway", "cs");
    private static final String REGISTER = "resident-register";
    private static final String HANAKO = RegisterChange.code(0);
    private static final String TARO = RegisterChange.code(1);
    private static final Remark WHY = new Remark("local:kinoshita", "CS に確かめた");

    @TempDir
    Path folder;

    private final AtomicReference<ZonedDateTime> time =
            new AtomicReference<>(ZonedDateTime.parse("2026-11-10T09:30:00+09:00[Asia/Tokyo]"));
    private final int brokerPort = Ports.free();
    private ScriptedPlatform wire;
    private CountingCs cs;
    private ConfigurableApplicationContext gateway;
    private int sent;

    @BeforeEach
    void start() throws IOException {
        for (String top : List.of("mappings", "routes")) {
            FileSystemUtils.copyRecursively(Path.of(top), folder.resolve(top));
        }
        Path link = folder.resolve("mappings/juki/links/cs.link.yaml");
        Files.writeString(link, RunningGateway.Setup.replaced(Files.readString(link), "first: 5 s", "first: 200 ms"));
        wire = ScriptedPlatform.start(
                DevelopmentPki.ensure(folder.resolve("certs"), DevelopmentPki.parties(LINK), Clock.systemUTC()),
                LINK.reversed());
        cs = new CountingCs(wire);
        gateway = begin();
    }

    @AfterEach
    void stop() {
        gateway.close();
        wire.close();
    }

    @Test
    void thePageShowsTheFilesThatShip() throws IOException {
        Map<String, String> shown = PageCode.files(PAGE);
        assertThat(shown).hasSize(1);
        for (Map.Entry<String, String> file : shown.entrySet()) {
            assertThat(Path.of(file.getKey())).hasContent(file.getValue());
        }
        String line = PageCode.of(PAGE, "yaml").get(2);
        assertThat(Path.of("mappings/juki/maps/register-resident-change-to-cs-update.map.yaml"))
                .content()
                .contains(line);
    }

    @Test
    void messagesCrossUnderTheNumbersThatFollowWhateverHappensOnTheWay() throws Exception {
        cs.counted(HANAKO, 41);
        cs.refuse("札幌市二条");
        cs.next(Fate.TURNED_AWAY, Fate.LOST, Fate.TAKEN_AND_UNSAID);
        try (BusinessSystem register = connect()) {
            for (String address : List.of("札幌市一条", "札幌市二条", "札幌市三条", "札幌市四条")) {
                send(register, HANAKO, address);
            }
            send(register, TARO, "札幌市五条");

            List<String> heard =
                    List.of(said(register), said(register), said(register), said(register), said(register));
            assertThat(heard)
                    .containsExactlyInAnyOrder(
                            "0000000001 00", "0000000002 08", "0000000003 00", "0000000004 00", "0000000005 00");
        }
        assertThat(cs.accepted())
                .containsExactlyInAnyOrder(
                        HANAKO + " 42 札幌市一条", HANAKO + " 43 札幌市三条", HANAKO + " 44 札幌市四条", TARO + " 1 札幌市五条");
        assertThat(cs.refused()).containsExactly("0801 札幌市二条");
        assertThat(cs.broken()).isEmpty();
        assertThat(store().inTransaction(LedgerVerifier::verify).findings()).isEmpty();
    }

    @Test
    void whatIsOverdueIsParkedAndNobodyGetsItsNumberBeforeTheCounterpartHasSaidWhatBecameOfIt() throws Exception {
        cs.silent(true);
        try (BusinessSystem register = connect()) {
            send(register, HANAKO, "札幌市一条");
            send(register, HANAKO, "札幌市二条");
            RunningGateway.await("it is taken", () -> rows("select state from request order by line, id")
                    .contains("SENT"));
            time.set(ZonedDateTime.parse("2026-11-16T09:30:00+09:00[Asia/Tokyo]"));
            RunningGateway.await("it is parked", () -> rows("select reason from request where state = 'PARKED'")
                    .equals(List.of("PASSAGE-020")));
            String parked =
                    rows("select id from request where state = 'PARKED'").get(0);
            assertThat(rows("select cast(counted_number as varchar) from request where state = 'PARKED'"))
                    .containsExactly("1");
            Parked desk = gateway.getBean(Parked.class);
            assertThat(desk.find(parked).orElseThrow().number()).contains(1L);
            assertThatThrownBy(() -> desk.withdraw(parked, WHY))
                    .isInstanceOf(SekishoException.class)
                    .hasMessageContaining("PARKED-007");

            assertThat(register.receive().summary())
                    .as("the other had waited behind it")
                    .isEqualTo("EXPIRED PASSAGE-001");

            send(register, HANAKO, "札幌市三条");
            cs.silent(false);
            assertThat(List.of(said(register), said(register))).containsExactly("0000000001 00", "0000000003 00");
        }
        assertThat(cs.accepted()).containsExactly(HANAKO + " 1 札幌市一条", HANAKO + " 2 札幌市三条");
        assertThat(cs.broken()).isEmpty();
    }

    @Test
    void afterARestoreTheCounterpartSaysWhatItKnowsAndUnderWhichNumber() throws Exception {
        try (BusinessSystem register = connect()) {
            cs.silent(true);
            send(register, HANAKO, "札幌市一条");
            send(register, HANAKO, "札幌市二条");
            RunningGateway.await("it is taken", () -> rows("select state from request order by id")
                    .contains("SENT"));
        }
        // as a backup would have it that was made before anything was sent
        store().useTransaction(handle -> {
            handle.execute(
                    "update request set state = 'WAITING', counted_number = null, receipt = null, in_doubt = false,"
                            + " attempts = 0");
            handle.execute("delete from body where kind = 'NUMBERED'");
            handle.execute("delete from counter");
            Incarnation.putBack(handle);
        });
        gateway.close();
        gateway = begin();
        gateway.getBean(Holds.class).releaseAll(WHY);

        try (BusinessSystem register = connect()) {
            RunningGateway.await("it is known there", () -> rows("select state from request order by id")
                    .contains("SENT"));
            assertThat(rows("select cast(counted_number as varchar) from request where state = 'SENT'"))
                    .containsExactly("1");
            cs.silent(false);
            assertThat(List.of(said(register), said(register))).containsExactly("0000000001 00", "0000000002 00");
        }
        assertThat(cs.accepted()).containsExactly(HANAKO + " 1 札幌市一条", HANAKO + " 2 札幌市二条");
        assertThat(cs.broken()).isEmpty();
    }

    private void send(BusinessSystem register, String code, String address) throws Exception {
        sent++;
        byte[] body = RegisterChange.of(sent, code, Map.of("住所", address));
        register.sendTo(
                "in.resident-register.identification-update",
                register.message(body, Map.of("SekishoMessageId", "u-" + sent)));
    }

    private static String said(BusinessSystem register) throws Exception {
        return RegisterChange.said(register.receive());
    }

    private BusinessSystem connect() throws Exception {
        String password = Secrets.in(folder.resolve("data/secrets")).password(EmbeddedBroker.passwordName(REGISTER));
        return new BusinessSystem(REGISTER, "identification-update", brokerPort, password);
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
