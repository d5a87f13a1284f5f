package jp.sekisho.benchmark.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of the resident register, MS932 and fixed, becomes CSV in UTF-8, with ten code lookups and a number for each record, in
 * 256 MB; and, with {@code -Pbenchmark}, two million records of it in at most 2.2 times the time of one million.
 */
class LargeFileIT {
    private static final Pattern SECONDS = Pattern.compile("\"seconds\" : ([0-9.]+)");
    private static final double MOST_TIMES = 2.2;

    @TempDir
    private Path directory;

    @Test
    void aFileIsConvertedInLittleMemory() throws Exception {
        assertThat(seconds(100_000)).isPositive();
    }

    @Test
    @Tag("full-length")
    void timeGrowsWithTheFileAndMemoryDoesNot() throws Exception {
        seconds(100_000);
        double one = seconds(1_000_000);
        double two = seconds(2_000_000);

        System.out.printf("1,000,000 records: %.1f s; 2,000,000 records: %.1f s%n", one, two);
        assertThat(two).isLessThan(one * MOST_TIMES);
    }

    private double seconds(int records) throws Exception {
        Path changes = directory.resolve("changes.txt");
        Path numbers = directory.resolve("numbers.csv");
        Path converted = directory.resolve("changes.csv");
        Path report = directory.resolve("report.json");
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
                        "--report",
                        report.toString(),
                        changes.toString(),
                        converted.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(process.waitFor())
                .as("exit code; it said what is in %s", log)
                .isZero();
        assertThat(lines(converted)).isEqualTo(records + 1L);
        Matcher seconds = SECONDS.matcher(Files.readString(report));
        assertThat(seconds.find()).isTrue();
        return Double.parseDouble(seconds.group(1));
    }

    private static long lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
