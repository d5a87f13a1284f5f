package jp.sekisho.text.kana;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KanaTest {
    private static final int MANY = 1_000_000;

    @ParameterizedTest
    @CsvSource({"サッポロ タロー, さっぽろ たろー", "ヴァヵヶ, ゔぁゕゖ", "ヽヾ, ゝゞ", "北ノ沢, 北の沢"})
    void katakanaAndHiraganaAreEachOthersCounterpart(String katakana, String hiragana) {
        assertThat(Kana.hiragana(katakana)).contains(hiragana);
        assertThat(Kana.katakana(hiragana)).contains(katakana);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ｻｯﾎﾟﾛ", "ヷ", "ヿ", "ㇰ"})
    void whatHiraganaDoNotHaveIsNotReplaced(String text) {
        assertThat(Kana.hiragana(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ｻｯﾎﾟﾛ", "ゟ"})
    void whatKatakanaDoNotHaveIsNotReplaced(String text) {
        assertThat(Kana.katakana(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ガギグパピプヴヾヷ, カキクハヒフウヽワ",
        "がぱゔゞ, かはうゝ",
        "ｶﾞﾊﾟｳﾞ, ｶﾊｳ",
        "カ゛か\u3099ハ゜, カかハ",
        "札幌ジロー ャッ, 札幌シロー ャッ",
        "漢ﾞ, 漢ﾞ",
    })
    void voicedKanaLoseTheirMarks(String voiced, String plain) {
        assertThat(Kana.unvoiced(voiced)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "キャッシュ, large, キヤツシユ",
        "ヮㇰㇿ, large, ワクロ",
        "しょうっゎ, large, しようつわ",
        "ｷｬｯｼｭｧ, large, ｷﾔﾂｼﾕｱ",
        "三ヶ月ヵゖゕ, large, 三ケ月カけか",
        "三ヶ月ヵゖゕッ, large-except-ka-ke, 三ヶ月ヵゖゕツ",
        "漢字abc, large, 漢字abc",
    })
    void smallKanaFollowTheNamedRule(String text, String rule, String changed) {
        assertThat(SmallKana.named(rule).orElseThrow().apply(text)).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource({
        "カ-ド ス−パ― 3-1 A-B, unify, カード スーパー 3-1 A-B",
        "らｰめん, unify, らーめん",
        "ﾀﾛ- ｶﾞ－, unify, ﾀﾛｰ ｶﾞｰ",
        "カ--, unify, カーー",
        "タロー ﾀﾛｰ, drop, タロ ﾀﾛ",
        "タロー ﾀﾛｰ らーめん, vowel, タロオ ﾀﾛｵ らあめん",
        "ガーシャーッピーヴーデー, vowel, ガアシャアッピイヴウデエ",
        "ｶﾞｰｼｮｰ, vowel, ｶﾞｱｼｮｵ",
        "カーー, vowel, カアア",
    })
    void longMarksFollowTheNamedRule(String text, String rule, String changed) {
        assertThat(LongMarks.named(rule).orElseThrow().apply(text)).contains(changed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ー", "ンー", "札ー", "ﾝｰ", "、ー"})
    void aLongMarkAfterNoVowelDoesNotBecomeOne(String text) {
        assertThat(LongMarks.VOWEL.apply(text)).isEmpty();
    }

    @Test
    @Timeout(60)
    void longTextsOfLongMarksTakeNoLongerThanTheyAre() {
        String marks = "ー".repeat(MANY);
        assertThat(LongMarks.VOWEL.apply("カ" + marks)).contains("カ" + "ア".repeat(MANY));
        assertThat(KanaFold.O_U.apply("コ" + "ウ".repeat(MANY))).isEqualTo("コ" + "オ".repeat(MANY));
    }

    @Property
    void katakanaComeBackFromHiragana(@ForAll("katakana") String text) {
        assertThat(Kana.hiragana(text).flatMap(Kana::katakana)).contains(text);
    }

    @Property
    void everyChangeOfKanaIsDoneAtOnce(@ForAll("kana") String text) {
        String plain = Kana.unvoiced(text);
        assertThat(Kana.unvoiced(plain)).isEqualTo(plain);
        for (SmallKana rule : SmallKana.values()) {
            assertThat(rule.apply(rule.apply(text))).isEqualTo(rule.apply(text));
        }
        for (LongMarks rule : LongMarks.values()) {
            rule.apply(text).ifPresent(once -> assertThat(rule.apply(once)).contains(once));
        }
    }

    @Property
    void theWidthOfAVoicedKanaDoesNotMatterToUnvoicing(@ForAll("halfKana") String half) {
        String full = Width.full(half, WidthScope.KANA).orElseThrow();
        assertThat(Width.half(Kana.unvoiced(full), WidthScope.KANA)).contains(Kana.unvoiced(half));
    }

    @Provide
    Arbitrary<String> katakana() {
        return Arbitraries.strings().withCharRange('ァ', 'ヶ').withChars("ーヽヾ・漢A").ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> kana() {
        return Arbitraries.strings()
                .withCharRange('ぁ', 'ヿ')
                .withCharRange('｡', 'ﾟ')
                .withChars("-−漢A")
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> halfKana() {
        return Arbitraries.strings().withCharRange('｡', 'ﾟ').ofMaxLength(20);
    }
}
