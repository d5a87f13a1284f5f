package jp.sekisho;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar of {@code mvn verify -Pdemo}, in an empty folder. Where that profile is off there is none, and no test. */
class DemoJarIT {
    private static final Path JAR = Path.of("target", "sekisho-demo.jar").toAbsolutePath();

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void the_profile_is_on() {
        assumeTrue(Boolean.getBoolean("sekisho.demo-jar"));
        assertThat(JAR).exists();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void it_runs_in_an_empty_folder_and_knows_every_command() throws Exception {
        Path said = folder.resolve("said.txt");
        Process demo = start(
                said,
                "--broker-port=" + Ports.free(),
                "--console-port=" + Ports.free(),
                "--juki-broker-port=" + Ports.free(),
                "--juki-console-port=" + Ports.free(),
                "--cs-port=" + Ports.free(),
                "--listen-port=" + Ports.free(),
                "--platform-port=" + Ports.free(),
                "--population=400",
                "--morning=10",
                "--no-kill");
        await().failFast("the demo ended early", () -> !demo.isAlive())
                .until(() -> answered().isPresent());
        assertThat(folder.resolve("data")).isDirectory();
        assertThat(folder.resolve("certs/dev")).isDirectory();
        assertThat(command("check")).contains("0 errors");
        String id = answered().orElseThrow();

        assertThat(command("message", id)).contains(id, "結果 outcome");

        demo.destroy();
        assertThat(demo.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(command("message", id)).contains(id, "結果 outcome");
        assertThat(command("wire", id, "--population=400")).contains("opened, signature verified", "個人番号 400 → 0");
        assertThat(command("ledger", "verify")).contains("whole");
        assertThat(command("--help")).contains("sekisho-demo", "wire ID");
    }

    /** The first message of which the business system's own log says that it has its result. */
    private Optional<String> answered() throws IOException {
        Path log = folder.resolve("data/public-assistance/sent-and-ended.log");
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        return Files.readAllLines(log).stream()
                .filter(line -> line.startsWith("outcome ") && line.contains(" RESULT "))
                .map(line -> line.split(" ")[1])
                .findFirst();
    }

    private String command(String... words) throws IOException, InterruptedException {
        Path said = folder.resolve("command.txt");
        Process process = start(said, words);
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private Process start(Path said, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-jar",
                JAR.toString()));
        command.addAll(Arrays.asList(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        started.add(process);
        return process;
    }
}
