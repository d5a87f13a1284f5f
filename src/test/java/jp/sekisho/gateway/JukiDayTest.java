package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import jp.sekisho.Ports;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.demo.cs.CsSettings;
import jp.sekisho.demo.cs.CsSimulator;
import jp.sekisho.demo.register.RegisterSettings;
import jp.sekisho.demo.register.RegisterSimulator;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.ledger.LedgerVerifier;
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

/** What the register says in the evening is with CS in the morning: once, in order for each person, with one outcome each. */
class JukiDayTest {
    private static final String REGISTER = "resident-register";
    private static final Map<String, String> ARRIVES =
            Map.of("異動事由", "101", "住民となった日", "20261109", "転入前市町村コード", "01202", "転入前住所", "函館市東雲町９９番９号");

    @TempDir
    Path folder;

    private final AtomicReference<ZonedDateTime> time = new AtomicReference<>(at("2026-11-09T17:30"));
    private final int brokerPort = Ports.free();
    private final int csPort = Ports.free();
    private final Map<String, String> persons = new TreeMap<>();
    private CsSimulator cs;
    private ConfigurableApplicationContext gateway;
    private int sent;

    @BeforeEach
    void start() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), folder.resolve("mappings"));
        Path link = folder.resolve("mappings/juki/links/cs.link.yaml");
        Files.writeString(link, RunningGateway.Setup.replaced(Files.readString(link), "first: 5 s", "first: 200 ms"));
        cs = cs();
        gateway = begin();
    }

    @AfterEach
    void stop() {
        gateway.close();
        cs.close();
    }

    @Test
    void theEveningsChangesAreWithCsInTheMorningWhoeverDiesInBetween() throws Exception {
        String arriving = RegisterChange.code(90);
        String dying = RegisterChange.code(1);
        String leaving = RegisterChange.code(2);
        try (BusinessSystem register = connect("identification-update");
                BusinessSystem notices = connect("moving-in-notice-out")) {
            cs.byHand(RegisterChange.code(0));
            send(register, RegisterChange.code(0), Map.of());
            send(register, RegisterChange.code(0), Map.of("住所", "札幌市試験区模擬二条２丁目"));
            send(register, arriving, ARRIVES);
            Map<String, String> moving = new TreeMap<>(ARRIVES);
            moving.put("異動事由", "301");
            moving.put("住所", "札幌市試験区模擬三条３丁目");
            send(register, arriving, moving);
            send(register, dying, Map.of("異動事由", "203"));
            send(register, dying, Map.of());
            send(register, leaving, Map.of("異動事由", "201", "予定者", "1"));
            send(register, leaving, Map.of("異動事由", "201"));
            IntStream.range(3, 12).forEach(resident -> send(register, RegisterChange.code(resident), Map.of()));
            send(register, RegisterChange.code(12), Map.of("異動事由", "101"));
            Outcome refused = register.receive();
            assertThat(refused.summary()).isEqualTo("REFUSED JUKI-016");
            assertThat(refused.property("SekishoReasonText")).contains("市町村コード（転入前）");
            notices.sendTo(
                    "in.resident-register.moving-in-notice-out",
                    notices.message(RegisterChange.of(99, arriving, ARRIVES), Map.of("SekishoMessageId", "notice-1")));
            RunningGateway.await(
                    "all wait",
                    () -> rows("select state from request where state = 'WAITING'")
                                    .size()
                            == sent);
            assertThat(taken()).isEmpty();

            time.set(at("2026-11-10T09:00"));
            RunningGateway.await("CS has some", () -> taken().size() > 3);
            cs.close();
            gateway.close();
            cs = cs();
            gateway = begin();
        }
        List<String> heard = new ArrayList<>();
        try (BusinessSystem register = connect("identification-update");
                BusinessSystem notices = connect("moving-in-notice-out")) {
            for (int answer = 0; answer < sent - 1; answer++) {
                Outcome outcome = register.receive();
                assertThat(outcome.summary()).isEqualTo("RESULT");
                heard.add(RegisterChange.said(outcome));
            }
            assertThat(notices.receive().summary()).isEqualTo("RESULT");
            assertThat(register.hasNothing()).isTrue();
        }
        assertThat(heard).doesNotHaveDuplicates();
        assertThat(heard.stream().filter(answer -> !answer.endsWith(" 00")))
                .as("who has died moves no more")
                .containsExactly("0000000006 10");
        assertThat(counted(RegisterChange.code(0))).containsExactly("1 2", "2 3");
        assertThat(counted(arriving)).containsExactly("3 1", "4 2");
        assertThat(counted(leaving)).containsExactly("7 1", "8 2");
        assertThat(Files.readString(folder.resolve("cs/taken.log"))).doesNotContain(arriving, "札幌");
        assertThat(gateway.getBean(Store.class)
                        .inTransaction(LedgerVerifier::verify)
                        .findings())
                .isEmpty();
    }

    @Test
    void whateverCsDoesEachChangeHasOneOutcomeWithItemAndCode() throws Exception {
        cs.close();
        cs = cs("--plan=1=TAMPERED", "--plan=2=TWICE", "--plan=3=REFUSED", "--plan=4=BY_HAND", "--plan=5=LATE");
        time.set(at("2026-11-10T10:00"));
        Map<String, String> heard = new TreeMap<>();
        try (BusinessSystem register = connect("identification-update")) {
            for (int resident = 0; resident < 6; resident++) {
                send(register, RegisterChange.code(resident), Map.of());
                if (resident != 4) {
                    heard.put(Integer.toString(resident), answer(register.receive()));
                }
            }
            time.set(at("2026-11-11T09:30"));
            heard.put("4", answer(register.receive()));
            assertThat(heard)
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "0", "RESULT 00    0000",
                            "1", "RESULT 00    0000",
                            "2", "RESULT 08 11 0801",
                            "3", "RESULT 92 29 0902",
                            "4", "RESULT 00    0000",
                            "5", "RESULT 00    0000"));

            send(register, RegisterChange.code(2), Map.of());
            send(register, RegisterChange.code(3), Map.of());
            assertThat(List.of(answer(register.receive()), answer(register.receive())))
                    .containsOnly("RESULT 00    0000");
            RunningGateway.await(
                    "on each day the second of them is answered twice, and confirmed so",
                    () -> Files.readAllLines(folder.resolve("cs/confirmed.log")).size() == 10);
            assertThat(register.hasNothing()).isTrue();
        }
        assertThat(counted(RegisterChange.code(2)))
                .as("what was refused has freed its number")
                .containsExactly("7 1");
        assertThat(counted(RegisterChange.code(3))).as("one was taken by hand").containsExactly("8 2");
        assertThat(rows("select reason from ledger where event = 'ANSWER_REFUSED'"))
                .isNotEmpty();
    }

    @Test
    void theRegisterHearsOnceOfEachChangeAndReadsWhatCsBrings() throws Exception {
        cs.close();
        cs = cs("--moved-away=2");
        try (RegisterSimulator register = RegisterSimulator.start(
                RegisterSettings.parse(
                        "--broker=" + brokerPort,
                        "--secrets=" + folder.resolve("data/secrets"),
                        "--data=" + folder.resolve("register"),
                        "--households=2",
                        "--population=50",
                        "--seed=43"),
                BusinessClock.of(time::get))) {
            RunningGateway.await(
                    "all wait",
                    () -> rows("select state from request where state = 'WAITING'")
                                    .size()
                            == 14);
            time.set(at("2026-11-10T09:00"));
            RunningGateway.await(
                    "all is said", () -> register.totals().equals(new RegisterSimulator.Totals(14, 14, 0, 2)));
        }
        assertThat(taken())
                .extracting(words -> words[4] + " " + words[7])
                .containsOnly("identification-update 0000", "moving-in-notice-out 0000")
                .hasSize(14);
        assertThat(Files.readString(folder.resolve("register/sent-and-ended.log")))
                .contains("RESULT 00")
                .doesNotContain("札幌", RegisterChange.code(0));
    }

    private void send(BusinessSystem register, String code, Map<String, String> more) {
        try {
            sent++;
            persons.put(String.format("%010d", sent), code);
            register.sendTo(
                    "in.resident-register.identification-update",
                    register.message(
                            RegisterChange.of(sent, code, more), Map.of("SekishoMessageId", "change-" + sent)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String answer(Outcome outcome) {
        String body = new String(outcome.body(), StandardCharsets.US_ASCII);
        return outcome.summary() + " " + body.substring(10, 12) + " " + body.substring(12, 14) + " "
                + body.substring(14, 18);
    }

    /** What CS has taken, each line's words, in its order. */
    private List<String[]> taken() throws IOException {
        return Files.readAllLines(folder.resolve("cs/taken.log")).stream()
                .map(line -> line.split("\t"))
                .toList();
    }

    /** What CS has counted of a person, each as 異動番号 and 更新順番号, in its order. */
    private List<String> counted(String code) throws IOException {
        return taken().stream()
                .filter(words -> code.equals(persons.get(words[5])) && words[7].equals("0000"))
                .map(words -> Integer.parseInt(words[5]) + " " + words[6])
                .toList();
    }

    private CsSimulator cs(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "--port=" + csPort,
                "--data=" + folder.resolve("cs"),
                "--certs=" + folder.resolve("certs"),
                "--answer-delay-ms=0",
                "--retry-after=1",
                "--population=50",
                "--seed=43"));
        words.addAll(List.of(more));
        return CsSimulator.start(
                CsSettings.parse(words.toArray(String[]::new)), BusinessClock.of(time::get), Clock.systemUTC());
    }

    private BusinessSystem connect(String interfaceId) throws Exception {
        String password = Secrets.in(folder.resolve("data/secrets")).password(EmbeddedBroker.passwordName(REGISTER));
        return new BusinessSystem(REGISTER, interfaceId, brokerPort, password);
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
                "--sekisho.data=" + folder.resolve("data"),
                "--sekisho.certs=" + folder.resolve("certs"),
                "--sekisho.links.cs=https://localhost:" + csPort + CsSettings.BASE,
                "--sekisho.longest-send=" + Duration.ZERO,
                "--sekisho.broker.port=" + brokerPort,
                "--spring.main.web-application-type=none",
                "--camel.component.jms.receive-timeout=50");
    }

    private List<String> rows(String query) {
        return gateway.getBean(Store.class)
                .inTransaction(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    private static ZonedDateTime at(String time) {
        return ZonedDateTime.parse(time + ":00+09:00[Asia/Tokyo]");
    }
}
