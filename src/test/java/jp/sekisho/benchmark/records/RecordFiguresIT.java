package jp.sekisho.benchmark.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That all contenders do the same work; and, with {@code -Pbenchmark}, the figures themselves. */
class RecordFiguresIT {
    private final byte[] fixed = new WideRecords(7).fixed(100);
    private final byte[] csv = new SekishoRecords().toCsv(fixed);

    @ParameterizedTest
    @EnumSource
    void allGiveTheSameBytes(Contender contender) {
        RecordConversion conversion = contender.conversion();

        if (contender.converts()) {
            assertThat(conversion.toCsv(fixed))
                    .asString()
                    .isEqualTo(new String(csv, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(conversion.toFixed(csv)).isEqualTo(fixed);
        } else {
            assertThat(conversion.toFixed(conversion.toCsv(fixed))).isEqualTo(fixed);
        }
    }

    @Test
    void theHarnessMeasures() {
        String table = new RecordFigures(0, 1, 0.1).measure(Path.of("target", "benchmark", "short"));

        assertThat(table).contains("| fixed → CSV | Sekisho |", "| CSV → fixed | camel-bindy |");
    }

    @Test
    @Tag("full-length")
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void theFiguresAreMeasured() {
        String table = new RecordFigures(2, 5, 2).measure(Path.of("target", "benchmark", "full"));

        System.out.println(table);
        assertThat(table.lines()).hasSize(2 + 2 * Contender.values().length);
    }
}
