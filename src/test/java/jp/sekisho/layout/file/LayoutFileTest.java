package jp.sekisho.layout.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;

class LayoutFileTest {
    private final Issues issues = new Issues();

    @Test
    void allIssuesOfAFileAreReportedAtTheirPlaces() {
        Optional<Layout> layout = read(
                """
                layout: broken
                form: fixed
                end-of-record: CR
                charset: windows-31jj
                repertoire: jis-x-0214
                checked-by: nobody
                version: one
                from: 2026-02-30
                colour: red
                carries-no: [ four-items ]
                fields:
                  - { name: 番号, bytes: 2, type: digits, is: "001" }
                  - { name: 番号, bytes: 0 }
                  - { name: 氏名, bytes: 10, class: four-items, means: somebody }
                  - { name: 日付, bytes: 8, type: date, format: yyyyQQQQQQQQ }
                  - { name: 区分, bytes: 1, type: lamp, required: yes, blank: allowed }
                  - { name: 備考, bytes: 9, unmappable: substitute ab, color: red }
                """);
        assertThat(layout).isEmpty();
        assertThat(issues.sorted().stream()
                        .map(issue -> issue.place().line() + ":" + issue.place().column() + " "
                                + issue.finding().code().wire()))
                .containsExactly(
                        "3:16 SOURCE-008",
                        "4:10 LAYOUT-020",
                        "5:13 LAYOUT-031",
                        "6:13 LAYOUT-094",
                        "7:10 SOURCE-008",
                        "8:7 SOURCE-008",
                        "9:1 SOURCE-006",
                        "12:41 LAYOUT-026",
                        "13:13 LAYOUT-021",
                        "13:17 LAYOUT-023",
                        "14:28 LAYOUT-030",
                        "14:54 LAYOUT-028",
                        "15:47 LAYOUT-025",
                        "16:33 LAYOUT-024",
                        "16:39 LAYOUT-027",
                        "17:27 LAYOUT-029",
                        "17:54 SOURCE-006");
    }

    @Test
    void anXmlLayoutNeedsItsNamesAndUtf8() {
        read(
                """
                layout: broken
                form: xml
                charset: windows-31j
                version: 1
                from: 2026-04-01
                fields: [ { name: 1番目 } ]
                """);
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code().wire())
                .containsExactlyInAnyOrder("SOURCE-005", "SOURCE-005", "LAYOUT-033", "LAYOUT-032");
    }

    @Test
    void namesThatXmlOrItsCanonicalFormWouldWriteOtherwiseAreRefused() {
        for (String namespace : List.of("", "platform", "urn:a&b", "urn:a<b", "urn:a b", "'urn:a\"b'")) {
            read(named(namespace.isEmpty() ? "''" : namespace, "root", "番号"));
        }
        read(named("urn:sekisho:test:1", "1st", "番号"));
        read(named("urn:sekisho:test:1", "root", "々上"));
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code().wire())
                .containsOnly("LAYOUT-038", "LAYOUT-032")
                .filteredOn("LAYOUT-038"::equals)
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code().wire())
                .filteredOn("LAYOUT-032"::equals)
                .hasSize(2);
    }

    private static String named(String namespace, String root, String item) {
        return """
                layout: named
                form: xml
                namespace: %s
                root: %s
                charset: UTF-8
                version: 1
                from: 2026-04-01
                fields: [ { name: %s } ]
                """
                .formatted(namespace, root, item);
    }

    @Test
    void aDelimitedLayoutSaysHowItIsWritten() {
        read(
                """
                layout: broken
                form: delimited
                separator: "\\""
                quoting: sometimes
                header: maybe
                byte-order-mark: yes
                end-of-record: none
                charset: windows-31j
                version: 1
                from: 2026-04-01
                fields: [ { name: 番号, type: digits, pad: zeros-left }, { name: 幅, bytes: 3 } ]
                """);
        assertThat(issues.sorted().stream()
                        .map(issue -> issue.place().line() + " "
                                + issue.finding().code().wire()))
                .containsExactlyInAnyOrder(
                        "3 LAYOUT-035",
                        "4 SOURCE-008",
                        "5 SOURCE-008",
                        "6 LAYOUT-036",
                        "7 SOURCE-008",
                        "11 LAYOUT-034",
                        "11 SOURCE-006");
    }

    @Test
    void aLayoutWithoutItemsIsRefused() {
        read("layout: empty\nform: fixed\nend-of-record: LF\ncharset: UTF-8\nversion: 1\nfrom: 2026-04-01\n");
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code())
                .containsExactly(LayoutFileError.NO_ITEMS);
    }

    private Optional<Layout> read(String text) {
        return YamlSource.parse("broken.layout.yaml", text, issues).flatMap(yaml -> LayoutFile.parse(yaml, issues));
    }
}
