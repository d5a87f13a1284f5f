package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.Interrupt;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sekisho convert} as a process: through pipes, interrupted, and with nobody who reads what it writes. */
class ConvertProcessIT {
    private static final String NAMES = "宛名番号,機関\r\n";
    private static final byte[] RECORD = "1234567890,A1\r\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void it_reads_and_writes_pipes() throws Exception {
        Process process = started();
        try (OutputStream in = process.getOutputStream()) {
            in.write(NAMES.getBytes(StandardCharsets.UTF_8));
            in.write(RECORD);
        }

        String converted = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said()).isZero();
        assertThat(converted).isEqualTo(NAMES + "1234567890,A1\r\n");
        assertThat(said()).contains("converted: 1 ");
    }

    @Test
    void interrupted_it_leaves_nothing_behind() throws Exception {
        Path out = directory.resolve("out.csv");
        Process process = started("-", out.toString());
        OutputStream in = process.getOutputStream();
        in.write(NAMES.getBytes(StandardCharsets.UTF_8));
        while (drafts() == 0) {
            in.write(RECORD);
            in.flush();
        }

        Interrupt interrupt = Interrupt.heard();
        interrupt.send(process);

        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(interrupt.exitCode());
        assertThat(out).doesNotExist();
        assertThat(drafts()).isZero();
    }

    @Test
    void a_reader_that_goes_away_ends_it_with_a_sentence() throws Exception {
        Process process = started();
        process.getInputStream().close();
        try (OutputStream in = process.getOutputStream()) {
            in.write(NAMES.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100_000; i++) {
                in.write(RECORD);
            }
        } catch (IOException e) {
            // it has ended, and reads no more
        }

        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(said()).contains("FILE-004").doesNotContain("Exception");
    }

    private Process started(String... files) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "jp.sekisho.Sekisho",
                "convert",
                "--no-progress",
                "--map",
                "numbers-to-numbers",
                "-m",
                "src/test/resources/convert/files/mappings",
                "--on",
                "2026-07-01"));
        command.addAll(List.of(files));
        return new ProcessBuilder(command)
                .redirectError(directory.resolve("said.txt").toFile())
                .start();
    }

    private String said() throws IOException {
        return Files.readString(directory.resolve("said.txt"));
    }

    private long drafts() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.toString().endsWith(".draft")).count();
        }
    }
}
