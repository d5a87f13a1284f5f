package jp.sekisho.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A charset that this software has never heard of, in a jar on the class path. */
class VendorCharsetTest {
    @TempDir
    private Path folder;

    @Test
    void isFoundByItsNameReadAndWrittenByTables() throws Exception {
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
                        "A1",
                        "A丁",
                        "é")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(output))
                .containsExactly("2 same by tables true", "3 same by tables true", "0 refused by tables true");
    }

    @Test
    void isUnknownWithoutTheJar() {
        assertThat(StrictCharset.named(VendorCharset.NAME)).isEmpty();
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
            return files.filter(file -> file.getFileName().toString().matches("VendorCharset(\\$.*)?\\.class"))
                    .toList();
        }
    }
}
