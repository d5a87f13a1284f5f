package jp.sekisho.convert.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.sekisho.convert.Maps;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What flows along with a value arrives protected as it was, and in the same set of private-use characters. */
class FlowTest {
    private static final String PERSON =
            """
            layout: person
            form: delimited
            separator: ","
            quoting: as-needed
            header: names
            byte-order-mark: no
            end-of-record: LF
            charset: UTF-8
            version: 1
            from: 2026-04-01
            private-use: ours
            fields:
              - { name: 番号, type: digits, class: individual-number, blank: allowed }
              - { name: 票コード, type: digits, class: resident-record-code, blank: allowed }
              - { name: 氏名, class: four-items, blank: allowed }
              - { name: 性別, type: code, class: four-items, blank: allowed }
              - { name: 宛名, type: digits, class: business-number, blank: allowed }
              - { name: 備考, blank: allowed }
            """;
    private static final String OTHER =
            """
            layout: other
            form: delimited
            separator: ","
            quoting: as-needed
            header: names
            byte-order-mark: no
            end-of-record: LF
            charset: UTF-8
            version: 1
            from: 2026-04-01
            fields:
              - { name: 値, %s blank: allowed }
            """;
    private static final Map<String, CodeTable> TABLES = Map.of("sex", Maps.table("sex", "a,b\n1,M\n2,F\n"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "番号; 番号; individual-number",
                "票コード; 票コード; resident-record-code",
                "join(\"-\", 備考, 番号); 番号; individual-number",
                "宛名 | part(1, 4); 宛名; business-number",
                "宛名 | plus(1); 宛名; business-number",
                "join(\"\", 備考, 性別 | code(sex)); 性別; four-items",
                "request(番号); request(番号); individual-number",
                "number(local); number(local); business-number",
                "join(\" \", 宛名, 氏名); 氏名; four-items",
            })
    void whatIsProtectedIsProtectedWhereItArrives(String is, String source, String classification) {
        Issue issue = only(is, "");
        assertThat(issue.finding().code()).isEqualTo(MapError.LESS_PROTECTED);
        assertThat(issue.finding().details())
                .containsEntry("source", source)
                .containsEntry("class", classification)
                .containsEntry("item", "値")
                .containsEntry("layout", "other");
        assertThat(found(is, "class: " + classification + ",")).isEmpty();
    }

    @Test
    void theStricterClassOfSeveralIsEnoughAndTheLesserIsNot() {
        String is = "join(\" \", 宛名, 番号)";
        assertThat(found(is, "class: individual-number,")).isEmpty();
        assertThat(only(is, "class: business-number,").finding().details()).containsEntry("source", "番号");
    }

    @Test
    void aCaseTellsOfWhatItIsChosenBy() {
        String compared = "\n    - { when: 性別 = \"1\" and 備考 is filled, is: '\"男\"' }\n    - { otherwise: '\"女\"' }";
        assertThat(only(compared, "").finding().details()).containsEntry("source", "性別");
        assertThat(found(compared.replace("性別 = \"1\"", "性別 is filled"), "")).isEmpty();
        assertThat(only("\n    - { otherwise: 番号 }", "").finding().details()).containsEntry("source", "番号");
    }

    @Test
    void inAGroupItIsReportedOnce() {
        String household =
                """
                layout: person
                form: fixed
                end-of-record: LF
                charset: windows-31j
                version: 1
                from: 2026-04-01
                fields:
                  - { name: 人数, bytes: 1, type: digits, pad: zeros-left }
                  - group: 人
                    count: 人数
                    most: 2
                    slots: fixed
                    fields:
                      - { name: 氏名, bytes: 6, blank: allowed%s }
                """;
        Map<String, Layout> layouts = Map.of(
                "person",
                Maps.layout(household.formatted(", class: four-items")),
                "other",
                Maps.layout(household.formatted("").replace("layout: person", "layout: other")));
        Issues issues = new Issues();
        String map =
                "map: m\nfrom: person\nto: other\nset: { 人数: 人数 }\ngroups: [ { from: 人, to: 人, set: { 氏名: 氏名 } } ]\n";
        Maps.read(map, layouts, TABLES, issues);
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code())
                .containsExactly(MapError.LESS_PROTECTED);
    }

    @Test
    void whatALayoutDoesNotCarryIsNamedWithWhereItComesFrom() {
        Issues issues = new Issues();
        Layout other =
                Maps.layout(OTHER.formatted("").replace("fields:", "carries-no: [ individual-number ]\nfields:"));
        read("join(\"\", 備考, 番号)", other, issues);
        assertThat(issues.sorted()).hasSize(1);
        assertThat(issues.sorted().get(0).finding().code()).isEqualTo(MapError.CLASS_NOT_CARRIED);
        assertThat(issues.sorted().get(0).finding().english())
                .contains("other carries no individual-number")
                .contains("番号 flows into its item 値");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"備考", "備考 | part(1, 2)", "join(\"\", \"x\", 備考)", "request(備考)", "備考 | code(sex, unknown pass)"})
    void privateUseCharactersDoNotGoFromOneSetToAnother(String is) {
        Issues issues = new Issues();
        read(is, Maps.layout(OTHER.formatted("").replace("fields:", "private-use: theirs\nfields:")), issues);
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code())
                .containsExactly(MapError.PRIVATE_USE_MIXED);
        for (String set : List.of("private-use: ours\nfields:", "fields:")) {
            Issues fine = new Issues();
            read(is, Maps.layout(OTHER.formatted("").replace("fields:", set)), fine);
            assertThat(fine.sorted()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"備考 | code(sex)", "\"x\"", "sequence(4)"})
    void whatIsNoTextOfTheSourceGoesToAnySet(String is) {
        Issues issues = new Issues();
        read(is, Maps.layout(OTHER.formatted("").replace("fields:", "private-use: theirs\nfields:")), issues);
        assertThat(issues.sorted()).isEmpty();
    }

    private static Issue only(String is, String classification) {
        List<Issue> found = found(is, classification);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Issue> found(String is, String classification) {
        Issues issues = new Issues();
        read(is, Maps.layout(OTHER.formatted(classification)), issues);
        return issues.sorted();
    }

    private static void read(String is, Layout other, Issues issues) {
        String right = is.startsWith("\n") ? is : "'" + is + "'";
        Layout person = Maps.layout(PERSON);
        String drop = person.fields().stream()
                .map(field -> field.name())
                .filter(name -> !is.contains(name) || is.contains("request(" + name))
                .reduce((first, next) -> first + ", " + next)
                .orElseThrow();
        String map =
                "map: m\nfrom: person\nto: other\nanswers: person\nset:\n  値: " + right + "\ndrop: [ " + drop + " ]\n";
        Maps.read(map, Map.of("person", person, "other", other), TABLES, issues);
    }
}
