package jp.sekisho.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the harness works, in seconds; and, with {@code -Pbenchmark}, the figures themselves. */
class FiguresIT {

    @Test
    void theHarnessCountsTheSameAsTheLedger() {
        Figures figures = new Figures(Extent.SHORT, Path.of("target", "benchmark", "short"));

        String report = figures.measure();

        assertThat(figures.results())
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.median().perSecond()).isPositive());
        assertThat(figures.results().get(0).latencies()).containsOnlyKeys("door", "lane", "send", "whole");
        assertThat(report).contains("| ACCP | Sekisho |", "| ACCP | bare loop |");
    }

    @Test
    @Tag("full-length")
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void theFiguresAreMeasured() {
        String report = new Figures(Extent.FULL, Path.of("target", "benchmark", "full")).measure();

        System.out.println(report);
        assertThat(report).contains("| JDK | Sekisho |");
    }
}
