package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.codes.CodeError;
import jp.sekisho.convert.codes.CodeFile;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;

class MapFileTest {
    private static final String HEAD =
            "form: xml\nnamespace: urn:x\nroot: r\ncharset: UTF-8\nversion: 3\nfrom: 2026-04-01\n";
    private final Issues issues = new Issues();
    private final Map<String, Layout> layouts = Map.of(
            "a",
            layout(
                    "layout: a\n" + HEAD
                            + """
                    fields:
                      - { name: 番号, type: digits, class: business-number, blank: allowed }
                      - { name: 開始日付, type: date, blank: allowed }
                      - { name: 終了日付, type: date, blank: allowed }
                      - { name: 旗, type: digits, protective: yes, blank: allowed }
                      - { name: 区分, type: code, codes: kind, blank: allowed }
                    """),
            "b",
            layout(
                    "layout: b\n" + HEAD
                            + """
                    carries-no: [ business-number ]
                    fields:
                      - { name: 開始日, type: date, blank: allowed }
                      - { name: 終了日, type: date, blank: allowed }
                      - { name: 文,     blank: allowed }
                      - { name: 旗,     blank: allowed }
                    """));
    private final Map<String, CodeTable> tables = Map.of(
            "kind",
            CodeFile.parse("kind", "kind", "in,out,x\n1,A,\n2,B,b\n", issues).orElseThrow());

    @Test
    void theItemThatWasProbablyMeantIsNamed() {
        read(
                "map: m\nfrom: a\nto: b\nset:\n  開始日: 開始日付\n  終了日:  終了日 | date(iso)\n  文: 区分\n  旗: 旗\ndrop: [ 番号, 終了日付 ]\n");
        Issue issue = issues.sorted().get(0);
        assertThat(issues.sorted()).hasSize(1);
        assertThat(issue.place()).hasToString("m.map.yaml:6:9");
        assertThat(issue.place().length()).isEqualTo(3);
        assertThat(issue.finding().code().wire()).isEqualTo("MAP-021");
        assertThat(issue.finding().japanese()).isEqualTo("項目「終了日」は a (第3版) にありません。「終了日付」ではありませんか。");
        assertThat(issue.finding().english()).isEqualTo("No item 終了日 in a (version 3). Did you mean 終了日付?");
    }

    @Test
    void allIssuesOfAMapAreReportedAtTheirPlaces() {
        read(
                """
                map: m
                from: a
                to: b
                set:
                  開始日: 区分
                  終了日: 終了日付 | date(isso) | default(business-date)
                  文: 区分 | kode(kind)
                  旗: code(kind)
                  題: number(other)
                drop: [ 旗, 区分, 氏名 ]
                blank: [ 文 ]
                check: [ { that: 開始日 ~ 終了日, else: x }, { that: 開始 <= 終了日, else: x } ]
                """);
        assertThat(issues.sorted())
                .extracting(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .containsExactly(
                        "2:7 MAP-012",
                        "2:7 MAP-012",
                        "5:8 MAP-016",
                        "6:15 MAP-004",
                        "7:11 MAP-003",
                        "8:6 MAP-007",
                        "9:3 MAP-010",
                        "9:6 MAP-004",
                        "10:9 MAP-014",
                        "10:12 MAP-013",
                        "10:16 MAP-021",
                        "11:10 MAP-017",
                        "12:18 MAP-018",
                        "12:48 MAP-010");
    }

    @Test
    void whatIsNeitherUsedNorDroppedAndWhatNothingFillsIsReported() {
        read("map: m\nfrom: a\nto: b\nset:\n  旗: 旗\n");
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code().wire() + " "
                        + issue.finding().details().get("item"))
                .containsExactly(
                        "MAP-012 番号",
                        "MAP-012 開始日付",
                        "MAP-012 終了日付",
                        "MAP-012 区分",
                        "MAP-011 開始日",
                        "MAP-011 終了日",
                        "MAP-011 文");
    }

    @Test
    void aProtectedValueDoesNotFlowWhereItsClassIsNotCarried() {
        read(map("番号"));
        assertThat(only().code()).isEqualTo(MapError.CLASS_NOT_CARRIED);
        assertThat(only().details()).containsEntry("source", "番号");
    }

    @Test
    void anUnknownLayoutTableOrColumnIsReportedWithItsNeighbour() {
        read(map("区分 | code(kinds)"));
        assertThat(only().english()).contains("Did you mean kind?");
        assertThat(issuesOf(map("区分 | code(kind, in, outt)")).english()).contains("Did you mean out?");
        assertThat(issuesOf(map("区分").replace("to: b", "to: c")).code()).isEqualTo(MapError.UNKNOWN_LAYOUT);
        assertThat(issuesOf(map("区分 | | code(kind)")).code()).isEqualTo(MapError.BAD_EXPRESSION);
        assertThat(issuesOf(map("request(番号)")).code()).isEqualTo(MapError.NO_REQUEST);
        assertThat(issuesOf(map("区分 | date(iso)")).code()).isEqualTo(MapError.NEEDS_DATE);
        assertThat(issuesOf(map("区分 | const(organisation)")).code()).isEqualTo(MapError.ONLY_FIRST);
    }

    @Test
    void valuesGoThroughTheirFunctions() {
        assertThat(value("区分 | code(kind)", "区分", "1")).isEqualTo("A");
        assertThat(value("区分 | code(kind)", "区分", "")).isEmpty();
        assertThat(value("区分 | code(kind) | default(\"x | y\")", "区分", "")).isEqualTo("x | y");
        assertThat(value("区分 | default(2) | code(kind)", "区分", "")).isEqualTo("B");
        assertThat(value("終了日付 | date(yyyy年M月d日)", "終了日付", "2026-06-05")).isEqualTo("2026年6月5日");
        assertThat(value("business-date()", "区分", "")).isEqualTo("2026-06-15");
        assertThat(value("const(organisation)", "区分", "")).isEqualTo("organisation");
        assertThat(value("number(integrated)", "区分", "")).isEqualTo("integrated");
    }

    @Test
    void functionsOfTextsFollowOneAnother() {
        assertThat(value("旗 | full-width(kana) | unvoiced() | half-width(all)", "旗", "ｶﾞA"))
                .isEqualTo("ｶA");
        assertThat(value("旗 | read-date(yyyyMMdd) | era(GY年M月d日) | pad(left, 12, \"|\")", "旗", "20190501"))
                .isEqualTo("||||令和元年5月1日");
        assertThat(value("旗 | half-width(all)", "旗", "")).isEmpty();
    }

    @Test
    void aValueThatAFunctionDoesNotTakeIsRefusedWithItsItem() {
        Finding finding = refusal("旗 | half-width(all)", "旗", "札幌");
        assertThat(finding.code()).isEqualTo(MapError.NOT_TAKEN);
        assertThat(finding.japanese()).isEqualTo("項目「旗」の値は half-width に使えません。使えるのは、半角の形がある文字（all は全文字、kana は片仮名）です。");
        assertThat(finding.english())
                .isEqualTo("The value of the item 旗 is not what half-width takes:"
                        + " text with half-width forms (all of it under all, its katakana under kana).");
        assertThat(finding.details()).doesNotContainValue("札幌");
    }

    @Test
    void whatAFunctionTakesIsCheckedBeforeItRuns() {
        assertThat(issuesOf(map("区分 | era(NyyMMdd)")).code()).isEqualTo(MapError.TAKES_DATE);
        assertThat(issuesOf(map("終了日付 | trim(both)")).code()).isEqualTo(MapError.TAKES_TEXT);
        assertThat(issuesOf(map("区分 | read-date(yyyyMMdd) | trim(both)")).code())
                .isEqualTo(MapError.TAKES_TEXT);
        assertThat(issuesOf(map("区分 | half-widht(all)")).english()).contains("Did you mean half-width?");
        for (String wrong : java.util.List.of(
                "full-width()",
                "full-width(al)",
                "full-width(all, kana)",
                "hiragana(all)",
                "small-kana()",
                "long-marks(dorp)",
                "normalise(NFC)",
                "trim()",
                "pad(left, 15)",
                "pad(both, 15, 0)",
                "pad(left, 0, 0)",
                "pad(left, 15, 00)",
                "read-date(yyyymmdd)",
                "register-date(NyyMMdd)",
                "register-date(NyyMMdd, yMMdd)",
                "date-class()")) {
            Finding finding = issuesOf(map("区分 | " + wrong));
            assertThat(finding.code()).as(wrong).isEqualTo(MapError.BAD_ARGUMENT);
            assertThat(finding.details().get("expected")).contains(wrong.substring(0, wrong.indexOf('(') + 1));
        }
        for (String wrong : java.util.List.of("era(yyyyMMdd)", "fiscal-year(4)", "age()", "age(2026-02-30)")) {
            assertThat(issuesOf(map("終了日付 | " + wrong)).code()).as(wrong).isEqualTo(MapError.BAD_ARGUMENT);
        }
    }

    @Test
    void aDateThatATextMayHoldDoesNotFlowIntoADate() {
        String text = map("区分").replace("blank: [ 開始日, 終了日 ]", "blank: [ 終了日 ]").replace("set:\n", "set:\n  開始日: ");
        assertThat(read(text.replace("開始日:   文: 区分", "開始日: 区分 | read-date(yyyyMMdd)\n  文: 区分")))
                .isPresent();
        assertThat(issuesOf(text.replace("開始日:   文: 区分", "開始日: 区分 | register-date(NyyMMdd, yyyyMMdd)\n  文: 区分"))
                        .code())
                .isEqualTo(MapError.NEEDS_DATE);
    }

    @Test
    void anUnknownCodeIsRefusedWithItsItem() {
        Finding finding = refusal("区分 | code(kind)", "9");
        assertThat(finding.code()).isEqualTo(CodeError.UNKNOWN_CODE);
        assertThat(finding.details())
                .containsEntry("item", "区分")
                .containsEntry("table", "kind")
                .doesNotContainValue("9");
    }

    @Test
    void anItemThatIsPassedThroughMustStillBeInItsTable() {
        assertThat(refusal("区分", "9").code()).isEqualTo(CodeError.UNKNOWN_CODE);
    }

    @Test
    void aCodeWithoutACounterpartIsRefused() {
        assertThat(refusal("区分 | code(kind, in, x)", "1").code()).isEqualTo(CodeError.NO_COUNTERPART);
    }

    @Test
    void aFailedCheckSaysItsSentence() {
        ConversionMap map = read("map: m\nfrom: a\nto: b\nset: { 開始日: 開始日付, 終了日: 終了日付, 文: 区分, 旗: 旗 }\ndrop: [ 番号 ]\n"
                        + "check: [ { that: 開始日 <= 終了日, else: 逆です } ]\n")
                .orElseThrow();
        Record source = layouts.get("a").blank().with("開始日付", "2026-06-02");
        assertThat(map.apply(source, context()).orElseThrow().get("開始日")).isEqualTo("2026-06-02");
        SekishoException refused = catchThrowableOfType(
                SekishoException.class, () -> map.apply(source.with("終了日付", "2026-06-01"), context()));
        assertThat(refused.finding().japanese()).isEqualTo("逆です（項目「開始日」）");
        assertThat(map.apply(source.with("終了日付", "2026-06-02"), context())
                        .orElseThrow()
                        .get("終了日"))
                .isEqualTo("2026-06-02");
    }

    @Test
    void anExampleThatFailsIsReportedAtItsPlace() {
        ConversionMap map = read(map("区分 | code(kind)")).orElseThrow();
        Issues failed = new Issues();
        Maps.run(
                """
                        map: m
                        on: 2026-06-15
                        base: { 区分: "1" }
                        examples:
                          - { name: 違う, then: { 文: B } }
                          - { name: 合う, then: { 文: A } }
                          - { name: 拒まれる, given: { 区分: "9" }, then: { 文: A } }
                          - { name: 拒まれない, refused: CODE-003 区分 }
                          - { name: 拒まれ方が違う, given: { 区分: "9" }, refused: CODE-004 区分 }
                          - { name: 知らない項目, given: { 区分: "1" }, then: { 名: A } }
                        """,
                map,
                layouts,
                failed);
        assertThat(failed.sorted())
                .extracting(issue ->
                        issue.place().line() + " " + issue.finding().code().wire())
                .containsExactly("5 MAP-060", "7 MAP-061", "8 MAP-062", "9 MAP-062", "10 MAP-010");
        assertThat(failed.sorted().subList(1, 4))
                .extracting(issue -> issue.finding().english())
                .anyMatch(sentence -> sentence.endsWith("should be refused with CODE-003 区分; it was not."))
                .anyMatch(sentence -> sentence.endsWith("CODE-004 区分; it was refused with CODE-003 区分."));
        assertThat(failed.sorted().subList(1, 4))
                .extracting(issue -> issue.finding().japanese())
                .anyMatch(sentence -> sentence.matches("例「拒まれる」が拒まれました: CODE-003 項目「区分」のコードは、.*にありません。"))
                .anyMatch(sentence -> sentence.endsWith("CODE-003 区分 で拒まれるはずが、拒まれませんでした。"))
                .anyMatch(sentence -> sentence.endsWith("CODE-004 区分 で拒まれるはずが、CODE-003 区分 で拒まれました。"));
    }

    private static String map(String expression) {
        return "map: m\nfrom: a\nto: b\nset:\n  文: " + expression + "\n  旗: 旗\nblank: [ 開始日, 終了日 ]\ndrop: "
                + java.util.stream.Stream.of("番号", "開始日付", "終了日付", "区分")
                        .filter(item -> !expression.startsWith(item))
                        .toList()
                + "\n";
    }

    private String value(String expression, String item, String given) {
        ConversionMap map = read(map(expression)).orElseThrow(() -> new AssertionError(issues.sorted()));
        return map.apply(layouts.get("a").blank().with(item, given), context())
                .orElseThrow()
                .get("文");
    }

    private Finding refusal(String expression, String given) {
        return refusal(expression, "区分", given);
    }

    private Finding refusal(String expression, String item, String given) {
        return catchThrowableOfType(SekishoException.class, () -> value(expression, item, given))
                .finding();
    }

    private Finding only() {
        assertThat(issues.sorted()).hasSize(1);
        return issues.sorted().get(0).finding();
    }

    private Finding issuesOf(String text) {
        Issues own = new Issues();
        assertThat(read(text, own)).isEmpty();
        return own.sorted().get(0).finding();
    }

    private Optional<ConversionMap> read(String text) {
        return read(text, issues);
    }

    private Optional<ConversionMap> read(String text, Issues into) {
        return Maps.read(text, layouts, tables, into);
    }

    private Layout layout(String text) {
        return Maps.layout(text);
    }

    private static ConversionContext context() {
        return new RecordingContext();
    }
}
