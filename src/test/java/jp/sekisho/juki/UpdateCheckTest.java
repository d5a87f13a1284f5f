package jp.sekisho.juki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;

class UpdateCheckTest {
    private static final Map<String, String> MOVE = Map.ofEntries(
            Map.entry("異動事由", ChangeReason.MOVED_WITHIN.code()),
            Map.entry("異動年月日", "20260701"),
            Map.entry("住所", "札幌市中央区南一条西９９丁目"),
            Map.entry("大字・字コード", "0020002"),
            Map.entry("郵便番号", "0600061"),
            Map.entry("住所を定めた日", "20260701"),
            Map.entry("届出の年月日", "20260703"),
            Map.entry("依頼管理番号", "0000000002"),
            Map.entry("操作者ＩＤ", "OP02"),
            Map.entry("更新順番号", "00002"),
            Map.entry("タイムスタンプ", "2026-07-03T09:00:00.000"));
    private final IdentificationRecord held = Identification.typed(Map.of());

    @Test
    void theItemsThatChangedAreNamedInOrder() {
        assertThat(held.differences(move(Map.of())))
                .containsExactly(
                        "大字・字コード", "郵便番号", "住所", "住所を定めた日", "届出の年月日", "異動事由", "異動年月日", "依頼管理番号", "操作者ＩＤ", "更新順番号",
                        "タイムスタンプ");
        assertThat(held.differences(held)).isEmpty();
    }

    @Test
    void aMoveMayChangeWhatGoesWithTheAddress() {
        assertThat(findings(held, move(Map.of()))).isEmpty();
    }

    @Test
    void aMoveThatChangesANameOrABirthDateStops() {
        IdentificationRecord more = move(Map.of("清音化かな氏名", "こうせい　しろう", "生年月日", "19890108"));

        List<Finding> findings = findings(held, more);

        assertThat(findings)
                .extracting(finding -> finding.details().get("item"))
                .containsExactly("清音化かな氏名", "生年月日");
        assertThat(findings).extracting(Finding::code).containsOnly(JukiError.CHANGED_BEYOND_MOVING);
        assertThat(findings.toString()).doesNotContain("しろう", "1989");
    }

    @Test
    void everyItemOutsideTheGroupStopsAMove() {
        Map<String, String> others = Map.of(
                "市町村コード", "01102",
                "個人番号", "",
                "住民となった日", "20260611",
                "続柄", "20",
                "レコード状況フラグ", "1",
                "更新禁止フラグ", "yes",
                "外字フラグ", "no");

        others.forEach((item, value) -> assertThat(findings(held, move(Map.of(item, value))))
                .extracting(finding -> finding.details().get("item"))
                .containsExactly(item));
    }

    @Test
    void theFlagOfSubstitutesFollowsTheAddressAndNothingElse() {
        IdentificationRecord plain = Identification.typed(Map.of("漢字氏名", "合成　太郎", "外字数（氏名）", "0", "外字フラグ", "no"));
        Map<String, String> same = Map.of("漢字氏名", "合成　太郎", "外字数（氏名）", "0");
        Map<String, String> substituted = new LinkedHashMap<>(same);
        substituted.putAll(Map.of("住所", "札幌市〓区", "外字数（住所）", "1", "外字フラグ", "yes"));

        assertThat(findings(plain, move(substituted))).isEmpty();
        assertThat(findings(plain, move(same)))
                .extracting(finding -> finding.details().get("item"))
                .containsExactly("外字フラグ");
    }

    @Test
    void whoIsRegisteredDoesNotMoveIn() {
        IdentificationRecord again = Identification.typed(Map.of("更新順番号", "00002"));

        assertThat(findings(held, again)).extracting(Finding::code).containsExactly(JukiError.ALREADY_REGISTERED);
    }

    @Test
    void whoLeftOrIsOnlyExpectedOrIsUnknownMovesIn() {
        IdentificationRecord left = Identification.typed(Map.of("異動事由", ChangeReason.MOVED_OUT.code()));
        IdentificationRecord expected = Identification.typed(Map.of("予定者フラグ", "yes"));
        IdentificationRecord comes = Identification.typed(Map.of());

        assertThat(findings(left, comes)).isEmpty();
        assertThat(findings(expected, comes)).isEmpty();
        assertThat(UpdateCheck.findings(Optional.empty(), comes)).isEmpty();
    }

    @Test
    void whoIsNotRegisteredDoesNotMoveWithin() {
        IdentificationRecord left = Identification.typed(Map.of("異動事由", ChangeReason.MOVED_OUT.code()));

        assertThat(findings(left, move(Map.of()))).extracting(Finding::code).containsExactly(JukiError.NOT_REGISTERED);
        assertThat(UpdateCheck.findings(Optional.empty(), move(Map.of())))
                .extracting(Finding::code)
                .containsExactly(JukiError.NOT_REGISTERED);
    }

    @Test
    void anotherPersonsRecordSaysNothing() {
        assertThat(findings(held, move(Map.of("住民票コード", "12345678911"))))
                .extracting(Finding::code)
                .containsExactly(JukiError.ANOTHER_PERSON);
    }

    @Test
    void aResidentRecordCodeThatWasChangedLeadsBackToItsFormerOne() {
        IdentificationRecord changed = Identification.typed(Map.of(
                "異動事由", ChangeReason.RESIDENT_RECORD_CODE_CHANGED.code(),
                "住民票コード", "12345678911",
                "旧住民票コード", "12345678903"));

        assertThat(findings(held, changed)).isEmpty();
    }

    @Test
    void theLayoutThatCrossesIsCheckedByTheRulesItNames() throws IOException {
        Issues issues = new Issues();
        String text = Files.readString(Path.of("mappings/juki/layouts/cs-identification-update.layout.yaml"));

        Layout crossing = Identification.layout(text);
        assertThat(crossing.fields()).hasSize(40);
        Record blank = crossing.record(Map.of("異動事由", "11"));
        assertThatThrownBy(() -> crossing.encode(List.of(blank)))
                .isInstanceOfSatisfying(SekishoException.class, refused -> assertThat(refused.code())
                        .isEqualTo(JukiError.BLANK));

        String without = text.replaceFirst("(?m)^  - \\{ name: 続柄,.*\n", "");
        YamlSource.parse("cs", without, issues).ifPresent(yaml -> LayoutFile.read(yaml, Surroundings.NONE, issues));
        assertThat(issues.sorted())
                .allSatisfy(issue -> assertThat(issue.place().line()).isEqualTo(8))
                .extracting(issue -> issue.finding().code())
                .contains(JukiError.FIELD_WITHOUT_ITEM);
    }

    private static List<Finding> findings(IdentificationRecord held, IdentificationRecord update) {
        return UpdateCheck.findings(Optional.of(held), update);
    }

    private static IdentificationRecord move(Map<String, String> more) {
        Map<String, String> changes = new LinkedHashMap<>(MOVE);
        changes.putAll(more);
        return Identification.typed(changes);
    }
}
