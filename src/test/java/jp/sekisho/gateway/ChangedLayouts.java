package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts that change while requests are open: the gateway ends, and begins again with other mappings on the same tables. */
abstract class ChangedLayouts {
    @TempDir
    Path temporary;

    private final Map<ChangedForm, BusinessSystem> systems = new EnumMap<>(ChangedForm.class);
    private ScriptedPlatform platform;
    private RunningGateway gateway;
    private Path folder;

    /** The tables of the first run. */
    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    /** Goes on with a copy of the tables, made while no gateway runs; those in the folder have been copied with it. */
    abstract void copyTables();

    @BeforeEach
    void start() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        folder = temporary.resolve("first");
        run(setup());
    }

    @AfterEach
    void stop() throws Exception {
        for (BusinessSystem system : systems.values()) {
            assertThat(system.hasNothing()).isTrue();
        }
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        end();
        platform.close();
    }

    @Test
    void whatWasAskedBeforeIsReadInTheLayoutOfThenAndAnsweredInTodays() throws Exception {
        Map<ChangedForm, Asked> single = new EnumMap<>(ChangedForm.class);
        Map<ChangedForm, Asked> several = new EnumMap<>(ChangedForm.class);
        for (ChangedForm form : ChangedForm.values()) {
            single.put(form, ask(form, 0, 1, Map.of()));
            several.put(form, ask(form, 1, 4, Map.of()));
            answer(several.get(form), 1);
            assertThat(system(form).receive().body())
                    .isEqualTo(form.form().result(several.get(form).numbers().subList(0, 1)));
        }
        String before = versions().get(0);

        RunningGateway.Setup changed = copied();
        for (ChangedForm form : ChangedForm.values()) {
            form.requests(changed);
            form.results(changed);
        }
        run(changed);

        for (ChangedForm form : ChangedForm.values()) {
            answer(single.get(form), 1);
            Outcome one = system(form).receive();
            answer(several.get(form), 2);
            Outcome partial = system(form).receive();
            answer(several.get(form), 3);
            Outcome whole = system(form).receive();

            assertThat(one.summary()).isEqualTo("RESULT");
            assertThat(text(one)).isEqualTo(text(form.result(single.get(form).numbers())));
            assertThat(partial.property("SekishoStatus")).isEqualTo("PARTIAL");
            assertThat(text(partial))
                    .isEqualTo(text(form.result(several.get(form).numbers().subList(0, 2))));
            assertThat(whole.summary()).isEqualTo("RESULT");
            assertThat(text(whole)).isEqualTo(text(form.result(several.get(form).numbers())));
        }
        assertThat(versions()).hasSize(2).contains(before);
        run(setup());
        assertThat(versions()).containsExactly(before);
    }

    @Test
    void aLineWithoutAnAnswerEchoesTheRequestAsItWasRead() throws Exception {
        String soon = gateway.clock().plusMinutes(10).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        Asked asked = ask(ChangedForm.CSV, 0, 2, Map.of("SekishoExpiresAt", soon));
        answer(asked, 1);
        system(ChangedForm.CSV).receive();

        RunningGateway.Setup changed = setup();
        ChangedForm.CSV.requests(changed);
        ChangedForm.CSV.results(changed);
        run(changed);
        gateway.clock("2026-11-10T10:11:00");

        assertThat(text(system(ChangedForm.CSV).receive()))
                .isEqualTo(text(ChangedForm.CSV.body(List.of(
                        ChangedForm.CSV.record(asked.numbers().get(0)),
                        ChangedForm.expired(asked.numbers().get(1))))));
    }

    @Test
    void itemsUnderOtherNamesWithoutAWordHoldTheAnswersUntilTheLayoutsAreBack() throws Exception {
        Asked asked = ask(ChangedForm.CSV, 0, 2, Map.of());
        answer(asked, 1);
        system(ChangedForm.CSV).receive();
        Asked echoed = ask(ChangedForm.XML, 0, 1, Map.of());

        RunningGateway.Setup changed = setup();
        ChangedForm.renamedInSilence(changed);
        run(changed);
        answer(asked, 2);

        awaitRefused("PASSAGE-006", "(LAYOUT-018 備考)");
        answer(echoed, 1);
        awaitRefused("LAYOUT-018", "No item 照会の日時 in late-stage-elderly-inquiry (version 1)");
        assertThat(gateway.stateOf(asked.id())).isEqualTo("ENDED RESULT SENT");
        assertThat(gateway.stateOf(echoed.id())).isEqualTo("SENT");
        assertThat(system(ChangedForm.CSV).hasNothing()).isTrue();
        run(setup());
        assertThat(text(system(ChangedForm.XML).receive()))
                .isEqualTo(text(ChangedForm.XML.form().result(echoed.numbers())));
        assertThat(text(system(ChangedForm.CSV).receive()))
                .isEqualTo(text(ChangedForm.CSV.form().result(asked.numbers())));
    }

    @Test
    void withoutTheLayoutOfThenARequestIsNotGuessedAtAndTheMappingsOfThenMendIt() throws Exception {
        Asked asked = ask(ChangedForm.CSV, 0, 1, Map.of());
        gateway.store().useTransaction(handle -> handle.execute("delete from door_layout"));

        RunningGateway.Setup changed = setup();
        ChangedForm.CSV.requests(changed);
        run(changed);
        answer(asked, 1);

        awaitRefused("CATALOGUE-022", "inquiry of child-allowance");
        assertThat(gateway.stateOf(asked.id())).isEqualTo("SENT");
        run(setup());
        assertThat(text(system(ChangedForm.CSV).receive()))
                .isEqualTo(text(ChangedForm.CSV.form().result(asked.numbers())));
    }

    private Asked ask(ChangedForm form, int from, int until, Map<String, String> more) throws Exception {
        List<String> numbers = gateway.numbers(form.form().system()).subList(from, until);
        return Asked.accepted(gateway, system(form), form.form().inquiry(numbers), numbers, more)
                .sent(gateway);
    }

    private void answer(Asked asked, int line) {
        asked.answer(line, gateway, platform);
    }

    /** The ledger and the log have it: the log with what the operator has to know. */
    private void awaitRefused(String reason, String told) {
        RunningGateway.await(
                "told", () -> gateway.log().lines().anyMatch(line -> line.contains(reason) && line.contains(told)));
        assertThat(gateway.query("select reason from ledger where event = 'ANSWER_REFUSED'"))
                .contains(reason);
    }

    /** The versions of the catalogue of which layouts are kept. */
    private List<String> versions() {
        return gateway.query("select distinct catalogue from door_layout");
    }

    private BusinessSystem system(ChangedForm form) {
        return java.util.Objects.requireNonNull(systems.get(form));
    }

    private static String text(Outcome outcome) {
        return text(outcome.body());
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The shipped mappings on the present tables. */
    private RunningGateway.Setup setup() {
        return on(RunningGateway.in(folder).platform(platform.address()));
    }

    /** The same on a copy of the tables and of everything in the folder. */
    private RunningGateway.Setup copied() throws Exception {
        end();
        Path copy = temporary.resolve("copy");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(folder.relativize(file)));
            }
        }
        folder = copy;
        copyTables();
        return setup();
    }

    /** Ends the gateway that runs, and starts one. */
    private void run(RunningGateway.Setup setup) throws Exception {
        end();
        gateway = setup.start();
        for (ChangedForm form : ChangedForm.values()) {
            systems.put(form, gateway.connect(form.form().system()));
        }
    }

    private void end() throws Exception {
        for (BusinessSystem system : List.copyOf(systems.values())) {
            system.close();
        }
        systems.clear();
        if (gateway != null) {
            gateway.close();
        }
    }
}
