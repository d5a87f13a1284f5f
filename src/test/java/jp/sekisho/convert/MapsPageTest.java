package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example on the page on maps can be used with the layouts that it speaks of. */
class MapsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/maps.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final String CSV =
            """
            form: delimited
            separator: ","
            quoting: as-needed
            header: names
            byte-order-mark: no
            end-of-record: LF
            charset: UTF-8
            version: 1
            from: 2026-04-01
            """;
    private static final String FIXED =
            "form: fixed\nend-of-record: LF\ncharset: windows-31j\nversion: 1\nfrom: 2026-04-01\n";
    private static final Map<String, Layout> LAYOUTS = Map.of(
            "sample-resident",
            layout(
                    "sample-resident",
                    CSV,
                    """
                    fields:
                      - { name: 姓 }
                      - { name: 名 }
                      - { name: 性別, type: code, blank: allowed }
                      - { name: 続柄, type: code }
                      - { name: 生年月日, type: date }
                      - { name: 基準日, type: date }
                      - { name: 金額, type: decimal, digits: 9, scale: 0 }
                      - { name: 税額, type: decimal, digits: 9, scale: 0 }
                      - { name: 備考, blank: allowed }
                    """),
            "sample-register",
            layout(
                    "sample-register",
                    CSV,
                    """
                    fields:
                      - { name: 番号体系, type: digits }
                      - { name: 氏名 }
                      - { name: 区分, type: code }
                      - { name: 続柄, type: code }
                      - { name: 年齢, type: digits }
                      - { name: 税込額, type: decimal, digits: 10, scale: 0 }
                      - { name: 処理日, type: date, blank: allowed }
                    """),
            "sample-columns",
            layout(
                    "sample-columns",
                    CSV,
                    """
                    fields:
                      - { name: 氏名 }
                      - { name: 備考, blank: allowed }
                      - { name: 項目01, blank: allowed }
                      - { name: 項目02, blank: allowed }
                      - { name: 項目03, blank: allowed }
                      - { name: 項目04, blank: allowed }
                    """),
            "sample-names",
            layout("sample-names", CSV, "fields: [ { name: 氏名 } ]\n"),
            "sample-household",
            layout("sample-household", FIXED, group("人", "続柄")),
            "sample-members",
            layout("sample-members", FIXED, group("構成員", "世帯")),
            "sample-payments",
            layout("sample-payments", CSV, "fields:\n  - { name: 受取人 }\n  - { name: 金額, type: digits }\n"),
            "sample-bank",
            layout(
                    "sample-bank",
                    FIXED,
                    """
                    kind-by: 区分
                    records:
                      - record: header
                        role: header
                        fields: [ { name: 区分, bytes: 1, type: digits, is: "1" }, { name: 委託者, bytes: 4, type: code } ]
                      - record: data
                        role: data
                        fields: [ { name: 区分, bytes: 1, type: digits, is: "2" }, { name: 名, bytes: 9 }, { name: 額, bytes: 6, type: digits, pad: zeros-left } ]
                    """));
    private static final Map<String, CodeTable> TABLES =
            Map.of("relations", Maps.table("relations", "a,b\n01,本人\n02,妻\n"));

    static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsAMap(String text) {
        Issues issues = new Issues();
        assertThat(Maps.read(text, LAYOUTS, TABLES, issues))
                .as(issues.sorted().toString())
                .isPresent();
        assertThat(issues.sorted()).isEmpty();
    }

    @Test
    void everyKeyIsOnThePage() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Stream.of(
                        "map",
                        "version",
                        "valid-from",
                        "valid-until",
                        "from",
                        "to",
                        "answers",
                        "set",
                        "drop",
                        "blank",
                        "check",
                        "groups",
                        "records",
                        "drop-records",
                        "items",
                        "unanswered"))
                .allMatch(key -> page.contains("`" + key + "`"));
    }

    private static Layout layout(String id, String head, String rest) {
        return Maps.layout("layout: " + id + "\n" + head + rest);
    }

    private static String group(String name, String other) {
        return """
                fields:
                  - { name: 世帯番号, bytes: 4, type: code }
                  - { name: 人数, bytes: 1, type: digits, pad: zeros-left }
                  - group: %s
                    count: 人数
                    most: 3
                    slots: fixed
                    fields: [ { name: 氏名, bytes: 8, blank: allowed }, { name: %s, bytes: 4, type: code, blank: allowed } ]
                """
                .formatted(name, other);
    }
}
