package jp.sekisho.benchmark.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmark and says what came out, records a second on one core and bytes allocated for each.
 *
 * @param forks processes for each contender and direction
 * @param seconds of each iteration
 */
record RecordFigures(int forks, int iterations, double seconds) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** The table, also written to {@code records.md} in that folder. */
    String measure(Path folder) {
        TimeValue iteration = TimeValue.milliseconds(Math.round(seconds * 1000));
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(RecordBenchmark.class.getName())
                            .forks(forks)
                            .warmupIterations(iterations)
                            .warmupTime(iteration)
                            .measurementIterations(iterations)
                            .measurementTime(iteration)
                            .threads(1)
                            .addProfiler(GCProfiler.class)
                            .shouldFailOnError(true)
                            .build())
                    .run();
            String table = results.stream()
                    .map(RecordFigures::row)
                    .collect(Collectors.joining(
                            "", "| | | records/s | ± | bytes a record |\n|---|---|---|---|---|\n", ""));
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("records.md"), table);
            return table;
        } catch (RunnerException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(RunResult result) {
        String direction = result.getParams().getBenchmark().endsWith("fixedToCsv") ? "fixed → CSV" : "CSV → fixed";
        String contender = Contender.valueOf(result.getParams().getParam("contender")).title;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.0f | %,.0f |%n",
                direction,
                contender,
                result.getPrimaryResult().getScore(),
                result.getPrimaryResult().getScoreError(),
                result.getSecondaryResults().get(ALLOCATED).getScore());
    }
}
