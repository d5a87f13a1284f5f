package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.operate.command.terminal.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateTest {
    @TempDir
    Path directory;

    private final StringWriter said = new StringWriter();

    @Test
    void theSameSeedGivesTheSameFiles() throws Exception {
        Path one = directory.resolve("deep/one");
        Path two = directory.resolve("two");

        assertThat(run("--population", "2000", "--seed", "7", "--out", one.toString(), "--no-progress"))
                .isZero();
        assertThat(run("--population", "2000", "--seed", "7", "--out", two.toString()))
                .isZero();

        for (String file : List.of("residents.csv", "atena-links.csv")) {
            assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
        List<String> lines = Files.readAllLines(one.resolve("residents.csv"));
        assertThat(lines).hasSize(2001);
        assertThat(lines.get(0)).startsWith("individual-number,resident-record-code,");
        assertThat(said.toString()).contains("wrote 2000 residents");
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(run("--population", "10", "--out", directory.resolve("x").toString(), "--dry-run"))
                .isZero();

        assertThat(directory.resolve("x")).doesNotExist();
        assertThat(said.toString()).contains("would write 10 residents");
    }

    @Test
    void filesAreReplacedOnlyWhenAsked() {
        String out = directory.toString();
        assertThat(run("--population", "10", "--out", out, "--no-progress")).isZero();

        assertThat(run("--population", "11", "--out", out, "--no-progress")).isEqualTo(2);
        assertThat(said.toString())
                .contains("FILE-005", "--overwrite replaces it")
                .doesNotContain("Usage");
        assertThat(run("--population", "11", "--out", out, "--no-progress", "--overwrite"))
                .isZero();
    }

    @Test
    void whatCannotBeWrittenIsExitCode1() throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));

        assertThat(run("--population", "10", "--out", file.toString(), "--no-progress"))
                .isEqualTo(1);
    }

    @Test
    void wrongUseIsExitCode2AndHelpSaysHow() {
        assertThat(run("--population", "-1", "--out", "x")).isEqualTo(2);
        assertThat(run("--population", "50000001", "--out", "x")).isEqualTo(2);
        assertThat(run("--out", "x")).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(said.toString()).contains("Usage: generate", "Exit codes");
    }

    private int run(String... arguments) {
        CommandLine line = new CommandLine(new Generate());
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        line.setExecutionExceptionHandler(new Failure());
        return line.execute(arguments);
    }
}
