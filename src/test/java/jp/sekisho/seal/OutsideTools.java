package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.Patience;

/** Other people's tools, run in a folder: {@code openssl} and {@code xmlsec1}. */
record OutsideTools(Path folder) {

    /** Skips the test, and says why, where they are not installed. */
    static OutsideTools in(Path folder) {
        for (String tool : List.of("openssl", "xmlsec1")) {
            boolean present = List.of(System.getenv("PATH").split(":")).stream()
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
            assumeTrue(
                    present, tool + " is not installed (apt-get install xmlsec1 openssl): interoperation not tested");
        }
        return new OutsideTools(folder);
    }

    /** Runs a command line whose words have no spaces, and returns what it wrote. */
    String run(String commandLine) {
        try {
            List<String> words = new ArrayList<>(List.of(commandLine.split(" ")));
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .start();
            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS))
                    .as(commandLine)
                    .isTrue();
            String output = new String(Files.readAllBytes(folder.resolve("output.txt")), UTF_8);
            assertThat(process.exitValue()).as("%s%n%s", commandLine, output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void write(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writePem(String file, String label, byte[] encoded) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        write(file, ("-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n").getBytes(US_ASCII));
    }

    byte[] read(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String file) {
        return new String(read(file), UTF_8);
    }
}
