package jp.sekisho.layout.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.LayoutReader;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;

/** Records of a former version of a layout, under the names of today's. */
class FormerLayoutTest {
    private static final Layout FORMER = layout(1, "{ name: 番号 }", "{ name: 氏名 }", "{ name: 備考, blank: allowed }");
    private static final Layout TODAY =
            layout(2, "{ name: 備考, blank: allowed }", "{ name: 名前, was: [ 名, 氏名 ] }", "{ name: 番号 }");

    @Test
    void itemsKeepTheirValuesWhateverTheirOrderAndName() {
        Record record = TODAY.ofFormer(Map.of("番号", "7", "氏名", "関 所", "備考", ""));

        assertThat(new String(TODAY.encode(List.of(record)), StandardCharsets.UTF_8))
                .isEqualTo(",関 所,7\n");
    }

    @Test
    void anItemThatTodaysVersionDoesNotHaveIsNotDropped() {
        assertThatThrownBy(() -> TODAY.ofFormer(Map.of("番号", "7", "氏名", "関 所", "備考", "", "続柄", "")))
                .isInstanceOfSatisfying(
                        SekishoException.class,
                        e -> assertThat(e.finding().english()).isEqualTo("No item 続柄 in probe (version 2)."));
    }

    @Test
    void anItemThatTheFormerVersionDidNotHaveIsNotLeftBlank() {
        assertThatThrownBy(() -> TODAY.ofFormer(Map.of("番号", "7", "氏名", "関 所")))
                .isInstanceOfSatisfying(SekishoException.class, e -> {
                    assertThat(e.code()).isEqualTo(LayoutError.NEW_ITEM);
                    assertThat(e.finding().details()).containsEntry("item", "備考");
                });
    }

    @Test
    void whereTheFormerVersionHadBothNamesTheyWereTwoItems() {
        Map<String, String> both = Map.of("番号", "7", "氏名", "関 所", "名前", "セキ ショ", "備考", "");

        assertThatThrownBy(() -> TODAY.ofFormer(both)).isInstanceOfSatisfying(SekishoException.class, e -> assertThat(
                        e.finding().details())
                .containsEntry("item", "氏名"));
    }

    @Test
    void twoFormerItemsAreNeitherOfThemTheOneThatBearsBothNamesNow() {
        Record read = FORMER.decode("7,関 所,\n".getBytes(StandardCharsets.UTF_8)).get(0);
        Layout both = layout(3, "{ name: 全部, was: [ 氏名, 備考 ] }");

        assertThatThrownBy(() -> both.ofFormer(Map.of("番号", "7", "氏名", "関 所", "備考", "")))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(LayoutError.NO_SUCH_ITEM));
        assertThatThrownBy(() -> both.renamed(read).get("全部"))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(LayoutError.NO_SUCH_ITEM));
    }

    @Test
    void aRecordThatWasReadInTheFormerVersionIsAskedUnderTodaysNamesAndForWhatItHas() {
        Record read = FORMER.decode("7,関 所,\n".getBytes(StandardCharsets.UTF_8)).get(0);

        Record today = layout(3, "{ name: 名前, was: 氏名 }", "{ name: 続柄 }").renamed(read);

        assertThat(today.get("名前")).isEqualTo("関 所");
        assertThat(today.get("番号")).isEqualTo("7");
        assertThatThrownBy(() -> today.get("続柄"))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(LayoutError.NO_SUCH_ITEM));
    }

    @Test
    void aFormerNameLeadsToOneItem() {
        Issues issues = new Issues();
        read(issues, 2, "{ name: 番号 }", "{ name: 氏名, was: 番号 }", "{ name: 名, was: [ 名前 ] }", "{ name: 字, was: 名前 }");

        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().code().wire() + " "
                        + issue.finding().details().get("item"))
                .containsExactly("LAYOUT-037 番号", "LAYOUT-037 名前");
    }

    private static Layout layout(int version, String... fields) {
        Issues issues = new Issues();
        Layout layout = read(issues, version, fields);
        assertThat(issues.sorted()).isEmpty();
        return layout;
    }

    private static Layout read(Issues issues, int version, String... fields) {
        String file =
                """
                layout: probe
                form: delimited
                separator: ","
                quoting: as-needed
                header: none
                byte-order-mark: no
                end-of-record: LF
                charset: UTF-8
                version: %d
                from: 2026-04-01
                fields:
                """
                        .formatted(version);
        for (String field : fields) {
            file += "  - " + field.replace(" }", ", type: text }") + "\n";
        }
        return new LayoutReader(YamlSource.parse("probe", file, issues).orElseThrow(), Surroundings.NONE, issues)
                .read();
    }
}
