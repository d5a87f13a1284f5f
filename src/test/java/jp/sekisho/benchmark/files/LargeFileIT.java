package jp.sekisho.benchmark.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the resident register, MS932 and fixed, becomes CSV in UTF-8, with ten code lookups and a number for each record, in
 * 256 MB; and, with {@code -Pbenchmark}, two million records of it in at most 2.2 times the processor time of one million, starting
 * left out.
 */
class LargeFileIT {
    private static final long LOOK_MILLIS = 20;
    private static final double MOST_TIMES = 2.2;

    @TempDir
    private Path directory;

    @Test
    void aFileIsConvertedInLittleMemory() throws Exception {
        assertThat(processorTime(100_000)).isPositive();
    }

    @Test
    @Tag("full-length")
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void timeGrowsWithTheFileAndMemoryDoesNot() throws Exception {
        Duration start = processorTime(1);
        Duration one = processorTime(1_000_000).minus(start);
        Duration two = processorTime(2_000_000).minus(start);

        System.out.printf("processor time: starting %s, 1,000,000 records %s, 2,000,000 %s%n", start, one, two);
        assertThat(two.toMillis() / (double) one.toMillis()).isLessThan(MOST_TIMES);
    }

    /** Of the whole process, starting it included: whatever else the machine does. */
    private Duration processorTime(int records) throws Exception {
        Path changes = directory.resolve("changes.txt");
        Path numbers = directory.resolve("numbers.csv");
        Path converted = directory.resolve("changes.csv");
        Path log = directory.resolve("log.txt");
        new ResidentChanges(7, records).write(changes, numbers);
        assertThat(changes).hasSize(records * 1129L);

        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "jp.sekisho.Sekisho",
                        "convert",
                        "--no-progress",
                        "--overwrite",
                        "--map",
                        "resident-change-to-csv",
                        "--on",
                        ResidentChanges.DAY.toString(),
                        "--numbers",
                        numbers.toString(),
                        changes.toString(),
                        converted.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        Duration used = Duration.ZERO;
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            used = process.info().totalCpuDuration().orElse(used);
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(lines(converted)).isEqualTo(records + 1L);
        return used;
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
