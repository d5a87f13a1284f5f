package jp.sekisho.convert.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.source.Issues;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            1,x,,,yes;2,x,,,;3,x,,,                                       |
            1,x,2020-01-01,2022-12-31,yes;2,x,2020-01-01,,;3,x,2020-01-01,,  | t.codes.csv:4:3 on 2023-01-01
            x,1,2020-01-01,2022-12-31,yes;x,2,2020-01-01,,;x,3,2020-01-01,,  | t.codes.csv:4:1 on 2023-01-01
            1,x,,2022-12-31,yes;2,x,,2022-12-31,;3,x,2023-01-01,,          |
            1,x,,2022-12-31,yes;2,x,,,;3,x,2023-01-01,,yes                 |
            1,x,,2022-12-31,yes;2,x,,,;3,x,2022-12-31,,yes                 | t.codes.csv:4:3 on 2022-12-31
            1,x,,,yes;2,x,2021-04-01,,yes                                 | t.codes.csv:3:3 on 2021-04-01
            1,x,,2021-03-31,;2,x,2021-03-31,,                              | t.codes.csv:3:3 on 2021-03-31
            1,x,,,;2,x,,,                                                 | t.codes.csv:3:3 from the first day on
            """)
    void onEachDayACodeIsOneOtherAndTheFirstDayOnWhichItIsTwoIsNamed(String rows, @Nullable String issue) {
        read("in,out,from,until,back\n" + rows.replace(";", "\n") + "\n");
        assertThat(issues.sorted())
                .extracting(found -> found.place() + " "
                        + found.finding().details().get("en").strip())
                .isEqualTo(Optional.ofNullable(issue).stream().toList());
    }

    @Test
    void aTableOfSubstitutesTakesTheRowThatSaysBack() {
        CodeTable table = read("in,out,back\n髙,髙,\n髙,高,yes\n").orElseThrow();
        assertThat(table.firstToSecond()).containsExactly(Map.entry("髙", "高"));
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
