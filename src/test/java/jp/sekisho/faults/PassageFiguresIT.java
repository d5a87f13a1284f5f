package jp.sekisho.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With {@code mvn verify -Pbenchmark}: what a message of each passage costs, into {@code target/benchmark/passages.md}. */
class PassageFiguresIT {

    @Test
    @Tag("measured")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void everyPassageIsMeasuredBesideAnInquiry() throws IOException {
        String report = new PassageFigures(PassageFigures.Extent.FULL).measure();

        System.out.println(report);
        Path file = Path.of("target", "benchmark", "passages.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
        assertThat(report).contains("| ask:", "| distribute: 異動, to 50 |");
    }
}
