package jp.sekisho.convert.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.convert.Maps;
import jp.sekisho.convert.codes.CodeFile;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.Ending;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a map of answers says of lines that have none. */
class UnansweredMapTest {
    private static final String FIXED =
            "form: fixed\nend-of-record: none\ncharset: windows-31j\nversion: 1\nfrom: 2026-04-01\n";
    private static final String XML =
            "form: xml\nnamespace: urn:x\nroot: r\ncharset: UTF-8\nversion: 1\nfrom: 2026-04-01\n";
    private static final String HEAD =
            "map: m\nfrom: answer\nto: result\nanswers: request\nset:\n  番号: request(番号)\n  区分: 結果 | code(result)\n"
                    + "blank: [ 文 ]\n";

    private final Issues issues = new Issues();
    private final Map<String, Layout> layouts = Map.of(
            "request",
            layout("layout: request\n" + FIXED + "fields:\n  - { name: 番号, bytes: 4, type: digits }\n"),
            "answer",
            layout("layout: answer\n" + XML + "fields:\n  - { name: 結果, type: code }\n"),
            "result",
            layout(
                    "layout: result\n" + FIXED
                            + """
                    fields:
                      - { name: 番号, bytes: 4, type: digits }
                      - { name: 区分, bytes: 2, type: code }
                      - { name: 文, bytes: 20, blank: allowed, too-long: cut }
                    """),
            "single",
            layout(
                    "layout: single\n" + XML
                            + """
                    fields:
                      - { name: 番号, type: digits }
                      - { name: 区分, type: code }
                      - { name: 文, blank: allowed }
                    """));
    private final Map<String, CodeTable> tables = Map.of(
            "result", table("result", "in,out\n1,A\n"),
            "ending", table("ending", "in,out\nEXPIRED,91\nCANCELLED,92\nFAILED,93\nREFUSED,94\nSETTLED,95\n"),
            "part", table("part", "in,out\nEXPIRED,91\nCANCELLED,92\nREFUSED,94\nSETTLED,95\n"));

    @Test
    void everyEndingButAnAnswerCanBeSaid() {
        assertThat(Unanswered.ENDINGS)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Ending.values())
                        .filter(ending -> ending != Ending.RESULT)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void theRecordOfALineWithoutAnAnswerSaysHowItEnded() {
        ConversionMap map = read(HEAD
                        + "unanswered:\n  番号: request(番号)\n  区分: ending() | code(ending)\n  文: reason-text()\n")
                .orElseThrow();

        run("FAILED", "then: { 番号: \"0012\", 区分: \"93\", 文: 相手が拒みました }", map);

        assertThat(issues.sorted()).isEmpty();
        assertThat(map.saysUnanswered()).isTrue();
    }

    @Test
    void anExampleThatDiffersIsReportedAtItsPlace() {
        ConversionMap map = read(HEAD + "unanswered:\n  番号: request(番号)\n  区分: ending() | code(ending)\n")
                .orElseThrow();

        run("FAILED", "then: { 区分: \"91\" }", map);

        assertThat(found()).containsExactly("m.map.test.yaml:7:17 MAP-060");
    }

    @Test
    void whatASectionCannotSayIsReportedWhenItIsLoaded() {
        read(
                HEAD
                        + """
                unanswered:
                  番号: 結果
                  区分: ending() | code(part)
                  題: reason()
                """);
        assertThat(found())
                .containsExactly("m.map.yaml:10:7 MAP-023", "m.map.yaml:11:18 MAP-027", "m.map.yaml:12:3 MAP-010");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ending(); MAP-034", // two bytes are no room for a word
                "ending() | part(1, 3); MAP-072",
                "ending() | half-width(all); MAP-072",
                "reason(); MAP-072",
                "ending() | part(1, 2);",
                "ending() | code(ending);",
                "ending() | code(ending, unknown pass);",
            })
    void anEndingThatItsItemCannotTakeIsReportedWhenItIsLoaded(String said, String code) {
        read(HEAD + "unanswered:\n  番号: request(番号)\n  区分: " + said + "\n");
        assertThat(found()).containsExactlyElementsOf(code == null ? List.of() : List.of("m.map.yaml:11:7 " + code));
    }

    @Test
    void noReasonHasALongerCodeThanIsTried() throws IOException {
        Pattern wire = Pattern.compile("\"([A-Z]+-\\d{3})\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith("Error.java"))
                            .flatMap(file -> wire.matcher(read(file)).results())
                            .map(code -> code.group(1)))
                    .isNotEmpty()
                    .allMatch(code -> code.length() <= Unanswered.LONG_REASON.length());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aSectionThatLeavesARequiredItemBlankOrDoesNotSayThatThereIsNoAnswerIsRefused() {
        read(HEAD + "unanswered:\n  番号: request(番号)\n  文: reason-text()\n");
        assertThat(found()).containsExactly("m.map.yaml:9:1 MAP-025", "m.map.yaml:9:1 MAP-026");
    }

    @Test
    void theSectionBelongsToAnswersThatCanStandBesideOthers() {
        String section = "unanswered:\n  番号: number(integrated)\n  区分: reason()\n";
        read("map: m\nfrom: answer\nto: result\nset:\n  番号: number(integrated)\n  区分: 結果\nblank: [ 文 ]\n" + section);
        read(HEAD.replace("to: result", "to: single") + section);
        assertThat(found()).containsExactly("m.map.yaml:8:1 MAP-028", "m.map.yaml:9:1 MAP-029");
    }

    @Test
    void howALineEndedIsNotKnownWhereThereIsAnAnswer() {
        read(HEAD.replace("blank: [ 文 ]", "  文: reason-text()"));
        assertThat(found()).contains("m.map.yaml:8:6 MAP-024");
    }

    @Test
    void aMapNeedNotHaveTheSection() {
        Optional<ConversionMap> map = read(HEAD);
        assertThat(map).isPresent();
        assertThat(map.get().saysUnanswered()).isFalse();
        assertThat(found()).isEmpty();
    }

    @Test
    void whatAnItemOfTheRequestNeverIsIsReported() {
        read(HEAD.replace(
                "結果 | code(result)",
                "\n    - { when: request(番号) = \"12\", is: '\"A\"' }\n    - { otherwise: 結果 | code(result) }"));
        assertThat(found()).containsExactly("m.map.yaml:8:29 MAP-070");
    }

    @Test
    void anExampleOfAnEndingThatThereIsNotOrOfAMapThatCannotSayItIsReported() {
        ConversionMap map = read(HEAD).orElseThrow();
        run("VANISHED", "then: { 番号: \"0012\" }", map);
        run("EXPIRED", "then: { 番号: \"0012\" }", map);
        assertThat(found()).containsExactly("m.map.test.yaml:5:11 MAP-061", "m.map.test.yaml:6:27 MAP-065");
    }

    private void run(String ending, String then, ConversionMap map) {
        String text =
                "map: m\non: 2026-06-15\nrequest: { 番号: \"0012\" }\nexamples:\n  - name: 一\n    unanswered: { ending: "
                        + ending + ", reason-text: 相手が拒みました }\n    " + then + "\n";
        Maps.run(text, map, layouts, issues);
    }

    private Optional<ConversionMap> read(String text) {
        return Maps.read(text, layouts, tables, issues);
    }

    private List<String> found() {
        return issues.sorted().stream()
                .map(issue -> issue.place() + " " + issue.finding().code().wire())
                .toList();
    }

    private CodeTable table(String id, String csv) {
        return CodeFile.parse(id, id, csv, issues).orElseThrow();
    }

    private Layout layout(String text) {
        return Maps.layout(text);
    }
}
