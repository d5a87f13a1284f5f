package jp.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands that the two READMEs show, as they are written there. */
class ReadmeIT {
    private static final String SCRIPT = "src/main/bin/sekisho ";
    private static final String NEEDS_A_GATEWAY = "ledger verify";

    static Stream<String> commands() throws IOException {
        return Stream.concat(lines("README.md"), lines("README.ja.md"))
                .map(ReadmeIT::command)
                .filter(command -> !command.isEmpty())
                .distinct();
    }

    @Test
    void bothReadmesShowTheSameCommands() throws IOException {
        assertThat(lines("README.ja.md").map(ReadmeIT::command).filter(command -> !command.isEmpty()))
                .containsExactlyElementsOf(lines("README.md")
                        .map(ReadmeIT::command)
                        .filter(command -> !command.isEmpty())
                        .toList())
                .isNotEmpty();
    }

    @Test
    void bothReadmesBeginWithTheSameTwoCommands() throws IOException {
        assertThat(lines("README.md").filter(line -> line.startsWith("mvn ")).map(ReadmeIT::withoutRemark))
                .containsExactly("mvn spring-boot:run", "mvn verify");
        assertThat(lines("README.ja.md").filter(line -> line.startsWith("mvn ")).map(ReadmeIT::withoutRemark))
                .containsExactly("mvn spring-boot:run", "mvn verify");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void runs(String command) throws Exception {
        Path output = Files.createTempFile("sekisho", ".txt");
        Process process = QuickStart.throughScripts(new ProcessBuilder("sh", "-c", command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        String said = Files.readString(output);
        Files.delete(output);
        boolean nothingHasRunYet = command.endsWith(NEEDS_A_GATEWAY) && !Files.exists(Path.of("data"));
        assertThat(process.exitValue()).as(said).isEqualTo(nothingHasRunYet ? 2 : 0);
        assertThat(said).isNotBlank().doesNotContain("Exception");
    }

    private static Stream<String> lines(String readme) throws IOException {
        return Files.readString(Path.of(readme)).lines();
    }

    /** A command of ours in a line of its own or between backticks; empty if the line has none. */
    private static String command(String line) {
        int start = line.indexOf(SCRIPT);
        if (start < 0) {
            return "";
        }
        int end = line.indexOf('`', start);
        return withoutRemark(line.substring(start, end < 0 ? line.length() : end));
    }

    private static String withoutRemark(String line) {
        int remark = line.indexOf('#');
        return (remark < 0 ? line : line.substring(0, remark)).strip();
    }
}
