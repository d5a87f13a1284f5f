package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every charset that a layout may name: never a silent replacement. */
class CharsetLawsTest {
    private static final int ROWS = 0x100;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** Codes that are read; of them those written as another, and those not written; characters refused for it. */
    @ParameterizedTest
    @CsvSource({
        "windows-31j, 9795, 398, 0, 12",
        "Shift_JIS, 7070, 0, 0, 2",
        "x-SJIS_0213, 11424, 0, 0, 0",
        "EUC-JP, 7070, 0, 0, 2",
        "ISO-2022-JP, 7004, 0, 0, 3",
        "Cp930, 11861, 1, 0, 53",
        "Cp939, 11861, 1, 0, 54",
        "x-IBM943, 9795, 398, 0, 45",
        "x-IBM300, 11635, 0, 0, 45",
        "x-MS932_0213, 11434, 567, 6, 2536",
    })
    void everyCodeComesBackOrIsAListedDuplicateOrIsRefused(
            String name, int read, int duplicates, int unwritten, int replaced) {
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
        assertThat(List.of(found, refused, replaced(charset), changes))
                .isEqualTo(List.of(
                        read,
                        unwritten,
                        replaced,
                        duplicates == 0 ? Map.of() : Map.of(Rewriting.DUPLICATE_CODE, duplicates)));
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
        "Cp930, 0e 45 0f, 1",
        "EUC-JP, b4, 0",
        "x-SJIS_0213, 41 82, 1",
        "UTF-8, 41 c3, 1",
        "UTF-8, ed a0 80, 0",
        "UTF-8, c0 80, 0",
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

    /** Every code of one byte, and every one of two that is not two of one byte, between the shifts of its charset. */
    private static List<byte[]> codes(StrictCharset charset) {
        List<byte[]> codes = new ArrayList<>();
        HexFormat hex = HexFormat.of();
        byte[] probe = "あ".getBytes(charset.charset());
        boolean shifts = probe.length > 2;
        String from = shifts ? hex.formatHex(probe, 0, probe[0] == 0x0E ? 1 : 3) : "";
        String to = shifts ? probe[0] == 0x0E ? "0f" : "1b2842" : "";
        for (int first = 0; first < ROWS; first++) {
            byte[] single = {(byte) first};
            codes.add(single);
            boolean lead = shifts || charset.decode(single, 0, 1).isEmpty();
            boolean isShift = shifts && (first == 0x0E || first == 0x0F || first == 0x1B);
            for (int second = 0; lead && !isShift && second < ROWS; second++) {
                codes.add(hex.parseHex(from + hex.toHexDigits((byte) first) + hex.toHexDigits((byte) second) + to));
            }
        }
        return codes;
    }
}
