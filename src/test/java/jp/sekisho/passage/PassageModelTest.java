package jp.sekisho.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches the model of the way of a message whole, with Spin; skipped where {@code spin} or {@code gcc} is missing. */
class PassageModelTest {
    private static final Path MODEL = Path.of("src/test/model/passage.pml");
    private static final int LIMIT_SECONDS = 1_200;

    @TempDir
    Path work;

    @BeforeAll
    static void toolsAreInstalled() {
        assumeTrue(installed("spin") && installed("gcc"), "spin and gcc are needed to search the model: not installed");
    }

    @Test
    void everyInterleavingOfOneKillKeepsThePromise() throws Exception {
        String found = search(List.of(), List.of());

        assertThat(found).contains("errors: 0").doesNotContain("out of memory", "max search depth too small");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACK_FIRST", "NO_CLAIM", "NO_DUPID", "NO_SEEN"})
    void aPlantedDefectIsFound(String defect) throws Exception {
        String found = search(List.of("-D" + defect), List.of("-DBFS"));

        assertThat(found).contains("errors: 1").contains("assertion violated");
    }

    private String search(List<String> spinOptions, List<String> compilerOptions) throws Exception {
        Files.copy(MODEL, work.resolve("passage.pml"));
        List<String> spin = new ArrayList<>(List.of("spin", "-a"));
        spin.addAll(spinOptions);
        spin.add("passage.pml");
        run(spin);
        List<String> gcc =
                new ArrayList<>(List.of("gcc", "-w", "-O2", "-DCOLLAPSE", "-DMEMLIM=4000", "-DVECTORSZ=4096"));
        gcc.addAll(compilerOptions);
        gcc.addAll(List.of("-o", "pan", "pan.c"));
        run(gcc);
        return run(List.of("./pan", "-E", "-m200000"));
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(work, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s within %d s", command, LIMIT_SECONDS)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static boolean installed(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
