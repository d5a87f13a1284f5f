package jp.sekisho.benchmark.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What closing costs: rounds of both storages take turns, so that whatever else the machine does meets both. */
class RestFiguresIT {
    @TempDir
    Path directory;

    @Test
    void theHarnessMeasures() throws Exception {
        assertThat(measure(1, 0.3)).contains("| CLOSED |", "| IN_THE_CLEAR |");
    }

    @Test
    @Tag("full-length")
    void theFiguresAreMeasured() throws Exception {
        System.out.println(measure(8, 10));
    }

    private String measure(int rounds, double seconds) throws Exception {
        Map<Storage, List<Double>> results = new EnumMap<>(Storage.class);
        try (BrokerLoad closed = new BrokerLoad(Storage.CLOSED, directory.resolve("closed"));
                BrokerLoad clear = new BrokerLoad(Storage.IN_THE_CLEAR, directory.resolve("clear"))) {
            for (int round = 0; round <= rounds; round++) {
                for (Storage storage : Storage.values()) {
                    double perSecond = (storage == Storage.CLOSED ? closed : clear).perSecond(seconds);
                    if (round > 0) { // the first warms up
                        results.computeIfAbsent(storage, unused -> new ArrayList<>())
                                .add(perSecond);
                    }
                }
            }
        }
        return results.entrySet().stream()
                .map(entry -> "| %s | %s |".formatted(entry.getKey(), figures(entry.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String figures(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return "**%.0f** (%.0f-%.0f)"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
