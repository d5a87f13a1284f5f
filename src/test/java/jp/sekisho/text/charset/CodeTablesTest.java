package jp.sekisho.text.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables say what Java's coders say, for every charset that they are made for. */
class CodeTablesTest {
    private static final int ROWS = 0x100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "windows-31j",
                "Shift_JIS",
                "x-SJIS_0213",
                "EUC-JP",
                "x-IBM943",
                "x-IBM300",
                "x-MS932_0213",
                "Cp930",
                "Cp939",
                "UTF-8"
            })
    void everyCharacterOfUnicodeIsWrittenAsByJavaOrRefusedBecauseItWouldNotComeBack(String name) {
        Comparison comparison = new Comparison(Charset.forName(name));
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            comparison.character(Character.toString(c));
        }
    }

    @ParameterizedTest
    @MethodSource("byTablesWithoutShifts")
    void everyCodeIsReadAsByJava(Charset charset) {
        Comparison comparison = new Comparison(charset);
        for (int first = 0; first < ROWS; first++) {
            comparison.code((byte) first);
            for (int second = 0; second < ROWS; second++) {
                comparison.code((byte) first, (byte) second);
            }
        }
        comparison.severalAtRandom(500);
    }

    @Test
    void everyCodeOfThreeBytesIsReadAsByJava() {
        Comparison comparison = new Comparison(Charset.forName("EUC-JP"));
        for (int rest = 0; rest < ROWS * ROWS; rest++) {
            comparison.code((byte) 0x8F, (byte) (rest / ROWS), (byte) (rest % ROWS));
        }
        comparison.severalAtRandom(5_000);
    }

    static Stream<Charset> byTablesWithoutShifts() {
        return Charset.availableCharsets().values().stream()
                .filter(Charset::canEncode)
                .filter(charset -> Shifting.of(charset) == Shifting.NONE)
                .filter(charset -> StrictCharset.of(charset).isByTables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cp930", "Cp933", "Cp935", "Cp937", "Cp939", "Cp1364"})
    void everyCodeOfAHostIsReadByTablesAsByJava(String name) {
        assertThat(StrictCharset.named(name).orElseThrow().isByTables()).isTrue();
        Comparison comparison = new Comparison(Charset.forName(name));
        for (int first = 0; first < ROWS; first++) {
            if (first != HostCoder.OUT) {
                comparison.code((byte) first);
            }
            for (int second = 0; second < ROWS; second++) {
                comparison.code(HostCoder.OUT, (byte) first, (byte) second, HostCoder.IN);
            }
        }
        comparison.severalAtRandom(10_000);
    }

    @Test
    void whatBig5SaysDoesNotDependOnWhatWasReadBefore() {
        byte[] added = {(byte) 0xF9, (byte) 0xD6};
        StrictCharset big5 = StrictCharset.named("Big5").orElseThrow();
        String before = big5.text(added, 0, added.length);
        Charset.forName("x-Big5-Solaris").newDecoder();
        assertThat(CodeTables.of(Charset.forName("Big5")).text(added, 0, added.length))
                .isEqualTo(before)
                .isEqualTo("碁");
        assertThat(big5.isRewritten(added, 0, added.length))
                .as("a code that Big5 does not write")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "GB18030", "ISO-2022-JP", "ISO-2022-KR"})
    void whatShiftsByEscapesOrHasLongerCodesIsLeftToJava(String name) {
        assertThat(StrictCharset.named(name).orElseThrow().isByTables()).isFalse();
    }

    @Test
    void aPairOfCharactersWithOneCodeIsWrittenInIt() {
        StrictCharset charset = StrictCharset.named("x-SJIS_0213").orElseThrow();
        assertThat(hex(charset, "か\u309A")).isEqualTo("82f5");
        assertThat(hex(charset, "か\u309Aか")).isEqualTo("82f582a9");
        assertThat(hex(charset, "\u02E9\u02E5")).isEqualTo("8685");
        assertThat(hex(charset, "\u02E9\u02E5\u02E5")).isEqualTo("8685" + hex(charset, "\u02E5"));
        assertThat(charset.has("さ\u309A")).isFalse();
    }

    private static String hex(StrictCharset charset, String text) {
        return HexFormat.of().formatHex(charset.encode(text).orElseThrow());
    }

    /** A charset as we read and write it beside itself by Java's coders. */
    private static final class Comparison {
        private final StrictCharset ours;
        private final JavaCoder java;
        private final Trial trial;
        private final Random random = new Random(20261121);
        private final List<String> read = new ArrayList<>(List.of("A"));

        Comparison(Charset charset) {
            this.ours = StrictCharset.of(charset);
            this.java = new JavaCoder(charset);
            this.trial = new Trial(charset);
        }

        void code(byte... code) {
            String text = ours.text(code, 0, code.length);
            if (!Objects.equals(text, trial.read(code))) {
                assertThat(text).as(HexFormat.of().formatHex(code)).isEqualTo(trial.read(code));
            }
            if (text != null) {
                read.add(text);
            }
        }

        void character(String character) {
            byte[] written = trial.written(character);
            boolean same = written != null && character.equals(trial.read(written));
            byte[] out = new byte[8];
            int end = ours.write(character, out, 0, out.length);
            if (end != (same ? written.length : StrictCharset.NOT_IN_CHARSET)
                    || same && !Arrays.equals(written, Arrays.copyOf(out, end))
                    || end != ours.length(character)) {
                assertThat(character).as("is written otherwise").isEmpty();
            }
        }

        void severalAtRandom(int times) {
            for (int i = 0; i < times; i++) {
                StringBuilder several = new StringBuilder();
                random.ints(random.nextInt(6), 0, read.size())
                        .mapToObj(read::get)
                        .forEach(several::append);
                texts(several.toString());
                byte[] mixed = new byte[random.nextInt(8)];
                random.nextBytes(mixed);
                bytes(mixed);
            }
        }

        private void texts(String text) {
            byte[] one = new byte[64];
            byte[] other = new byte[64];
            int end = ours.write(text, one, 0, one.length);
            assertThat(end).as(text).isEqualTo(java.write(text, other, 0, other.length));
            assertThat(ours.length(text)).as(text).isEqualTo(end);
            if (end > 0) {
                assertThat(one).as(text).isEqualTo(other);
                assertThat(ours.write(text, one, 0, end - 1)).isEqualTo(StrictCharset.NO_ROOM);
                byte[] written = Arrays.copyOf(one, end);
                bytes(written);
                written[random.nextInt(end)] = (byte) (random.nextBoolean() ? random.nextInt() : HostCoder.OUT);
                bytes(written);
                written[random.nextInt(end)] = HostCoder.IN;
                bytes(written);
            }
        }

        private void bytes(byte... bytes) {
            String text = ours.text(bytes, 0, bytes.length);
            assertThat(text).isEqualTo(java.text(bytes, 0, bytes.length));
            if (text == null) {
                assertThat(ours.readable(bytes, 0, bytes.length)).isEqualTo(java.readable(bytes, 0, bytes.length));
            } else {
                assertThat(ours.isRewritten(bytes, 0, bytes.length))
                        .isEqualTo(java.isRewritten(bytes, 0, bytes.length));
            }
        }
    }
}
