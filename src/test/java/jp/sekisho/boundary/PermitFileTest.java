package jp.sekisho.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jp.sekisho.source.CsvSource;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;

class PermitFileTest {

    @Test
    void each_bad_cell_is_reported_at_its_place() {
        assertThat(
                        issues(
                                """
                        system,office,information,ground,from,until
                        a,D1,TAX,法,2026-04-01,2026-03-31
                        a,,TAX,法,2026-4-1,
                        a,D1,ACCOUNT,法,2026-04-01,2026-12-31
                        a,D1,ACCOUNT,法,2026-12-31,
                        """))
                .containsExactly("2:23 PERMIT-013", "3:3 PERMIT-012", "3:10 SOURCE-008", "5:1 PERMIT-014");
    }

    @Test
    void a_priority_that_there_is_not_is_reported() {
        assertThat(issues("system,priority,ground,from,until\na,highest,法,2026-04-01,\n"))
                .containsExactly("2:3 SOURCE-008");
    }

    @Test
    void a_head_that_is_not_understood_stops_the_file() {
        assertThat(issues("system,ofice,ground,from\na,D1,法,2026-04-01\n"))
                .containsExactly("1:1 SOURCE-005", "1:1 PERMIT-011");
    }

    private static List<String> issues(String file) {
        Issues issues = new Issues();
        CsvSource.parse("x.permits.csv", file, issues).ifPresent(table -> PermitFile.parse(table, issues));
        return issues.sorted().stream()
                .map(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .toList();
    }
}
