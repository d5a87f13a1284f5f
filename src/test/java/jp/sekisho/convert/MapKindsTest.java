package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.codes.CodeError;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;

/** Maps of layouts that have several kinds of record, and of repeating groups. */
class MapKindsTest {
    private static final String CSV =
            """
            layout: csv
            form: delimited
            separator: ","
            quoting: as-needed
            header: none
            byte-order-mark: no
            end-of-record: LF
            charset: UTF-8
            version: 1
            from: 2026-04-01
            fields:
              - { name: 受取人, characters: 10 }
              - { name: 金額, type: digits, characters: 6 }
            """;
    private static final String BANK =
            """
            layout: bank
            form: fixed
            end-of-record: LF
            charset: windows-31j
            version: 1
            from: 2026-04-01
            kind-by: 区分
            records:
              - record: header
                role: header
                fields:
                  - { name: 区分, bytes: 1, type: digits, is: "1" }
                  - { name: 委託者, bytes: 4, type: code }
              - record: data
                role: data
                fields:
                  - { name: 区分, bytes: 1, type: digits, is: "2" }
                  - { name: 名, bytes: 10 }
                  - { name: 額, bytes: 6, type: decimal, digits: 6 }
              - record: trailer
                role: trailer
                fields:
                  - { name: 区分, bytes: 1, type: digits, is: "8" }
                  - { name: 件数, bytes: 6, type: digits, pad: zeros-left, counts: data }
                  - { name: 合計, bytes: 8, type: decimal, digits: 8, sums: data.額 }
            """;
    private static final String HOUSEHOLD =
            """
            layout: household
            form: fixed
            end-of-record: LF
            charset: windows-31j
            version: 1
            from: 2026-04-01
            fields:
              - { name: 世帯, bytes: 4, type: code }
              - { name: 人数, bytes: 1, type: digits, pad: zeros-left }
              - group: 人
                count: 人数
                most: 3
                slots: fixed
                fields:
                  - { name: 氏名, bytes: 6, blank: allowed }
                  - { name: 続柄, bytes: 2, type: code, blank: allowed }
            """;

    private final Issues issues = new Issues();
    private final Layout csv = Maps.layout(CSV);
    private final Layout bank = Maps.layout(BANK);
    private final Layout household = Maps.layout(HOUSEHOLD);
    private final Layout pair = Maps.layout(HOUSEHOLD
            .replace("layout: household", "layout: pair")
            .replace("most: 3", "most: 2")
            .replace("group: 人", "group: 員")
            .replace("氏名", "名"));
    private final Map<String, Layout> layouts = Map.of("csv", csv, "bank", bank, "household", household, "pair", pair);

    @Test
    void aFileWithHeaderAndTrailerIsMadeOfRecordsThatHaveNone() {
        ConversionMap map = map(
                """
                map: m
                from: csv
                to: bank
                records:
                  - once: header
                    set: { 委託者: '"9900"' }
                  - to: data
                    set: { 名: 受取人, 額: 金額 }
                """);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = bank.writer(out);
        map.before(new RecordingContext()).forEach(writer::write);
        csv.decode("甲,100\n乙,23\n".getBytes(StandardCharsets.UTF_8))
                .forEach(record -> map.apply(record, new RecordingContext()).ifPresent(writer::write));
        map.after(new RecordingContext()).forEach(writer::write);
        writer.finish();
        assertThat(text(out)).isEqualTo("19900\n2甲        000100\n2乙        000023\n800000200000123\n");
    }

    @Test
    void aKindThatNothingIsMadeOfIsDropped() {
        ConversionMap map = map(
                """
                map: m
                from: bank
                to: csv
                records:
                  - from: data
                    set: { 受取人: 名, 金額: 額 }
                    drop: [ 区分 ]
                drop-records: [ header, trailer ]
                """);
        List<Optional<Record>> made = bank.kinds().stream()
                .map(kind -> map.apply(
                        bank.record(kind, kind.name().equals("data") ? Map.of("額", "000007") : Map.of()),
                        new RecordingContext()))
                .toList();
        assertThat(made).extracting(Optional::isPresent).containsExactly(false, true, false);
        assertThat(made.get(1).orElseThrow().get("金額")).isEqualTo("7");
    }

    @Test
    void everyKindIsConvertedOrDroppedAndOnce() {
        read(
                """
                map: m
                from: bank
                to: bank
                records:
                  - { from: header, to: headr, set: {}, drop: [ 区分, 委託者 ] }
                  - { from: data, to: data, set: { 名: 名, 額: 額 }, drop: [ 区分 ] }
                  - { from: data, to: data, set: { 名: 名, 額: 額 }, drop: [ 区分 ] }
                  - { once: data, set: { 名: 名, 額: '"1"' } }
                drop-records: [ data ]
                """);
        assertThat(found())
                .containsExactly(
                        "2:7 MAP-038", "5:25 MAP-037", "7:13 MAP-039", "8:13 MAP-044", "8:29 MAP-043", "9:17 MAP-039");
    }

    @Test
    void ofLayoutsWithSeveralKindsTheKindIsNamed() {
        read("map: m\nfrom: bank\nto: csv\nset: { 受取人: 名, 金額: 額 }\n");
        assertThat(found()).containsExactly("2:7 MAP-036");
    }

    @Test
    void slotsOfAGroupBecomeSlotsOfAnother() {
        ConversionMap map = map(groups("{ 名: 氏名, 続柄: 続柄 }"));
        Record made = map.apply(
                        household.record(Map.of("世帯", "0001", "人数", "2", "人1.氏名", "甲", "人1.続柄", "02", "人2.氏名", "乙")),
                        new RecordingContext())
                .orElseThrow();
        assertThat(made.asMap())
                .containsEntry("員1.名", "甲")
                .containsEntry("員1.続柄", "02")
                .containsEntry("員2.名", "乙")
                .containsEntry("員2.続柄", "");
        assertThat(text(pair.encode(List.of(made)))).isEqualTo("00012甲    02乙      \n");
    }

    @Test
    void aMapOfGroupsMayHaveNoOtherLine() {
        Layout open =
                Maps.layout(HOUSEHOLD.replace("世帯, bytes: 4, type: code", "世帯, bytes: 4, type: code, blank: allowed"));
        ConversionMap map = Maps.read(
                        """
                        map: m
                        from: household
                        to: household
                        drop: [ 世帯, 人数 ]
                        blank: [ 世帯 ]
                        groups: [ { from: 人, to: 人, set: { 氏名: 氏名, 続柄: 続柄 } } ]
                        """,
                        Map.of("household", open),
                        Map.of(),
                        issues)
                .orElseThrow(() -> new AssertionError(issues.sorted()));
        Record record = open.record(Map.of("世帯", "0001", "人数", "1", "人1.氏名", "甲"));
        assertThat(map.apply(record, new RecordingContext()).orElseThrow().asMap())
                .containsEntry("世帯", "")
                .containsEntry("人1.氏名", "甲");
    }

    @Test
    void whatIsSaidOfASlotHappensOnlyInRecordsThatUseIt() {
        ConversionMap map = map(groups("{ 名: 世帯, 続柄: 続柄 | default(99) }")
                .replace("{ from: 人, to: 員,", "{ from: 人, to: 員, drop: [ 氏名 ],"));
        Map<String, String> one = Map.of("世帯", "0001", "人数", "1", "人1.氏名", "甲");
        assertThat(map.apply(household.record(one), new RecordingContext())
                        .orElseThrow()
                        .asMap())
                .containsEntry("員1.名", "0001")
                .containsEntry("員1.続柄", "99")
                .containsEntry("員2.名", "")
                .containsEntry("員2.続柄", "");
        Map<String, String> uncounted = Map.of("世帯", "0001", "人2.氏名", "乙");
        assertThat(map.apply(household.record(uncounted), new RecordingContext())
                        .orElseThrow()
                        .asMap())
                .containsEntry("員1.名", "")
                .containsEntry("員2.名", "0001");
    }

    @Test
    void aSlotThatTheOtherGroupDoesNotHaveIsRefused() {
        ConversionMap map = map(groups("{ 名: 氏名, 続柄: 続柄 }"));
        Record record = household.record(Map.of("世帯", "0001", "人数", "3", "人3.氏名", "丙"));
        SekishoException refused =
                catchThrowableOfType(SekishoException.class, () -> map.apply(record, new RecordingContext()));
        assertThat(refused.finding().code()).isEqualTo(MapError.TOO_MANY_IN_GROUP);
        assertThat(refused.finding().japanese()).isEqualTo("繰返し「人」が 2 件を超えています。");
    }

    @Test
    void whatIsSaidOfUnknownCodesInAGroupHolds() {
        Layout coded =
                Maps.layout(HOUSEHOLD.replace("続柄, bytes: 2, type: code,", "続柄, bytes: 2, type: code, codes: kin,"));
        Map<String, CodeTable> tables = Map.of("kin", Maps.table("kin", "a,b\n02,A\n"));
        Record record = coded.record(Map.of("世帯", "0001", "人数", "1", "人1.氏名", "甲", "人1.続柄", "99"));
        Map<String, Layout> all = Map.of("household", coded, "pair", pair);
        ConversionMap passing = Maps.read(groups("{ 名: 氏名, 続柄: '続柄 | code(kin, unknown pass)' }"), all, tables, issues)
                .orElseThrow();
        assertThat(passing.apply(record, new RecordingContext()).orElseThrow().get("員1.続柄"))
                .isEqualTo("99");
        ConversionMap copying =
                Maps.read(groups("{ 名: 氏名, 続柄: 続柄 }"), all, tables, issues).orElseThrow();
        SekishoException refused =
                catchThrowableOfType(SekishoException.class, () -> copying.apply(record, new RecordingContext()));
        assertThat(refused.finding().code()).isEqualTo(CodeError.UNKNOWN_CODE);
    }

    @Test
    void whatIsMadeOnceAsksForNothingOfARecord() {
        read(
                """
                map: m
                from: csv
                to: bank
                records:
                  - once: header
                    set: { 委託者: sequence(4) }
                  - to: data
                    set: { 名: 受取人, 額: 金額 }
                  - once: trailer
                    set: { 件数: number(local), 合計: '"1"' }
                """);
        assertThat(found()).containsExactly("6:17 MAP-047", "10:16 MAP-047");
    }

    @Test
    void aHeaderThatNeitherTheMapNorItselfFillsIsSaidOfTheMap() {
        read(
                """
                map: m
                from: csv
                to: bank
                records:
                  - to: data
                    set: { 名: 受取人, 額: 金額 }
                """);
        assertThat(found()).containsExactly("3:5 MAP-048");
        assertThat(issues.sorted().get(0).finding().details())
                .containsEntry("kind", "header")
                .containsEntry("item", "委託者");
    }

    @Test
    void aMistakeInAGroupIsReportedOnce() {
        read(groups("{ 名: 氏名x, 続柄: 続柄 }"));
        assertThat(found()).containsExactly("7:17 MAP-021");
    }

    @Test
    void aGroupThatThereIsNotAndItemsThatAreLeftOutAreReported() {
        read(groups("{ 名: 氏名 }"));
        assertThat(found()).containsOnly("2:7 MAP-012", "3:5 MAP-011").hasSize(4);
        Issues other = new Issues();
        Maps.read(groups("{ 名: 氏名, 続柄: 続柄 }").replace("from: 人,", "from: 者,"), layouts, Map.of(), other);
        assertThat(other.sorted()).extracting(issue -> issue.finding().code()).contains(MapError.NO_SUCH_GROUP);
    }

    @Test
    void examplesSayOfWhichKindTheyAre() {
        ConversionMap map = map(
                """
                map: m
                from: bank
                to: bank
                records:
                  - { from: header, to: header, set: { 委託者: 委託者 }, drop: [ 区分 ] }
                  - { from: data, to: data, set: { 名: 名, 額: 額 | plus(1) }, drop: [ 区分 ] }
                drop-records: [ trailer ]
                """);
        Maps.run(
                """
                map: m
                on: 2026-06-15
                base: { 名: 甲, 額: "000001" }
                examples:
                  - { name: 明細, then: { 額: "000002" } }
                  - { name: 見出し, record: header, given: { 委託者: "1" }, then: { 委託者: "1" } }
                  - { name: 末尾, record: trailer, given: { 件数: "000001", 合計: "00000001" }, dropped: yes }
                  - { name: 違う明細, then: { 額: "000001" } }
                  - { name: 捨てない, dropped: yes }
                  - { name: 捨てる, record: trailer, given: { 件数: "000001", 合計: "00000001" }, then: { 件数: "1" } }
                  - { name: 無い種類, record: headr, then: { 委託者: "1" } }
                """,
                map,
                layouts,
                issues);
        assertThat(found()).containsExactly("8:30 MAP-060", "9:13 MAP-069", "10:13 MAP-068", "11:27 MAP-037");
    }

    @Test
    void whatAllExamplesShareIsInDataWhetherTheySaySoOrNot() {
        ConversionMap map = map(
                """
                map: m
                from: bank
                to: bank
                records:
                  - { from: data, to: data, set: { 名: 名, 額: 額 | plus(1) }, drop: [ 区分 ] }
                  - { once: header, set: { 委託者: '"1"' } }
                drop-records: [ header, trailer ]
                """);
        Maps.run(
                """
                map: m
                on: 2026-06-15
                base: { 名: 甲, 額: "000001" }
                examples:
                  - { name: 言わない, then: { 名: 甲, 額: "000002" } }
                  - { name: 言う, record: data, then: { 名: 甲, 額: "000002" } }
                  - { name: 直す, record: data, given: { 名: 乙 }, then: { 名: 乙, 額: "000002" } }
                """,
                map,
                layouts,
                issues);
        assertThat(issues.sorted()).isEmpty();
    }

    @Test
    void recordsOfALayoutThatHasOneKindAreNotNamed() {
        read("map: m\nfrom: csv\nto: bank\nrecords:\n  - { once: header, set: { 委託者: '\"1\"' } }\n");
        assertThat(issues.sorted()).singleElement().satisfies(issue -> {
            assertThat(issue.finding().code()).isEqualTo(MapError.KIND_UNUSED);
            assertThat(issue.finding().english()).startsWith("What becomes of the records of csv?");
            assertThat(issue.finding().japanese()).startsWith("csv のレコードをどうするか");
        });
    }

    @Test
    void aKindThatIsNotThereHidesOnlyTheOneThatWasMeant() {
        read(
                """
                map: m
                from: bank
                to: bank
                records:
                  - { from: dota, to: data, set: { 名: '"甲"', 額: '"1"' } }
                """);
        assertThat(found())
                .contains("5:13 MAP-037")
                .filteredOn(found -> found.contains("MAP-038"))
                .hasSize(2);
    }

    private static String groups(String set) {
        return """
                map: m
                from: household
                to: pair
                set: { 世帯: 世帯, 人数: 人数 }
                groups:
                  - { from: 人, to: 員,
                      set: %s }
                """
                .formatted(set);
    }

    private static String text(ByteArrayOutputStream out) {
        return text(out.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, java.nio.charset.Charset.forName("windows-31j"));
    }

    private ConversionMap map(String text) {
        return read(text).orElseThrow(() -> new AssertionError(issues.sorted()));
    }

    private Optional<ConversionMap> read(String text) {
        return Maps.read(text, layouts, Map.of(), issues);
    }

    private List<String> found() {
        return issues.sorted().stream()
                .map(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .toList();
    }
}
