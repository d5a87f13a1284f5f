package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeOfTextTest {
    @ParameterizedTest
    @CsvSource({"both, '札幌 市'", "left, '札幌 市\u3000 '", "right, ' \u3000札幌 市'"})
    void spacesOfBothWidthsAreTakenOffTheNamedSide(String side, String trimmed) {
        assertThat(Spaces.named(side).orElseThrow().trim(" \u3000札幌 市\u3000 ")).isEqualTo(trimmed);
    }

    @Test
    void nothingButSpacesBecomesEmpty() {
        assertThat(Spaces.BOTH.trim(" \u3000 ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LEFT, 0, 12, 00012",
        "RIGHT, ' ', 札幌, '札幌   '",
        "LEFT, 𠮷, 𠮷𠮷𠮷𠮷, 𠮷𠮷𠮷𠮷𠮷",
        "LEFT, 0, 12345, 12345"
    })
    void aTextIsFilledUpToItsLengthInCharacters(Spaces side, String with, String text, String filled) {
        assertThat(Fill.of(side, 5, with).orElseThrow().apply(text)).contains(filled);
    }

    @Test
    void aTextThatIsTooLongIsNotCut() {
        assertThat(Fill.of(Spaces.LEFT, 5, "0").orElseThrow().apply("123456")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BOTH, 5, 0", "LEFT, 0, 0", "LEFT, 5, ''", "LEFT, 5, 00"})
    void aFillingThatIsNoneIsNotMade(Spaces side, int length, String with) {
        assertThat(Fill.of(side, length, with)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nfc, カ\u3099札, ガ札",
        "nfd, ガ札, カ\u3099札",
        "nfkc, ｶﾞ㈱①Ａ, ガ(株)1A",
        "nfc, \uFA19山\uFA11, \uFA19山\uFA11", // two compatibility ideographs, of which Unicode would replace one
        "nfkc, Ａ\uFA19Ａ, A\uFA19A",
        "nfc, \uD87E\uDC00, \uD87E\uDC00",
    })
    void normalFormsLeaveIdeographsAsTheyAre(String form, String text, String normalised) {
        assertThat(Normalised.to(Normalised.form(form).orElseThrow(), text)).isEqualTo(normalised);
    }

    @Test
    void noOtherFormHasAName() {
        assertThat(Normalised.form("NFC")).isEmpty();
        assertThat(Normalised.form("nfe")).isEmpty();
    }

    @Property
    void aNormalFormStaysAsItIs(@ForAll String text, @ForAll Normalizer.Form form) {
        String once = Normalised.to(form, text);
        assertThat(Normalised.to(form, once)).isEqualTo(once);
    }

    @Test
    void everyIdeographThatUnicodeWouldReplaceIsKept() {
        for (Normalizer.Form form : Normalizer.Form.values()) {
            for (int c = 0x3400; c < 0x30000; c++) {
                String character = Character.toString(c);
                if (Character.isIdeographic(c)) {
                    assertThat(Normalised.to(form, character)).as("%x", c).isEqualTo(character);
                }
            }
        }
    }
}
