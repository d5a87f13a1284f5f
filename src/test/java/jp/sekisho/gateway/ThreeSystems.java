package jp.sekisho.gateway;

import static jp.sekisho.gateway.BusinessSystem.newId;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each system asks, and is answered or refused, in its own form and with its own numbers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ThreeSystems {
    @TempDir
    static Path folder;

    private final Map<BusinessForm, BusinessSystem> systems = new EnumMap<>(BusinessForm.class);
    private ScriptedPlatform platform;
    private RunningGateway gateway;

    /** Points the gateway to the database under test. */
    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    abstract String name();

    @BeforeAll
    void start() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        platform.answerAll();
        gateway = on(RunningGateway.in(folder.resolve(name())).platform(platform.address()))
                .start();
        for (BusinessForm form : BusinessForm.values()) {
            systems.put(form, gateway.connect(form.system()));
        }
    }

    @AfterAll
    void stop() throws Exception {
        for (BusinessSystem system : systems.values()) {
            system.close();
        }
        gateway.close();
        platform.close();
    }

    @AfterEach
    void theLedgerIsWholeAndNobodyHasMore() throws Exception {
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        for (BusinessSystem system : systems.values()) {
            assertThat(system.hasNothing()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerComesBackInTheSystemsOwnFormAndWithItsOwnNumber(BusinessForm form) throws Exception {
        List<String> one = numbers(form, 0, 1);

        Outcome outcome = send(form, form.inquiry(one), Map.of());

        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.text()).isFalse();
        assertThat(outcome.body()).isEqualTo(form.result(one));
    }

    @ParameterizedTest
    @EnumSource
    void severalRecordsInOneMessageAreAnsweredInTheirOrder(BusinessForm form) throws Exception {
        List<String> five = numbers(form, 1, 6);
        String id = newId();
        BusinessSystem system = system(form);

        system.send(system.message(form.inquiry(five), Map.of("SekishoMessageId", id)));
        Outcome outcome = system.receive();
        while (outcome.property("SekishoStatus").equals("PARTIAL")) {
            outcome = system.receive();
        }

        assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(id);
        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.body()).isEqualTo(form.result(five));
    }

    @ParameterizedTest
    @EnumSource
    void informationThatTheSystemMayNotAskForIsRefusedWithItsOwnBody(BusinessForm form) throws Exception {
        byte[] body = form.inquiry(numbers(form, 0, 1), "TM00000000000003");

        Outcome outcome = send(form, body, Map.of());

        assertThat(outcome.summary()).isEqualTo("REFUSED PERMIT-004");
        assertThat(outcome.property("SekishoReasonText")).contains("医療保険給付関係情報");
        assertThat(outcome.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @EnumSource
    void aCodeThatNobodyKnowsIsRefusedByTheItemsOwnName(BusinessForm form) throws Exception {
        String body = new String(form.inquiry(numbers(form, 0, 1)), StandardCharsets.ISO_8859_1);
        byte[] changed = body.replace("01100", "01999").getBytes(StandardCharsets.ISO_8859_1);

        Outcome outcome = send(form, changed, Map.of());

        assertThat(outcome.summary()).isEqualTo("REFUSED CODE-003");
        assertThat(outcome.property("SekishoReasonText")).contains("提供");
        assertThat(outcome.body()).isEqualTo(changed);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatWasCutOffIsRefusedWithWhatThereWasOfIt(BusinessForm form) throws Exception {
        byte[] body = form.inquiry(numbers(form, 0, 2));
        byte[] cut = Arrays.copyOf(body, body.length - 2);

        Outcome outcome = send(form, cut, Map.of());

        assertThat(outcome.summary()).isEqualTo("REFUSED " + form.cutOff());
        assertThat(outcome.body()).isEqualTo(cut);
    }

    @ParameterizedTest
    @EnumSource
    void aNumberOfAnotherSystemIsNotTheSystemsOwn(BusinessForm form) throws Exception {
        BusinessForm other = form == BusinessForm.CSV ? BusinessForm.XML : BusinessForm.CSV;
        byte[] body = form.inquiry(numbers(other, 0, 1));

        Outcome outcome = send(form, body, Map.of());

        assertThat(outcome.summary()).isEqualTo("REFUSED ATENA-001");
        assertThat(outcome.body()).isEqualTo(body);
    }

    @Test
    void anUrgentInquiryPassesOnlyWithAPermitThatSaysSo() throws Exception {
        Map<String, String> urgent = Map.of("SekishoPriority", "urgent");

        Outcome permitted =
                send(BusinessForm.FIXED, BusinessForm.FIXED.inquiry(numbers(BusinessForm.FIXED, 7, 8)), urgent);
        Outcome refused = send(BusinessForm.CSV, BusinessForm.CSV.inquiry(numbers(BusinessForm.CSV, 7, 8)), urgent);

        assertThat(permitted.summary()).isEqualTo("RESULT");
        assertThat(refused.summary()).isEqualTo("REFUSED PERMIT-008");
        assertThat(refused.property("SekishoReasonText")).contains("urgent", "normal");
        assertThat(gateway.query("select distinct priority from request where system = ?", BusinessForm.FIXED.system()))
                .contains("URGENT");
    }

    private Outcome send(BusinessForm form, byte[] body, Map<String, String> more) throws Exception {
        BusinessSystem system = system(form);
        Map<String, String> properties = new java.util.HashMap<>(more);
        properties.put("SekishoMessageId", newId());
        system.send(system.message(body, properties));
        return system.receive();
    }

    private BusinessSystem system(BusinessForm form) {
        return java.util.Objects.requireNonNull(systems.get(form));
    }

    private List<String> numbers(BusinessForm form, int from, int until) {
        return gateway.numbers(form.system()).subList(from, until);
    }
}
