package jp.sekisho.gateway;

import static jp.sekisho.gateway.BusinessSystem.newId;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.seal.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day on which further versions of layouts and maps come into force, and a gateway that goes on running over it. */
abstract class DayOfChange {
    private static final LocalDate DAY = LocalDate.parse("2026-11-11");
    private static final String EVENING = "2026-11-10T17:30:00";
    private static final String MORNING = "2026-11-11T09:00:00";
    private static final int MESSAGES = 40;
    private static final int LINES = 3;

    @TempDir
    Path folder;

    private final Map<ChangedForm, BusinessSystem> systems = new EnumMap<>(ChangedForm.class);
    private ScriptedPlatform platform;
    private RunningGateway.Setup setup;
    private NextVersions next;
    private RunningGateway gateway;
    private String before;
    private String after;

    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    @BeforeEach
    void prepare() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        setup = on(RunningGateway.in(folder).platform(platform.address()));
        next = new NextVersions(setup, DAY);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.awaitOutboxesEmpty();
        for (BusinessSystem system : systems.values()) {
            assertThat(system.hasNothing()).isTrue();
            system.close();
        }
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        gateway.close();
        platform.close();
    }

    @Test
    void whatWasAskedBeforeIsReadInTheLayoutOfThenAndWhatIsAskedAfterInTodays() throws Exception {
        for (ChangedForm form : ChangedForm.values()) {
            form.requests(next);
            form.results(next);
        }
        start();
        Map<ChangedForm, Asked> single = new EnumMap<>(ChangedForm.class);
        Map<ChangedForm, Asked> several = new EnumMap<>(ChangedForm.class);
        Map<ChangedForm, Asked> waiting = new EnumMap<>(ChangedForm.class);
        for (ChangedForm form : ChangedForm.values()) {
            refuses(form, form.inquiry(numbers(form, 0, 1)));
            single.put(form, ask(form, numbers(form, 0, 1)).sent(gateway));
            several.put(form, ask(form, numbers(form, 1, 4)).sent(gateway));
            several.get(form).answer(1, gateway, platform);
            assertThat(text(system(form).receive())).isEqualTo(text(form.form().result(numbers(form, 1, 2))));
        }
        gateway.clock(EVENING);
        for (ChangedForm form : ChangedForm.values()) {
            waiting.put(form, ask(form, numbers(form, 4, 5)));
            assertThat(gateway.stateOf(waiting.get(form).id())).isEqualTo("WAITING");
        }

        gateway.clock(MORNING);

        for (ChangedForm form : ChangedForm.values()) {
            refuses(form, form.form().inquiry(numbers(form, 5, 6)));
            Asked today = Asked.accepted(
                            gateway, system(form), form.inquiry(numbers(form, 5, 6)), numbers(form, 5, 6), Map.of())
                    .sent(gateway);
            for (Asked one : List.of(single.get(form), waiting.get(form).sent(gateway), today)) {
                one.answer(1, gateway, platform);
                Outcome outcome = system(form).receive();
                assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(one.id());
                assertThat(outcome.summary()).isEqualTo("RESULT");
                assertThat(text(outcome)).isEqualTo(text(form.result(one.numbers())));
                assertThat(one.version(gateway)).isEqualTo(one == today ? after : before);
                assertThat(one.versions("ACCEPTED", gateway)).containsExactly(one == today ? after : before);
                assertThat(one.versions("DELIVERED", gateway)).containsExactly(after);
            }
            assertThat(single.get(form).versions("SENT", gateway)).containsExactly(before);
            assertThat(waiting.get(form).versions("SENDING", gateway)).containsExactly(after);
            assertThat(waiting.get(form).versions("SENT", gateway)).containsExactly(after);
            Asked lines = several.get(form);
            lines.answer(2, gateway, platform);
            assertThat(text(system(form).receive())).isEqualTo(text(form.result(numbers(form, 1, 3))));
            lines.answer(3, gateway, platform);
            assertThat(text(system(form).receive())).isEqualTo(text(form.result(lines.numbers())));
            assertThat(lines.versions("ACCEPTED", gateway)).containsExactly(before, before, before);
            assertThat(lines.versions("DELIVERED", gateway)).containsExactly(before, after, after);
        }
        assertThat(gateway.query("select distinct catalogue from door_layout where interface_id = 'inquiry'"))
                .containsExactlyInAnyOrder(before, after);
    }

    @Test
    void aLineThatEndsAfterTheDayWithoutAnAnswerEchoesTheRequestAsItWasRead() throws Exception {
        ChangedForm.CSV.requests(next);
        ChangedForm.CSV.results(next);
        start();
        List<String> numbers = numbers(ChangedForm.CSV, 0, 2);
        Asked asked = Asked.accepted(
                        gateway,
                        system(ChangedForm.CSV),
                        ChangedForm.CSV.form().inquiry(numbers),
                        numbers,
                        Map.of("SekishoExpiresAt", "2026-11-11T09:30:00+09:00"))
                .sent(gateway);
        asked.answer(1, gateway, platform);
        system(ChangedForm.CSV).receive();

        gateway.clock("2026-11-11T09:30:00");

        assertThat(text(system(ChangedForm.CSV).receive()))
                .isEqualTo(text(ChangedForm.CSV.body(
                        List.of(ChangedForm.CSV.record(numbers.get(0)), ChangedForm.expired(numbers.get(1))))));
        assertThat(asked.versions("DELIVERED", gateway)).containsExactly(before);
        assertThat(asked.versions("EXPIRED", gateway)).containsExactly(after);
    }

    /** The maps of both ways change, and say so in what they make. */
    @Test
    void eachOfTheMessagesThatFlowIsConvertedByOneVersionAndTheRecordNamesIt() throws Exception {
        next.edit("mappings/city/maps/public-assistance-inquiry-to-platform.map.yaml", DayOfChange::sayingSecondIn);
        next.edit(
                "mappings/city/maps/platform-inquiry-result-to-public-assistance.map.yaml",
                DayOfChange::sayingSecondBack);
        start();
        platform.answerAll();
        BusinessSystem system = system(ChangedForm.FIXED);
        List<String> ids = new ArrayList<>();
        List<String> numbers = gateway.numbers(RunningGateway.SYSTEM);
        for (int i = 0; i < MESSAGES; i++) {
            if (i == MESSAGES / 2) {
                RunningGateway.await("some are back", () -> !delivered().isEmpty());
                gateway.clock(MORNING);
            }
            ids.add(newId());
            int from = i * LINES % (numbers.size() - LINES);
            byte[] body = BusinessForm.FIXED.inquiry(numbers.subList(from, from + LINES));
            system.send(system.message(body, Map.of("SekishoMessageId", ids.get(i))));
        }

        Map<String, Outcome> outcomes = outcomes(system);

        Map<String, String> letters = new HashMap<>();
        platform.inquiries().forEach(letter -> letters.put(letter.head().messageId(), saidIn(letter)));
        Set<String> in = new HashSet<>();
        Set<String> back = new HashSet<>();
        for (String id : ids) {
            Asked asked = new Asked(id, List.of());
            String accepted = asked.version(gateway);
            in.add(accepted);
            assertThat(asked.versions("ACCEPTED", gateway)).isEqualTo(Collections.nCopies(LINES, accepted));
            assertThat(requests(id)).extracting(letters::get).containsOnly(accepted.equals(before) ? "00" : "11");
            List<String> delivered = asked.versions("DELIVERED", gateway);
            back.addAll(delivered);
            assertThat(ResultRecord.of(outcomes.get(id).body()))
                    .extracting(ResultRecord::sentence)
                    .containsExactlyElementsOf(delivered.stream()
                            .map(version -> version.equals(before) ? "正常終了" : "第2版")
                            .toList());
        }
        assertThat(in).containsExactlyInAnyOrder(before, after);
        assertThat(back).containsExactlyInAnyOrder(before, after);
    }

    private static String sayingSecondIn(String map) {
        return map.replaceFirst("  照会条件区分: .*", "  照会条件区分: '\"1\"'")
                .replaceFirst("  照会年度区分: .*", "  照会年度区分: '\"1\"'")
                .replace("drop: [", "drop: [ 照会条件区分, 照会年度区分,");
    }

    private static String sayingSecondBack(String map) {
        return map.replaceFirst("  処理結果メッセージ: .*", "  処理結果メッセージ: '\"第2版\"'").replace("drop: [", "drop: [ 処理結果メッセージ,");
    }

    private static String saidIn(Letter letter) {
        return ScriptedPlatform.item(letter, "照会条件区分") + ScriptedPlatform.item(letter, "照会年度区分");
    }

    private List<String> delivered() {
        return gateway.query("select message_id from ledger where event = 'DELIVERED'");
    }

    private List<String> requests(String id) {
        return gateway.query(
                "select r.id from request r join message m on m.id = r.message_id where m.sender_id = ?", id);
    }

    /** The one outcome of each message, by its id. */
    private static Map<String, Outcome> outcomes(BusinessSystem system) throws Exception {
        Map<String, Outcome> outcomes = new HashMap<>();
        while (outcomes.size() < MESSAGES) {
            Outcome outcome = system.receive();
            if (!outcome.property("SekishoStatus").equals("PARTIAL")) {
                assertThat(outcome.summary()).isEqualTo("RESULT");
                assertThat(outcomes.put(outcome.property("SekishoInReplyTo"), outcome))
                        .isNull();
            }
        }
        return outcomes;
    }

    private void start() throws Exception {
        gateway = setup.start();
        Catalogue catalogue = gateway.part(LiveCatalogue.class).current();
        before = catalogue.versionOn(DAY.minusDays(1));
        after = catalogue.versionOn(DAY);
        assertThat(after).isNotEqualTo(before);
        for (ChangedForm form : ChangedForm.values()) {
            systems.put(form, gateway.connect(form.form().system()));
        }
    }

    private Asked ask(ChangedForm form, List<String> numbers) throws Exception {
        return Asked.accepted(gateway, system(form), form.form().inquiry(numbers), numbers, Map.of());
    }

    /** A message in a layout that is not in force comes back as it was. */
    private void refuses(ChangedForm form, byte[] body) throws Exception {
        system(form).send(system(form).message(body, Map.of("SekishoMessageId", newId())));
        Outcome refused = system(form).receive();
        assertThat(refused.summary()).as(form.name()).startsWith("REFUSED LAYOUT-");
        assertThat(refused.body()).isEqualTo(body);
    }

    private BusinessSystem system(ChangedForm form) {
        return java.util.Objects.requireNonNull(systems.get(form));
    }

    private List<String> numbers(ChangedForm form, int from, int until) {
        return gateway.numbers(form.form().system()).subList(from, until);
    }

    private static String text(Outcome outcome) {
        return text(outcome.body());
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
