package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.text.charset.Rewriting;
import jp.sekisho.text.charset.Shifting;
import jp.sekisho.text.charset.StrictCharset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A charset that this software has never heard of, in a jar on the class path. */
class VendorCharsetTest {
    @TempDir
    private Path folder;

    @Test
    void isFoundByItsNameReadAndWritten() throws Exception {
        Path jar = folder.resolve("vendor.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            put(
                    out,
                    "META-INF/services/java.nio.charset.spi.CharsetProvider",
                    VendorCharset.Provider.class.getName().getBytes(StandardCharsets.UTF_8));
            for (Path each : classes()) {
                put(out, "jp/sekisho/text/" + each.getFileName(), Files.readAllBytes(each));
            }
        }
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of("target", "classes") + File.pathSeparator + jar,
                        VendorCharset.Main.class.getName(),
                        VendorCharset.NAME,
                        "A1",
                        VendorCharset.NAME,
                        "A丁",
                        VendorCharset.NAME,
                        "é",
                        VendorShiftCharset.NAME,
                        "A丁七",
                        VendorShiftCharset.NAME,
                        "(あ)")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(output))
                .containsExactly(
                        "2 same by tables true",
                        "3 same by tables true",
                        "0 refused by tables true",
                        "7 same by tables false",
                        "0 refused by tables false");
    }

    @Test
    void isUnknownWithoutTheJar() {
        assertThat(StrictCharset.named(VendorCharset.NAME)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "61 28 4e 01 29, a丁, ''",
        "28 4e 01 4e 03 29 61, 丁七a, ''",
        "28 4e 01 29 28 4e 03 29, 丁七, OTHER", // two shifts that need not be there
        "61 29 62, ab, OTHER",
        "61 28 4e 01, '', ''", // a shift left open
        "61 28, '', ''",
        "28 4e 01 29 28, '', ''",
        "28 4e, '', ''",
    })
    void shiftsOfItsOwnAreSeenToBeClosedAndTheirRewritingIsCounted(String hex, String text, String change) {
        StrictCharset charset = StrictCharset.of(new VendorShiftCharset());
        byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
        assertThat(charset.decode(bytes, 0, bytes.length).orElse("")).isEqualTo(text);
        if (!text.isEmpty()) {
            assertThat(charset.isRewritten(bytes, 0, bytes.length)).isEqualTo(!change.isEmpty());
            assertThat(charset.rewritings(bytes))
                    .isEqualTo(change.isEmpty() ? Map.of() : Map.of(Rewriting.valueOf(change), 1));
        }
    }

    @Test
    void noCharsetOfTheJvmHasShiftsOfItsOwn() {
        assertThat(Charset.availableCharsets().values())
                .filteredOn(charset -> Shifting.of(charset) == Shifting.OWN)
                .isEmpty();
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    private static List<Path> classes() throws Exception {
        Path folder = Path.of(
                        VendorCharset.class.getResource("VendorCharset.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("Vendor(Shift)?Charset(\\$.*)?\\.class"))
                    .toList();
        }
    }
}
