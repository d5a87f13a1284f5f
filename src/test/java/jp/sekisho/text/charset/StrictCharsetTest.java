package jp.sekisho.text.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictCharsetTest {
    private final StrictCharset ms932 = StrictCharset.named("windows-31j").orElseThrow();

    @Test
    void everyCodeOfMs932ComesBackOrIsOneOfItsKnownDuplicates() {
        List<String> changed = new ArrayList<>();
        int read = 0;
        for (int code = 0; code < 0x10000; code++) {
            byte[] bytes = code < 0x100 ? new byte[] {(byte) code} : new byte[] {(byte) (code >> 8), (byte) code};
            Optional<String> text = ms932.decode(bytes, 0, bytes.length);
            if (text.isPresent()) {
                read++;
                if (!Arrays.equals(ms932.encode(text.get()).orElseThrow(), bytes)) {
                    changed.add(HexFormat.of().formatHex(bytes));
                }
            }
        }
        assertThat(read).isGreaterThan(9000);
        // NEC row 13 against JIS row 2, and the IBM extensions as NEC selected them: ED40-EEFC, FA4A-FA5B, 8790 …
        assertThat(changed).hasSize(398).allMatch(code -> code.matches("(87|ed|ee|fa|81).."));
    }

    @ParameterizedTest
    @CsvSource({
        "41 8a bf 42, 4, A漢B",
        "8a bf, 2, 漢",
        "5c 7e, 2, \\~",
        "b1, 1, ｱ",
        "fa b1, 2, 﨑",
    })
    void bytesAreRead(String hex, int length, String text) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        assertThat(ms932.decode(bytes, 0, length)).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"41 8a, 1", "8a, 0", "41 42 81 20, 2", "a0, 0", "8a bf ff, 2"})
    void bytesThatAreNotCharactersAreNamedByTheirPlace(String hex, int readable) {
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        assertThat(ms932.decode(bytes, 0, bytes.length)).isEmpty();
        assertThat(ms932.readable(bytes, 0, bytes.length)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"𠮷", "〜", "한", "俱"})
    void whatMs932DoesNotHaveIsNotWritten(String text) {
        assertThat(ms932.encode("ア" + text)).isEmpty();
    }

    @Test
    void aLoneSurrogateIsNotWrittenAsAQuestionMark() {
        assertThat(StrictCharset.named("UTF-8").orElseThrow().encode("a\uD842")).isEmpty();
    }

    @Test
    void aHostCharsetWithShiftCodesIsReadByItsName() {
        StrictCharset host = StrictCharset.named("Cp930").orElseThrow();
        byte[] bytes = host.encode("漢字A").orElseThrow();
        assertThat(bytes[0]).isEqualTo((byte) 0x0E);
        assertThat(host.decode(bytes, 0, bytes.length)).contains("漢字A");
    }

    @Test
    void anUnknownCharsetIsEmpty() {
        assertThat(StrictCharset.named("windows-31jj")).isEmpty();
        assertThat(StrictCharset.named("no such name")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ibm930x, x-IBM930", "windows-31jj, windows-31j", "ShiftJIS, Shift_JIS", "EUCJP, EUC-JP"})
    void forAnUnknownNameThoseNearItThatExistAreSaid(String name, String near) {
        assertThat(StrictCharset.near(name)).contains(near).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void nothingIsNearToNonsense() {
        assertThat(StrictCharset.near("?!%&/()=+*~#'-_.:,;<>|{[]}")).isEmpty();
    }
}
