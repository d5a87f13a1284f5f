package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.sekisho.Patience;
import jp.sekisho.PersonalTraces;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Business systems ask the registry at their doors, and hear at once: by the interfaces of the city, and by one that is added by files. */
class ServedInterfacesTest {
    private static final String SEARCH = "atena-search";
    private static final String LINK = "atena-link";
    private static final String ALLOWANCE = "child-allowance";
    private static final String ELDERLY = "late-stage-elderly";
    private static final String NEW_NUMBER = "999000000000001";

    private static final Map<String, String> ADDED = Map.of(
            "mappings/city/interfaces/holder-check.interface.yaml",
            """
            interface: holder-check
            name: 被保険者の確認
            passage: serve
            room: registry
            to: registry-search
            from: registry-search-result
            answer: holders
            permit: []
            """,
            "mappings/city/layouts/late-stage-elderly-holder-check.layout.yaml",
            """
            layout: late-stage-elderly-holder-check
            name: 後期高齢者医療 被保険者の確認
            form: xml
            namespace: urn:sekisho:late-stage-elderly:1
            root: 確認要求
            charset: UTF-8
            version: 1
            from: 2026-04-01
            fields:
              - { name: 統合番号, type: digits, characters: 15 }
            """,
            "mappings/city/layouts/late-stage-elderly-holders.layout.yaml",
            """
            layout: late-stage-elderly-holders
            name: 後期高齢者医療 被保険者の一覧
            form: xml
            namespace: urn:sekisho:late-stage-elderly:1
            root: 一覧
            record: 被保険者
            charset: UTF-8
            version: 1
            from: 2026-04-01
            fields:
              - { name: 人数,             type: digits, characters: 3 }
              - { name: 被保険者宛名番号, type: digits, characters: 10, class: business-number, blank: allowed }
            """,
            "mappings/city/maps/holder-check-to-registry.map.yaml",
            """
            map: holder-check-to-registry
            from: late-stage-elderly-holder-check
            to: registry-search
            set:
              団体内統合宛名番号: 統合番号
            blank: [ 宛名番号 ]
            """,
            "mappings/city/maps/registry-to-holders.map.yaml",
            """
            map: registry-to-holders
            from: registry-search-result
            to: late-stage-elderly-holders
            set:
              人数:             件数
              被保険者宛名番号: 宛名番号
            drop: [ 団体内統合宛名番号, 符号取得状況, 確認待ち ]
            """,
            "mappings/city/permits/holder-check.permits.csv",
            """
            system,ground,from,until
            late-stage-elderly,番号法第9条第1項（合成）,2026-04-01,
            """,
            "routes/city/holder-check.camel.yaml",
            """
            - routeTemplate:
                id: city-holder-check-door
                parameters:
                  - name: system
                from:
                  uri: "jms:queue:in.{{system}}.holder-check"
                  steps:
                    - to: { id: holder-permit, uri: "permit:holder-check" }
                    - to: { id: holder-convert, uri: "convert:holder-check" }
                    - to: { id: holder-record, uri: "ledger:served" }
                    - to: { id: holder-outcome, uri: "outcome:holder-check" }
            """);

    private static final String SPOKEN =
            """
              holder-check:
                layout: late-stage-elderly-holder-check
                map: holder-check-to-registry
                answer: { layout: late-stage-elderly-holders, map: registry-to-holders }
            """;

    @TempDir
    Path folder;

    private final PersonalTraces secrets = new PersonalTraces();

    @Test
    void theRegistryAnswersAtItsDoors() throws Exception {
        try (RunningGateway gateway = RunningGateway.in(folder).start()) {
            try (BusinessSystem system = gateway.connect(SYSTEM, SEARCH)) {
                aNumberOfItsOwnIsAnswered(gateway, system);
                whomItDoesNotKnowIsNobody(gateway, system);
                oneMessageAsksOneThing(gateway, system);
            }
            try (BusinessSystem system = gateway.connect(SYSTEM, LINK)) {
                aNumberIsLinkedAndAnsweredTheSameAgain(gateway, system);
                aNumberOfAnotherPersonStaysThere(gateway, system);
            }
            aSystemThatSpeaksCsvIsAnsweredInCsv(gateway);
            assertThat(gateway.query("select id from request")).isEmpty();
            assertThat(gateway.verifyLedger().findings()).isEmpty();
            secrets.noneIn(gateway.log(), "the log");
        }
        secrets.noneBelow(folder.resolve("data"));
    }

    private static void aNumberOfItsOwnIsAnswered(RunningGateway gateway, BusinessSystem system) throws Exception {
        Resident person = gateway.assisted().get(0);

        Outcome outcome = ask(system, SEARCH, "s-1", "01," + own(person) + "," + " ".repeat(15));

        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.property("SekishoInReplyTo")).isEqualTo("s-1");
        assertThat(text(outcome)).isEqualTo("01,001," + own(person) + "," + gateway.atena(person) + ",2,0\r\n");
        assertThat(ledger(gateway, "s-1"))
                .containsExactly("SERVED " + gateway.atena(person) + " RESULT " + "|件数 宛名番号 団体内統合宛名番号 符号取得状況 確認待ち");

        Outcome again = ask(system, SEARCH, "s-1", "01," + own(person) + "," + " ".repeat(15));

        assertThat(again.property("SekishoDuplicate")).isEqualTo("true");
        assertThat(again.property("SekishoOutcomeId")).isEqualTo(outcome.property("SekishoOutcomeId"));
        assertThat(again.body()).isEqualTo(outcome.body());
        assertThat(gateway.query("select person from ledger where event = 'DUPLICATE'"))
                .containsExactly(gateway.atena(person));
    }

    private static void whomItDoesNotKnowIsNobody(RunningGateway gateway, BusinessSystem system) throws Exception {
        String integrated = gateway.atena(stranger(gateway), ALLOWANCE);

        Outcome withheld = ask(system, SEARCH, "s-2", "01," + " ".repeat(15) + "," + integrated);
        Outcome absent = ask(system, SEARCH, "s-3", "01,999999999999999," + " ".repeat(15));

        assertThat(withheld.summary()).isEqualTo("RESULT");
        assertThat(text(withheld)).isEqualTo("01,000," + " ".repeat(15) + "," + " ".repeat(15) + ", , \r\n");
        assertThat(absent.body()).isEqualTo(withheld.body());
        assertThat(ledger(gateway, "s-2")).containsExactly("SERVED " + integrated + " RESULT ATENA-012|");
        assertThat(ledger(gateway, "s-3")).containsExactly("SERVED  RESULT |");
    }

    private static void oneMessageAsksOneThing(RunningGateway gateway, BusinessSystem system) throws Exception {
        String one = "01," + own(gateway.assisted().get(0)) + "," + " ".repeat(15);

        assertThat(ask(system, SEARCH, "s-4", one + "\r\n" + one).summary()).isEqualTo("REFUSED DOOR-011");
    }

    private void aNumberIsLinkedAndAnsweredTheSameAgain(RunningGateway gateway, BusinessSystem system)
            throws Exception {
        Resident person = stranger(gateway);
        secrets.add(person);
        String integrated = gateway.atena(person, ALLOWANCE);

        Outcome first = ask(system, LINK, "l-1", link(NEW_NUMBER, person.individualNumber(), ""));
        Outcome again = ask(system, LINK, "l-2", link(NEW_NUMBER, "", integrated));

        assertThat(first.summary()).isEqualTo("RESULT");
        assertThat(text(first)).isEqualTo("01," + NEW_NUMBER + "," + integrated + ",2\r\n");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(ledger(gateway, "l-1"))
                .containsExactlyInAnyOrder(
                        "SERVED " + integrated + " RESULT |宛名番号 団体内統合宛名番号 符号取得状況",
                        "NUMBER_ENTERED " + integrated + " LINKED |");
        assertThat(ledger(gateway, "l-2")).containsExactly("SERVED " + integrated + " RESULT |宛名番号 団体内統合宛名番号 符号取得状況");
    }

    private void aNumberOfAnotherPersonStaysThere(RunningGateway gateway, BusinessSystem system) throws Exception {
        Resident other = gateway.assisted().get(1);
        secrets.add(other);
        String question = link(NEW_NUMBER, other.individualNumber(), "");

        Outcome outcome = ask(system, LINK, "l-3", question);

        assertThat(outcome.summary()).isEqualTo("REFUSED ATENA-010");
        assertThat(text(outcome)).isEqualTo(question + "\r\n");
        assertThat(gateway.query("select held_number || ' ' || offered_number from registry_confirmation"))
                .containsExactly(gateway.atena(stranger(gateway), ALLOWANCE) + " " + gateway.atena(other));
        assertThat(ledger(gateway, "l-3"))
                .containsExactlyInAnyOrder(
                        "REFUSED " + gateway.atena(other) + " REFUSED ATENA-010|",
                        "NUMBER_DISPUTED " + gateway.atena(other) + " CONFLICT |");
    }

    private static void aSystemThatSpeaksCsvIsAnsweredInCsv(RunningGateway gateway) throws Exception {
        Resident person = gateway.city().knownTo(ALLOWANCE).skip(5).findFirst().orElseThrow();
        String number = person.localNumbers().get(ALLOWANCE);
        try (BusinessSystem system = gateway.connect(ALLOWANCE, SEARCH)) {
            system.sendTo(
                    "in.child-allowance.atena-search",
                    system.message("整理番号,受給者番号,統合宛名番号\r\nFK-1," + number + ",\r\n", Map.of("SekishoMessageId", "c-1")));
            Outcome outcome = system.receive();

            assertThat(outcome.summary()).isEqualTo("RESULT");
            assertThat(outcome.text()).isTrue();
            assertThat(new String(outcome.body(), UTF_8))
                    .isEqualTo("整理番号,件数,受給者番号,統合宛名番号,符号取得状況,確認待ち\r\nFK-1,1," + number + ","
                            + gateway.atena(person, ALLOWANCE) + ",2,N\r\n");
        }
    }

    @Test
    void anInterfaceThatARoomAnswersIsAddedByFilesAlone() throws Exception {
        RunningGateway.Setup setup = RunningGateway.in(folder);
        ADDED.forEach((file, text) -> setup.edit(file, before -> text));
        setup.edit("mappings/city/systems/late-stage-elderly.system.yaml", text -> text + SPOKEN);
        try (RunningGateway gateway = setup.start();
                HoldersReader reader = new HoldersReader(gateway)) {
            Resident person = gateway.city().knownTo(ELDERLY).findFirst().orElseThrow();

            String known = reader.ask("h-1", gateway.atena(person, ELDERLY));
            String nobody = reader.ask("h-2", "000000000000019");

            assertThat(known)
                    .contains("<人数>1</人数>", "<被保険者宛名番号>" + person.localNumbers().get(ELDERLY) + "<");
            assertThat(nobody).contains("<人数>0</人数>").doesNotContain("<被保険者宛名番号>1");
            assertThat(gateway.log()).doesNotContain("ERROR");
        }
    }

    /** Reads the outcomes of an interface that calls them otherwise. */
    private record HoldersReader(BusinessSystem system, MessageConsumer outcomes) implements AutoCloseable {
        HoldersReader(RunningGateway gateway) throws JMSException {
            this(gateway.connect(ELDERLY));
        }

        private HoldersReader(BusinessSystem system) throws JMSException {
            this(
                    system,
                    system.session().createConsumer(system.session().createQueue("out.late-stage-elderly.holders")));
        }

        String ask(String id, String integrated) throws JMSException {
            system.sendTo(
                    "in.late-stage-elderly.holder-check",
                    system.message(
                            "<確認要求 xmlns=\"urn:sekisho:late-stage-elderly:1\"><統合番号>" + integrated + "</統合番号></確認要求>",
                            Map.of("SekishoMessageId", id)));
            Message outcome = outcomes.receive(Patience.MILLIS);
            assertThat(outcome.getStringProperty("SekishoOutcome")).isEqualTo("RESULT");
            return ((TextMessage) outcome).getText();
        }

        @Override
        public void close() throws JMSException {
            system.close();
        }
    }

    /** Somebody whom 児童手当 knows, and 生活保護 does not. */
    private static Resident stranger(RunningGateway gateway) {
        return gateway.city()
                .knownTo(ALLOWANCE)
                .filter(resident -> !resident.localNumbers().containsKey(SYSTEM))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome ask(BusinessSystem system, String interfaceId, String id, String record)
            throws JMSException {
        system.sendTo(
                "in." + SYSTEM + "." + interfaceId,
                system.message((record + "\r\n").getBytes(StandardCharsets.US_ASCII), Map.of("SekishoMessageId", id)));
        return system.receive();
    }

    private static String link(String number, String individualNumber, String integrated) {
        return "01," + number + "," + padded(individualNumber, 12) + "," + padded(integrated, 15);
    }

    private static String padded(String value, int width) {
        return value + " ".repeat(width - value.length());
    }

    /** Its number as 生活保護 writes it. */
    private static String own(Resident resident) {
        String number = resident.localNumbers().get(SYSTEM);
        return "0".repeat(15 - number.length()) + number;
    }

    private static String text(Outcome outcome) {
        return new String(outcome.body(), StandardCharsets.US_ASCII);
    }

    private static List<String> ledger(RunningGateway gateway, String senderId) {
        return gateway.query(
                "select event || ' ' || person || ' ' || outcome || ' ' || reason || '|' || items from ledger"
                        + " where sender_id = ? and event <> 'DUPLICATE'",
                senderId);
    }
}
