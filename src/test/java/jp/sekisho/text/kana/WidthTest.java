package jp.sekisho.text.kana;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WidthTest {
    private static final String HALF_KANA = "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ";

    @ParameterizedTest
    @CsvSource({
        "ｶﾞｷﾞﾊﾟｳﾞ, ガギパヴ, all",
        "ｻｯﾎﾟﾛ 1-2, サッポロ　１－２, all",
        "ﾜﾞｦﾞ, ヷヺ, all",
        "ｱﾞｶﾟﾞ, ア゛カ゜゛, all",
        "~\\, ～＼, all",
        "5番A棟ｶﾞ, ５番A棟ｶﾞ, digits",
        "5番A棟ｶﾞ, ５番Ａ棟ｶﾞ, ascii",
        "5番A棟ｶﾞ｡, 5番A棟ガ。, kana",
    })
    void halfBecomesFullWithinTheScopeAndComesBack(String half, String full, String scope) {
        WidthScope named = WidthScope.named(scope).orElseThrow();
        assertThat(Width.full(half, named)).contains(full);
        assertThat(Width.half(full, named)).contains(half);
    }

    @ParameterizedTest
    @CsvSource({
        "ヰ, all", "ヱ, kana", "ヶ, kana", "ヵ, kana", "ヮ, kana", "ヸ, kana", "ヽ, kana", "漢, all", "ｱ漢, all", "が, all",
        "é, all",
    })
    void whatHasNoHalfWidthFormIsNotReplaced(String text, String scope) {
        assertThat(Width.half(text, WidthScope.named(scope).orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"漢字が, kana", "é漢ヶ, ascii", "ヶ, digits"})
    void whatTheScopeDoesNotNameStays(String text, String scope) {
        assertThat(Width.half(text, WidthScope.named(scope).orElseThrow())).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"〜, ~", "−, -"})
    void aLookAlikeIsMadeHalfAsWell(String full, String half) {
        assertThat(Width.half(full, WidthScope.ALL)).contains(half);
    }

    @ParameterizedTest
    @CsvSource({
        "カ\u3099ー\u3099, kana, ''",
        "カ\u3099サ\u3099ハ\u309A, kana, ｶﾞｻﾞﾊﾟ",
        "札カ\u3099, kana, 札ｶﾞ",
        "カ\u3099, all, ｶﾞ",
        "カ\u309A, kana, ''", // a sound of Ainu and Taiwanese, which half-width kana do not have
        "ｶ\u3099, kana, ''",
        "か\u3099, kana, か\u3099",
        "か\u3099, all, ''",
        "カ\u3099, digits, カ\u3099",
    })
    void aCombiningMarkIsThatOfItsKana(String full, String scope, String half) {
        assertThat(Width.half(full, WidthScope.named(scope).orElseThrow()).orElse(""))
                .isEqualTo(half);
    }

    @ParameterizedTest
    @EnumSource
    void yenSignAndOverlineStayFull(WidthScope scope) {
        assertThat(Width.half("￥￣", scope)).contains("￥￣");
    }

    @ParameterizedTest
    @CsvSource({"'a\tb'", "'ｱ\u0000'"})
    void aControlCharacterIsNotMadeFull(String text) {
        assertThat(Width.full(text, WidthScope.ALL)).isEmpty();
    }

    @Property(tries = 2000)
    void whateverIsHalfWidthComesBackFromFullWidth(@ForAll("half") String text) {
        String full = Width.full(text, WidthScope.ALL).orElseThrow();
        assertThat(full.codePoints()).noneMatch(HalfWidth::is);
        assertThat(Width.half(full, WidthScope.ALL)).contains(text);
    }

    @Property(tries = 2000)
    void aScopeChangesNothingTwice(@ForAll("half") String half, @ForAll String other, @ForAll WidthScope scope) {
        Width.full(half + other, scope)
                .ifPresent(full -> assertThat(Width.full(full, scope)).contains(full));
    }

    @Provide
    Arbitrary<String> half() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars(HALF_KANA)
                .withChars("ｶﾞﾊﾟ")
                .ofMaxLength(20);
    }
}
