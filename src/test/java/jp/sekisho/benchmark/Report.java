package jp.sekisho.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The results as Markdown. */
record Report(Extent extent, List<Result> results) {

    String written(String machine, double loadBefore, long sealedBytes) {
        StringBuilder text = new StringBuilder();
        line(text, "Machine: %s. Load before the run: %.1f.", machine, loadBefore);
        line(
                text,
                "Three systems, %,d bytes a message, sealed %,d bytes; RSA-2048; %d sends at once; %d windows of %d s after"
                        + " %d s of warming up.",
                WideForm.BYTES,
                sealedBytes,
                extent.atOnce(),
                extent.rounds(),
                extent.seconds(),
                extent.warmUp());
        text.append('\n');
        throughput(text);
        text.append('\n');
        latencies(text);
        return text.toString();
    }

    private void throughput(StringBuilder text) {
        line(text, "| crypto | | messages/s: median (slowest-fastest) | of the loop | processor time a message, ms |");
        line(text, "|---|---|---|---|---|");
        for (Result result : results) {
            line(
                    text,
                    "| %s | %s | **%,.0f** (%,.0f-%,.0f) | %s | %s |",
                    result.crypto(),
                    result.kind().title(),
                    result.median().perSecond(),
                    result.slowest(),
                    result.fastest(),
                    share(result),
                    cpu(result.median().cpuMicros()));
        }
    }

    private String share(Result result) {
        Optional<Result> loop = results.stream()
                .filter(other -> other.kind() == Subject.Kind.BARE_LOOP && other.crypto() == result.crypto())
                .filter(other -> other != result)
                .findFirst();
        return loop.map(other -> format(
                        "%.0f %%",
                        100 * result.median().perSecond() / other.median().perSecond()))
                .orElse("");
    }

    private static String cpu(Map<String, Double> micros) {
        return micros.entrySet().stream()
                .map(entry -> format("%s %.2f", entry.getKey(), entry.getValue() / 1e3))
                .collect(Collectors.joining(", "));
    }

    private void latencies(StringBuilder text) {
        line(text, "| crypto | at messages/s | | stage | median, ms | 99 %%, ms |");
        line(text, "|---|---|---|---|---|---|");
        for (Result result : results) {
            result.latencies()
                    .forEach((stage, latency) -> line(
                            text,
                            "| %s | %,.0f | %s | %s | %.1f | %.1f |",
                            result.crypto(),
                            result.paced(),
                            result.kind().title(),
                            stage,
                            latency.median(),
                            latency.p99()));
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(format(format, values)).append('\n');
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
