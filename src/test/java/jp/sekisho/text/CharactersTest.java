package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import jp.sekisho.text.charset.StrictCharset;
import jp.sekisho.text.kana.Repertoire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharactersTest {
    @ParameterizedTest
    @CsvSource({
        "亜, true, true",
        "A, true, true",
        "〓, true, true",
        "﨑, true, true",
        "髙, false, true", // one with 高 in JIS X 0213
        "俱, true, false", // added in 2004
        "𠮟, true, false", // beyond the BMP
        "𠮷, false, false",
        "한, false, false",
    })
    void aCharacterIsInTheRepertoireOrNot(String character, boolean jisX0213, boolean ms932) {
        assertThat(Repertoire.JIS_X_0213.hasAll(character)).isEqualTo(jisX0213);
        assertThat(Repertoire.MS932.hasAll(character)).isEqualTo(ms932);
    }

    @ParameterizedTest
    @CsvSource({
        "A, true, true",
        "ｶ, true, true",
        "\\, true, true",
        "¥, false, false",
        "カ, false, true",
        "亜, false, true",
        "〜, false, true",
        "①, false, false", // NEC row 13
        "髙, false, false", // IBM extension
        "俱, false, false", // JIS X 0213
    })
    void theOlderStandardsAreRepertoiresToo(String character, boolean jisX0201, boolean jisX0208) {
        assertThat(Repertoire.JIS_X_0201.hasAll(character)).isEqualTo(jisX0201);
        assertThat(Repertoire.JIS_X_0208.hasAll(character)).isEqualTo(jisX0208);
    }

    @Test
    void banksTakeLargeKanaAndHyphensAndNoSmallKanaOrLongMarks() {
        assertThat(Repertoire.ZENGIN.hasAll("ｱｦﾝﾞﾟ AZ09\\,.()-/'&+:?｢｣")).isTrue();
        assertThat("ｧｨｩｪｫｬｭｮｯｰ｡､･az~\"@カＡ".chars().filter(Repertoire.ZENGIN::has))
                .isEmpty();
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(Repertoire.ZENGIN::has))
                .hasSize(26 + 10 + 48 + 15)
                .allMatch(Repertoire.JIS_X_0201::has);
    }

    @Test
    void eachStandardHoldsThoseBeforeIt() {
        int[] sizes = new int[3];
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            sizes[0] += Repertoire.JIS_X_0201.has(c) ? 1 : 0;
            sizes[1] += Repertoire.JIS_X_0208.has(c) ? 1 : 0;
            sizes[2] += Repertoire.JIS_X_0213.has(c) ? 1 : 0;
            assertThat(Repertoire.JIS_X_0208.has(c) || !Repertoire.JIS_X_0201.has(c))
                    .as("%x", c)
                    .isTrue();
        }
        // 95 + 63 of one byte; 6,879 of two; 11,233 of JIS X 0213, of which 25 are two code points
        assertThat(sizes).containsExactly(158, 158 + 6879, 158 + 11_233 - 25);
    }

    @ParameterizedTest
    @CsvSource({
        "か\u309A, true",
        "きか\u309Aき, true",
        "ㇷ\u309A, true",
        "\u309A, false", // the mark alone is not a character of the standard
        "さ\u309A, false",
        "か\u309A\u309A, false",
        "か\u3099, false", // が, not composed
    })
    void aCharacterOfTwoCodePointsIsInJisX0213AsAWhole(String text, boolean has) {
        assertThat(Repertoire.JIS_X_0213.hasAll(text)).isEqualTo(has);
    }

    @Test
    void aRepertoireIsFoundByItsName() {
        assertThat(Repertoire.named("jis-x-0213")).contains(Repertoire.JIS_X_0213);
        assertThat(Repertoire.named("jis-x-0214")).isEmpty();
    }

    @Test
    void controlsPrivateUseAndVariationSelectorsAreInNone() {
        for (Repertoire repertoire : Repertoire.values()) {
            assertThat(repertoire.hasAll("\u0000")).isFalse();
            assertThat(repertoire.hasAll("\uE000")).isFalse();
            assertThat(repertoire.hasAll("葛\uDB40\uDD00")).isFalse();
        }
    }

    @Test
    void aVariationSelectorOrAMarkBelongsToTheCharacterBeforeIt() {
        assertThat(Units.of("葛\uDB40\uDD00城𠮷か\u309A\uFE00々\uFE00ｶﾞ"))
                .isEqualTo(List.of("葛\uDB40\uDD00", "城", "𠮷", "か\u309A\uFE00", "々\uFE00", "ｶ", "ﾞ"));
        assertThat(Units.of("\uFE00\uD842a")).isEqualTo(List.of("\uFE00", "\uD842", "a"));
        assertThat(Units.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "\uE000, true",
        "\uF8FF, true",
        "\uDBB7\uDE92, true",
        "\uDBC3\uDFFD, true",
        "﨑, false",
        "𠮷, false",
        "豈, false"
    })
    void aPrivateUseCharacterIsKnownAsOne(String character, boolean isPrivate) {
        assertThat(PrivateUse.isIn("札" + character)).isEqualTo(isPrivate);
    }

    @ParameterizedTest
    @CsvSource({"windows-31j, 1880", "x-IBM943, 1880", "x-IBM930, 4370", "x-MS932_0213, 1880"})
    void theUserAreasOfAllVendorsAreReadAsTheSamePrivateUseCharacters(String name, int count) {
        StrictCharset charset = StrictCharset.named(name).orElseThrow();
        List<Integer> has = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(PrivateUse::is)
                .filter(c -> charset.has(Character.toString(c)))
                .boxed()
                .toList();
        assertThat(has).hasSize(count).startsWith(0xE000).endsWith(0xE000 + count - 1);
    }

    @ParameterizedTest
    @CsvSource({"照会終了日, 照会終了日付", "番号体糸, 番号体系", "integrate, integrated"})
    void theNearestNameIsFound(String written, String meant) {
        assertThat(Nearest.to(written, List.of("照会開始日付", "照会終了日付", "番号体系", "integrated")))
                .contains(meant);
    }

    @Test
    void nothingNearIsNothing() {
        assertThat(Nearest.to("氏名", List.of("照会開始日付"))).isEmpty();
        assertThat(Nearest.to("氏名", List.of())).isEmpty();
    }
}
