package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.QuickStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code src/main/bin/sekisho} on the jar that the build has just made. */
class StartScriptIT {
    private static final Path SCRIPT = Path.of("src/main/bin/sekisho").toAbsolutePath();

    @TempDir
    private Path elsewhere;

    @Test
    void commands_run_from_any_directory_and_through_a_link() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SCRIPT) && Files.exists(Path.of("target/sekisho.jar")));
        Path link = Files.createSymbolicLink(elsewhere.resolve("sekisho"), SCRIPT);
        Result result = run(link.toString(), "check");
        assertThat(result.output()).contains("0 errors");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void arguments_and_exit_codes_pass_through() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SCRIPT) && Files.exists(Path.of("target/sekisho.jar")));
        Path spaced = Files.createDirectories(elsewhere.resolve("two words/mappings/city/links"));
        Files.createDirectories(elsewhere.resolve("two words/routes"));
        Files.writeString(spaced.resolve("bad.link.yaml"), "link: [");
        Result result = run(SCRIPT.toString(), "check", "--mappings", "two words/mappings");
        assertThat(result.output()).contains("mappings/city/links/bad.link.yaml:1:8  SOURCE-001");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(run(SCRIPT.toString(), "chek").exitCode()).isEqualTo(2);
    }

    private record Result(int exitCode, String output) {}

    private Result run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        Process process = QuickStart.throughScripts(new ProcessBuilder(words))
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }
}
