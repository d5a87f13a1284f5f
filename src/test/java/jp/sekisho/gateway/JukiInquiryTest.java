package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.demo.cs.CsSettings;
import jp.sekisho.demo.cs.CsSimulator;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The role {@code juki} serves the register's 本人確認情報照会 to CS, in CS's hours, and knows persons without a registry. */
class JukiInquiryTest {
    private static final KeyNames LINK = new KeyNames("demo", Profile.P_256, "juki-gateway", "cs");
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String REGISTER = "resident-register";
    private static final String NUMBER = "7654321";
    private static final String CODE = "12345678908";
    private static final String NAME = "関所　試";

    @TempDir
    Path folder;

    private final AtomicReference<ZonedDateTime> time =
            new AtomicReference<>(ZonedDateTime.parse("2026-11-10T08:40:00+09:00[Asia/Tokyo]"));

    private final int brokerPort = Ports.free();

    @Test
    void anInquiryWaitsForCsAndItsAnswerComesBackAboutNobodyElse() throws Exception {
        Path certs = folder.resolve("certs");
        try (ScriptedPlatform cs = ScriptedPlatform.start(
                        DevelopmentPki.ensure(certs, DevelopmentPki.parties(LINK), Clock.systemUTC()),
                        LINK.reversed());
                ConfigurableApplicationContext gateway = start(certs, cs.address());
                BusinessSystem register = new BusinessSystem(REGISTER, "identification", brokerPort, password())) {
            cs.receipts(asked -> {
                offer(cs, asked, "of-another", "7654322");
                offer(cs, asked, "the-answer", NUMBER);
                return cs.receipt(asked);
            });
            Store store = gateway.getBean(Store.class);

            String id = BusinessSystem.newId();
            register.sendTo(
                    "in.resident-register.identification-inquiry",
                    register.message(inquiry(), Map.of("SekishoMessageId", id)));
            RunningGateway.await("it waits for CS", () -> rows(store, "select state from request")
                    .equals(List.of("WAITING")));
            assertThat(cs.inquiries()).isEmpty();
            time.set(ZonedDateTime.parse("2026-11-10T09:00:00+09:00[Asia/Tokyo]"));
            Outcome outcome = register.receive();

            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(id);
            assertThat(new String(outcome.body(), MS932))
                    .startsWith("0000000" + "0" + NUMBER + "20261110084000000" + "00")
                    .contains(NAME);
            assertThat(ScriptedPlatform.item(cs.inquiries().get(0), "住民票コード")).isEqualTo(CODE);
            RunningGateway.await("it is confirmed", () -> cs.confirmed().contains("the-answer"));
            assertThat(cs.confirmed()).doesNotContain("of-another");
            assertThat(rows(store, "select reason from ledger where event = 'ANSWER_REFUSED'"))
                    .containsExactly("ANSWER-006");
            assertThat(rows(store, "select person from ledger where person <> ''"))
                    .isNotEmpty()
                    .allSatisfy(person -> assertThat(person)
                            .hasSize(15)
                            .doesNotContain(NUMBER)
                            .doesNotContain(CODE));
            assertThat(store.inTransaction(LedgerVerifier::verify).findings()).isEmpty();
        }
    }

    @Test
    void csAnswersWhatItsLinkAsks() throws Exception {
        SyntheticCity city = SyntheticCity.of(5, 20);
        Resident resident = city.resident(3);
        String unknown = city.resident(4).residentRecordCode();
        Path certs = folder.resolve("certs");
        int port = Ports.free();
        time.set(ZonedDateTime.parse("2026-11-10T09:00:00+09:00[Asia/Tokyo]"));
        try (CsSimulator cs = CsSimulator.start(
                        CsSettings.parse(
                                "--hours=always",
                                "--answer-delay-ms=0",
                                "--population=4",
                                "--seed=5",
                                "--port=" + port,
                                "--data=" + folder.resolve("cs"),
                                "--certs=" + certs),
                        Clock.systemUTC());
                ConfigurableApplicationContext gateway =
                        start(certs, URI.create("https://localhost:" + cs.port() + "/cs/v1"));
                BusinessSystem register = new BusinessSystem(REGISTER, "identification", brokerPort, password())) {
            send(register, inquiry(resident.residentRecordCode()));
            String answer = new String(register.receive().body(), MS932);
            send(register, inquiry(unknown));
            String none = new String(register.receive().body(), MS932);

            assertThat(answer)
                    .startsWith("0000000" + "0" + NUMBER + "20261110084000000" + "00" + "10")
                    .contains(resident.birth().format(DateTimeFormatter.BASIC_ISO_DATE)
                            + resident.sex().code());
            assertThat(none).startsWith("0000000" + "0" + NUMBER + "20261110084000000" + "01  ");
            assertThat(Files.readString(folder.resolve("cs/taken.log")))
                    .doesNotContain(resident.residentRecordCode())
                    .doesNotContain(unknown);
            assertThat(gateway.getBean(Store.class)
                            .inTransaction(LedgerVerifier::verify)
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void noticesThatCsBringsReachTheRegisterOnceAndCsHearsOfIt() throws Exception {
        SyntheticCity city = SyntheticCity.of(5, 3);
        Path certs = folder.resolve("certs");
        time.set(ZonedDateTime.parse("2026-11-10T08:40:00+09:00[Asia/Tokyo]"));
        try (CsSimulator cs = CsSimulator.start(
                        CsSettings.parse(
                                "--hours=always",
                                "--moved-away=3",
                                "--population=3",
                                "--seed=5",
                                "--port=" + Ports.free(),
                                "--data=" + folder.resolve("cs"),
                                "--certs=" + certs),
                        Clock.systemUTC());
                ConfigurableApplicationContext gateway =
                        start(certs, URI.create("https://localhost:" + cs.port() + "/cs/v1"));
                ActiveMQConnectionFactory broker =
                        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort, REGISTER, password());
                JMSContext register = broker.createContext()) {
            JMSConsumer queue = register.createConsumer(register.createQueue("out.resident-register.moving-in-notice"));
            assertThat(queue.receive(2_000)).as("CS is closed").isNull();

            time.set(ZonedDateTime.parse("2026-11-10T09:00:00+09:00[Asia/Tokyo]"));
            // of different persons any may come first
            Map<String, String> byCode = new TreeMap<>();
            for (int moved = 0; moved < 3; moved++) {
                BytesMessage notice = (BytesMessage) queue.receive(Patience.MILLIS);
                byte[] body = new byte[(int) notice.getBodyLength()];
                notice.readBytes(body);
                assertThat(body).hasSize(335);
                String text = new String(body, MS932);
                byCode.put(text.substring(0, CODE.length()), text);
            }
            assertThat(byCode).hasSize(3);
            for (int moved = 0; moved < 3; moved++) {
                assertThat(byCode.get(city.resident(moved).residentRecordCode()))
                        .contains("東京都試験区模擬" + (moved + 1) + "丁目");
            }
            Path told = folder.resolve("cs/told.log");
            RunningGateway.await("CS has heard", () -> Files.readAllLines(told).size() == 3);
            assertThat(queue.receive(1_500)).as("once").isNull();
            Store store = gateway.getBean(Store.class);
            assertThat(rows(store, "select distinct person from ledger where person <> ''"))
                    .hasSize(3)
                    .allSatisfy(person -> assertThat(person).hasSize(15));
            assertThat(store.inTransaction(LedgerVerifier::verify).findings()).isEmpty();
        }
    }

    private static void send(BusinessSystem register, byte[] body) throws Exception {
        register.sendTo(
                "in.resident-register.identification-inquiry",
                register.message(body, Map.of("SekishoMessageId", BusinessSystem.newId())));
    }

    private static void offer(ScriptedPlatform cs, Letter asked, String answerId, String number) {
        byte[] body = ("<identification-inquiry-result xmlns=\"urn:sekisho:cs:1\"><宛名番号>" + number
                        + "</宛名番号><処理結果コード>0000</処理結果コード><生存状況>1</生存状況><異動有無>0</異動有無><氏名>" + NAME
                        + "</氏名><生年月日>19850401</生年月日><性別>1</性別><住所>札幌市試験区模擬一条１丁目</住所></identification-inquiry-result>")
                .getBytes(StandardCharsets.UTF_8);
        cs.offer("identification-inquiry", answerId, () -> cs.seal()
                .seal(
                        cs.seal()
                                .reply(
                                        "identification-inquiry-result",
                                        answerId,
                                        asked.head().messageId(),
                                        asked.bodyDigest()),
                        body));
    }

    private static byte[] inquiry() {
        return inquiry(CODE);
    }

    private static byte[] inquiry(String code) {
        return String.format(
                        "%015d%s%-20s%-16s%-10s%s\r\n", 7_654_321, code, "1010", "JK01", "OP0001", "20261110084000000")
                .getBytes(MS932);
    }

    private ConfigurableApplicationContext start(Path certs, URI address) {
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
                "--sekisho.data=" + folder.resolve("data"),
                "--sekisho.certs=" + certs,
                "--sekisho.links.cs=" + address,
                "--sekisho.broker.port=" + brokerPort,
                "--spring.main.web-application-type=none",
                "--camel.component.jms.receive-timeout=50");
    }

    private String password() {
        return Secrets.in(folder.resolve("data").resolve("secrets")).password(EmbeddedBroker.passwordName(REGISTER));
    }

    private static List<String> rows(Store store, String query) {
        return store.inTransaction(
                handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
