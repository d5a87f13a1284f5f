package jp.sekisho.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What was measured of one subject with one crypto provider.
 *
 * @param windows at full load
 * @param paced messages a second at which the latencies were taken
 * @param latencies by stage, in the order of the way
 */
record Result(
        Subject.Kind kind, Crypto crypto, List<Load.Window> windows, double paced, Map<String, Latency> latencies) {

    /** Milliseconds. */
    record Latency(double median, double p99) {}

    /** The window of median speed. */
    Load.Window median() {
        List<Load.Window> sorted = windows.stream()
                .sorted(Comparator.comparingDouble(Load.Window::perSecond))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    double slowest() {
        return windows.stream().mapToDouble(Load.Window::perSecond).min().orElseThrow();
    }

    double fastest() {
        return windows.stream().mapToDouble(Load.Window::perSecond).max().orElseThrow();
    }
}
