package jp.sekisho.counterpart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.layout.Layout;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AskTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);

    @Test
    void the_gateway_reads_what_the_office_writes() {
        Ask ask = caseload().of(DAY).get(0);

        byte[] body = ask.body();

        Map<String, String> items = layout().decode(body).get(0).asMap();
        assertThat(body).hasSize(239);
        assertThat(items)
                .containsEntry("宛名番号", ask.number())
                .containsEntry("照会依頼日時", ask.at() + ":00.000")
                .containsEntry("特定個人情報名コード", "TM00000000000002");
    }

    @Test
    void the_same_day_is_the_same_inquiries_and_another_day_others() {
        List<Ask> day = caseload().of(DAY);
        List<Ask> again = caseload().of(DAY);
        List<Ask> next = caseload().of(DAY.plusDays(1));

        assertThat(again).isEqualTo(day);
        assertThat(new HashSet<>(day.stream().map(Ask::id).toList())).hasSameSizeAs(day);
        assertThat(next)
                .extracting(Ask::id)
                .doesNotContainAnyElementsOf(day.stream().map(Ask::id).toList());
    }

    private static Caseload caseload() {
        DemoSettings settings = new DemoSettings();
        new CommandLine(settings).parseArgs();
        return new Caseload(settings);
    }

    private static Layout layout() {
        return LiveCatalogue.open(Path.of("mappings"))
                .current()
                .layout("public-assistance-inquiry", DAY)
                .orElseThrow();
    }
}
