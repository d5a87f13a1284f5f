package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.source.Issues;
import org.junit.jupiter.api.Test;

class CodeFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private final Issues issues = new Issues();

    @Test
    void codesGoBothWays() {
        CodeTable table = read("outer,inner,name\n0000,00,正常\n0101,01,なし\n").orElseThrow();
        assertThat(table.columns()).containsExactly("outer", "inner");
        assertThat(table.translate("0101", "outer", "inner", DAY)).contains("01");
        assertThat(table.translate("01", "inner", "outer", DAY)).contains("0101");
        assertThat(table.translate("9999", "outer", "inner", DAY)).isEmpty();
        assertThat(table.translate("0101", "outer", "elsewhere", DAY)).isEmpty();
    }

    @Test
    void aCodeHoldsFromItsFirstToItsLastDay() {
        CodeTable table = read("a,b,from,until\n1,x,2026-04-01,2026-04-30\n1,y,2026-05-01,\n")
                .orElseThrow();
        assertThat(table.knows("a", "1", LocalDate.of(2026, 3, 31))).isFalse();
        assertThat(table.translate("1", "a", "b", LocalDate.of(2026, 4, 1))).contains("x");
        assertThat(table.translate("1", "a", "b", LocalDate.of(2026, 4, 30))).contains("x");
        assertThat(table.translate("1", "a", "b", LocalDate.of(2026, 5, 1))).contains("y");
    }

    @Test
    void ofManyThatBecomeOneTheWayBackIsTheOneThatSaysSo() {
        CodeTable table = read("ward,city,back\n01101,01100,\n01100,01100,yes\n01102,01100,\n")
                .orElseThrow();
        assertThat(table.translate("01102", "ward", "city", DAY)).contains("01100");
        assertThat(table.translate("01100", "city", "ward", DAY)).contains("01100");
    }

    @Test
    void manyThatBecomeOneWithoutAWayBackAreReported() {
        assertThat(read("ward,city\n01101,01100\n01102,01100\n")).isEmpty();
        assertThat(read("ward,city,back\n01101,01100,yes\n01102,01100,yes\n")).isEmpty();
        assertThat(issues.sorted())
                .extracting(
                        issue -> issue.place() + " " + issue.finding().code().wire())
                .containsExactly("t.codes.csv:3:7 CODE-002", "t.codes.csv:3:7 CODE-002");
    }

    @Test
    void datesThatCannotBeAreReported() {
        assertThat(read("a,from,until\n1,2026-04-02,2026-04-01\n2,2026-02-30,\n"))
                .isEmpty();
        assertThat(issues.sorted())
                .extracting(
                        issue -> issue.place() + " " + issue.finding().code().wire())
                .containsExactly("t.codes.csv:2:14 CODE-005", "t.codes.csv:3:3 SOURCE-008");
    }

    @Test
    void aTableWithoutCodesIsReported() {
        assertThat(read("name,from\nx,2026-04-01\n")).isEmpty();
        assertThat(issues.sorted()).extracting(issue -> issue.finding().code()).containsExactly(CodeError.NO_COLUMNS);
    }

    private Optional<CodeTable> read(String text) {
        return CodeFile.parse("t", "t.codes.csv", text, issues);
    }
}
