package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import jp.sekisho.text.charset.Rewriting;
import jp.sekisho.text.charset.Shifting;
import jp.sekisho.text.charset.StrictCharset;
import jp.sekisho.text.charset.Trial;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every charset that a layout may name: never a silent replacement. */
class CharsetLawsTest {
    private static final int ROWS = 0x100;
    private static final Set<Integer> IS_SHIFT = Set.of(0x0E, 0x0F, 0x1B);
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    static List<CharsetsPage.Row> rows() {
        return CharsetsPage.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCodeComesBackOrIsAListedDuplicateOrIsRefused(CharsetsPage.Row row) {
        assertThat(counted(row.name())).isEqualTo(row);
    }

    private static CharsetsPage.Row counted(String name) {
        StrictCharset charset = charset(name);
        int found = 0;
        int refused = 0;
        Map<Rewriting, Integer> changes = new EnumMap<>(Rewriting.class);
        for (byte[] code : codes(charset)) {
            Optional<String> text = charset.decode(code, 0, code.length);
            found += text.isPresent() ? 1 : 0;
            if (text.flatMap(charset::encode).isPresent()) {
                charset.rewritings(code).forEach((change, count) -> changes.merge(change, count, Integer::sum));
            } else {
                refused += text.isPresent() ? 1 : 0;
            }
        }
        int duplicates = changes.getOrDefault(Rewriting.DUPLICATE_CODE, 0);
        assertThat(changes.keySet()).isSubsetOf(Rewriting.DUPLICATE_CODE);
        return new CharsetsPage.Row(name, found, duplicates, refused, replaced(charset));
    }

    /** How many characters Java would write and the charset does not. */
    private static int replaced(StrictCharset charset) {
        Trial java = new Trial(charset.charset());
        return (int) IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(character -> java.written(character) != null && !charset.has(character))
                .count();
    }

    @ParameterizedTest
    @CsvSource({"windows-31j, ゔ", "windows-31j, ¥", "Shift_JIS, ‾", "EUC-JP, ¥", "Cp930, 俠", "Cp939, 剝", "Cp930, 嚙"})
    void aCharacterThatJavaWritesAsAnotherIsNotInTheCharset(String name, String character) {
        assertThat(character.getBytes(charset(name).charset())).isNotEqualTo(new byte[] {'?'});
        assertThat(charset(name).encode("漢" + character)).isEmpty();
        assertThat(charset(name).has(character)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Cp930, c1 0e 45 41, 4", // a shift left open
        "Cp930, 0e, 1",
        "ISO-2022-JP, 41 1b 24 42 34 41, 6",
        "ISO-2022-JP, 41 0e 42, 1", // dropped by Java
        "ISO-2022-JP, 1b 24 42 34, 3",
        "ISO-2022-JP, 41 1b 28 49 31 1b 28 42, 1", // half-width kana are in x-windows-50221
        "ISO-2022-JP-2, 1b 28 49 31 1b 28 42, 0",
        "Cp930, 0e 45 0f, 1",
        "EUC-JP, b4, 0",
        "x-SJIS_0213, 41 82, 1",
        "UTF-8, 41 c3, 1",
        "UTF-8, ed a0 80, 0", // one half of a surrogate pair
        "UTF-8, e3 81 82 ed a0 81 ed b0 80, 3", // both halves, each in three bytes
        "UTF-8, c0 80, 0", // overlong
        "UTF-8, 41 c1 bf, 1",
        "UTF-8, e0 9f bf, 0",
        "UTF-8, f0 8f bf bf, 0",
        "UTF-8, f4 90 80 80, 0", // beyond U+10FFFF
        "UTF-8, f8 88 80 80 80, 0",
        "UTF-8, ef bf bd ff, 3", // the replacement character itself is one
        "UTF-8, e3 81, 0",
        "UTF-8, 80, 0",
    })
    void whatIsNotWholeIsRefusedAtItsPlace(String name, String hex, int readable) {
        byte[] bytes = HEX.parseHex(hex);
        assertThat(charset(name).decode(bytes, 0, bytes.length)).isEmpty();
        assertThat(charset(name).readable(bytes, 0, bytes.length)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({
        "Cp930, 0e 45 41 0f 0e 45 41 0f, REDUNDANT_SHIFT, 2",
        "Cp930, c1 0e 0f c1, REDUNDANT_SHIFT, 2",
        "Cp930, c1 25 c1 25, DUPLICATE_CODE, 2",
        "ISO-2022-JP, 1b 24 40 34 41 1b 28 42, REDUNDANT_SHIFT, 1", // JIS C 6226 for JIS X 0208
        "ISO-2022-JP, 41 1b 28 42 41, REDUNDANT_SHIFT, 1",
        "ISO-2022-JP, 1b 28 4a 41 1b 28 42, REDUNDANT_SHIFT, 2",
        "windows-31j, 87 90 41 ed 40, DUPLICATE_CODE, 2",
        "x-SJIS_0213, 86 84 86 80 82 a0, JOINED_CODES, 1", // two tone letters, which have one code together
        "x-SJIS_0213, 85 7b 86 7b, JOINED_CODES, 1",
    })
    void whatIsWrittenOtherwiseIsListedAndCounted(String name, String hex, Rewriting change, int count) {
        assertThat(charset(name).rewritings(HEX.parseHex(hex))).isEqualTo(Map.of(change, count));
    }

    @ParameterizedTest
    @CsvSource({
        "x-IBM930, FF5E FFE4 2015 2225 2212",
        "x-IBM939, FF5E FFE4 2015 2225 FF0D",
        "x-IBM930-IBM, 301C 00A6 2014 2016 2212",
        "x-IBM939-IBM, 301C 00A6 2014 2016 2212",
        "x-IBM930-MS, FF5E FFE4 2015 2225 FF0D",
        "x-IBM939-MS, FF5E FFE4 2015 2225 FF0D",
    })
    void theSidesOfAHostCodeAreNamed(String name, String characters) {
        StrictCharset charset = charset(name);
        byte[] bytes = HEX.parseHex("0e 43 a1 42 6a 44 4a 44 7c 42 60 45 41 0f c1");
        String text = charset.decode(bytes, 0, bytes.length).orElseThrow();
        assertThat(text.chars().mapToObj("%04X"::formatted).limit(5)).containsExactly(characters.split(" "));
        assertThat(charset.encode(text)).contains(bytes);
        assertThat(charset.isByTables()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "EUC-JP, a1 bd b9 e7, 2014",
        "EUC-JP-JIS, a1 bd b9 e7, 2015",
        "Shift_JIS, 81 5c 8d 87, 2014",
        "Shift_JIS-JIS, 81 5c 8d 87, 2015",
        "ISO-2022-JP, 1b 24 42 21 3d 39 67 1b 28 42, 2014",
        "iso-2022-jp-jis, 1b 24 42 21 3d 39 67 1b 28 42, 2015",
        "x-IBM300-IBM, 44 4a, 2014",
        "x-IBM300-MS, 44 4a, 2015",
    })
    void theDashIsTheOneThatTheNamedSideHas(String name, String hex, String dash) {
        byte[] bytes = HEX.parseHex(hex);
        String text = charset(name).decode(bytes, 0, bytes.length).orElseThrow();
        assertThat("%04X".formatted((int) text.charAt(0))).isEqualTo(dash);
        assertThat(charset(name).encode(text)).contains(bytes);
        String other = text.replace(text.charAt(0), text.charAt(0) == 0x2014 ? (char) 0x2015 : (char) 0x2014);
        assertThat(charset(name).encode(other)).isEmpty();
    }

    @Test
    void whatMs932HasGoesIntoTheVariantOfMicrosoft() {
        StrictCharset host = charset("x-IBM930-MS");
        assertThat(host.has("～￤―∥－")).isTrue();
        assertThat(charset("x-IBM930").has("－")).isFalse();
        assertThat(charset("x-IBM930-IBM").has("－")).isFalse();
    }

    @Test
    void halfWidthKanaAreShiftedInTheCharsetsOfWindowsAlone() {
        byte[] kana = HEX.parseHex("1b 28 49 31 1b 28 42");
        assertThat(charset("x-windows-50221").decode(kana, 0, kana.length)).contains("ｱ");
        assertThat(charset("x-windows-50221").encode("ｱ")).contains(kana);
        assertThat(charset("ISO-2022-JP").encode("ｱ")).isEmpty();
    }

    @Property(tries = 3000)
    void bytesComeBackOrAreRefusedOrTheirChangeIsListed(@ForAll("names") String name, @ForAll("bytes") byte[] bytes) {
        StrictCharset charset = charset(name);
        Optional<String> text = charset.decode(bytes, 0, bytes.length);
        if (text.isEmpty()) {
            assertThat(charset.readable(bytes, 0, bytes.length)).isBetween(0, bytes.length);
            return;
        }
        charset.encode(text.get()).ifPresent(again -> {
            assertThat(charset.decode(again, 0, again.length)).isEqualTo(text);
            assertThat(charset.rewritings(bytes).isEmpty()).isEqualTo(Arrays.equals(again, bytes));
        });
    }

    @Property(tries = 3000)
    void textThatIsWrittenIsReadBackTheSame(@ForAll("names") String name, @ForAll("texts") String text) {
        StrictCharset charset = charset(name);
        charset.encode(text).ifPresent(bytes -> assertThat(charset.decode(bytes, 0, bytes.length))
                .contains(text));
    }

    @Test
    void everyCharacterOfUnicodeIsWrittenInUtf8AndReadBack() {
        StrictCharset utf8 = charset("UTF-8");
        int written = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            byte[] bytes = utf8.encode(Character.toString(c)).orElse(new byte[0]);
            written += Character.toString(c).equals(utf8.text(bytes, 0, bytes.length)) ? 1 : 0;
        }
        assertThat(written).isEqualTo(Character.MAX_CODE_POINT + 1 - 2048);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "UTF-8",
                "windows-31j",
                "Shift_JIS",
                "x-SJIS_0213",
                "EUC-JP",
                "ISO-2022-JP",
                "x-windows-iso2022jp",
                "Cp930",
                "Cp933",
                "Cp935",
                "Cp937",
                "Cp939",
                "Cp1364",
                "x-IBM930-IBM",
                "x-IBM939-MS",
                "EUC-JP-JIS",
                "ISO-2022-JP-JIS",
                "x-IBM943",
                "x-MS932_0213");
    }

    /** Rows of bytes in which shifts, lead bytes and trail bytes are frequent. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<String> piece = Arbitraries.of(
                "0e",
                "0f",
                "1b2442",
                "1b2440",
                "1b2842",
                "1b284a",
                "1b2849",
                "3441",
                "2421",
                "4541",
                "454a",
                "c1",
                "41",
                "25",
                "15",
                "8790",
                "ed40",
                "fa5c",
                "82f5",
                "8663",
                "8667",
                "82a9",
                "e38182",
                "f0a0ae9f",
                "b4c1",
                "8fb0a1",
                "a5",
                "ff");
        return piece.list().ofMaxSize(8).map(pieces -> HexFormat.of().parseHex(String.join("", pieces)));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(3);
        Arbitrary<String> ours = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('ぁ', 'ヿ')
                .withCharRange('一', '鿿')
                .withCharRange('！', '￥')
                .withChars("¥‾¢£¬−〜‖―—\u309A\u0300\u02E9\u02E5\n\r\u000E\u000F\u001B")
                .ofMaxLength(8);
        return Arbitraries.oneOf(any, ours);
    }

    private static StrictCharset charset(String name) {
        return StrictCharset.named(name).orElseThrow();
    }

    /** Every code, between the shifts of its charset. */
    private static List<byte[]> codes(StrictCharset charset) {
        byte[] probe = "あ".getBytes(charset.charset());
        List<byte[]> codes = new ArrayList<>();
        if (Shifting.of(charset.charset()) == Shifting.NONE) {
            addLonger(codes, new Trial(charset.charset()), new byte[0]);
            return codes;
        }
        String from = HexFormat.of().formatHex(probe, 0, probe[0] == 0x0E ? 1 : 3);
        String to = probe[0] == 0x0E ? "0f" : "1b2842";
        for (int code = 0; code < ROWS * ROWS; code++) {
            if (code < ROWS) {
                codes.add(new byte[] {(byte) code});
            }
            if (!IS_SHIFT.contains(code / ROWS)) {
                codes.add(HexFormat.of().parseHex(from + HexFormat.of().toHexDigits((short) code) + to));
            }
        }
        return codes;
    }

    private static void addLonger(List<byte[]> codes, Trial java, byte[] beginning) {
        for (int last = 0; last < ROWS; last++) {
            byte[] code = Arrays.copyOf(beginning, beginning.length + 1);
            code[beginning.length] = (byte) last;
            if (java.isBeginning(code)) {
                addLonger(codes, java, code);
            } else {
                codes.add(code);
            }
        }
    }
}
