package jp.sekisho.text.kana;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches by kana. The pairs are those of 住民記録システム標準仕様書 1.0版, 2.1.2 検索文字入力. */
class KanaFoldTest {
    private static final Set<KanaFold> ALL = EnumSet.allOf(KanaFold.class);

    @ParameterizedTest
    @CsvSource({
        "SOUNDS, ヂ, ジ",
        "SOUNDS, ズ, ヅ",
        "SOUNDS, ワ, ハ",
        "SOUNDS, ヴァ, バ",
        "SOUNDS, ヴィ, ビ",
        "SOUNDS, ヴ, ブ",
        "SOUNDS, オ, ヲ",
        "SOUNDS, ヒ, ピ",
        "SMALL, ッ, ツ",
        "SMALL, ャ, ヤ",
        "SMALL, ュ, ユ",
        "SMALL, ョ, ヨ",
        "O_U, コウノ, コオノ",
        "O_U, ショウコ, ショオコ",
        "LONG_MARKS, コーノ, コノ",
        "LONG_MARKS, コーノ, コ―ノ",
        "LONG_MARKS, コーノ, コ－ノ",
        "LONG_MARKS, コーノ, コ‐ノ",
        "LONG_MARKS, コーノ, コ-ノ",
        "SPACES, サッポロ　タロウ, サッポロ タロウ",
        "SPACES, サッポロ　タロウ, サッポロタロウ",
    })
    void theseAreFoundByEachOther(KanaFold rule, String one, String other) {
        assertThat(KanaFold.fold(one, Set.of(rule))).isEqualTo(KanaFold.fold(other, Set.of(rule)));
        assertThat(KanaFold.fold(one, ALL)).isEqualTo(KanaFold.fold(other, ALL));
        assertThat(KanaFold.fold(one, EnumSet.complementOf(EnumSet.of(rule))))
                .isNotEqualTo(KanaFold.fold(other, EnumSet.complementOf(EnumSet.of(rule))));
    }

    @ParameterizedTest
    @CsvSource({"ウエノ, オエノ", "カウノ, カオノ", "サトウ, サト", "シ, チ", "ヰ, イ"})
    void theseAreNot(String one, String other) {
        assertThat(KanaFold.fold(one, ALL)).isNotEqualTo(KanaFold.fold(other, ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"さとう", "ｻﾄｳ", "サトｳ"})
    void otherKanaAreNotTaken(String text) {
        assertThat(KanaFold.fold(text, ALL)).isEmpty();
    }

    @Property(tries = 2000)
    void foldingTwiceChangesNothingAndTheOrderOfTheRulesDoesNotMatter(
            @ForAll("texts") String text, @ForAll Set<KanaFold> rules) {
        Optional<String> once = KanaFold.fold(text, rules);
        assertThat(once.flatMap(folded -> KanaFold.fold(folded, rules))).isEqualTo(once);
        List<KanaFold> reversed = new ArrayList<>(rules);
        Collections.reverse(reversed);
        assertThat(KanaFold.fold(text, reversed)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("アイウエオカガコゴソゾヂヅワヲヴァィゥェォッャュョヮンー―－‐-　 ゛゜漢A１")
                .ofMaxLength(8);
    }

    @ParameterizedTest
    @CsvSource({"o-u, O_U", "long-marks, LONG_MARKS", "sounds, SOUNDS"})
    void aRuleIsFoundByItsName(String name, KanaFold rule) {
        assertThat(KanaFold.named(name)).contains(rule);
        assertThat(Arrays.stream(KanaFold.values()).map(KanaFold::name)).doesNotContain(name);
    }
}
