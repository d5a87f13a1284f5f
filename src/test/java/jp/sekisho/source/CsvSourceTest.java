package jp.sekisho.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvSourceTest {
    private final Issues issues = new Issues();

    @Test
    void eachCellKnowsItsPlaceInCharacters() {
        CsvTable table = read("code,name\n\n1,\"𠮷田, \"\"A\"\"\"\n2, 漢字 \n").orElseThrow();
        assertThat(table.columns()).containsExactly("code", "name");
        assertThat(table.rows().get(0).text("name").value()).isEqualTo("𠮷田, \"A\"");
        assertThat(table.rows().get(0).place().line()).isEqualTo(3);
        assertThat(table.rows().get(1).text("name").value()).isEqualTo("漢字");
        assertThat(table.rows().get(1).text("name").place()).hasToString("t.csv:4:3");
    }

    @Test
    void aBlankLastCellIsACell() {
        assertThat(read("a,b\n1,\n").orElseThrow().rows().get(0).optionalText("b"))
                .isEmpty();
    }

    @Test
    void linesThatCannotBeReadAreAllReported() {
        assertThat(read("a,a\n1,2,3\n\"1,2\n\"1\"x,2\n")).isEmpty();
        assertThat(issues.sorted())
                .extracting(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .containsExactly(
                        "1:3 SOURCE-007",
                        "2:1 SOURCE-011",
                        "3:1 SOURCE-012",
                        "3:1 SOURCE-011",
                        "4:1 SOURCE-012",
                        "4:1 SOURCE-011");
    }

    @Test
    void anEmptyFileIsReported() {
        assertThat(read("\n")).isEmpty();
        assertThat(issues.sorted()).hasSize(1);
    }

    @Test
    void aMissingColumnIsReported() {
        assertThat(read("a,b\n1,2\n").orElseThrow().requires(issues, "a", "c")).isFalse();
        assertThat(issues.sorted())
                .extracting(issue -> issue.finding().details().get("key"))
                .containsExactly("c");
    }

    private Optional<CsvTable> read(String text) {
        return CsvSource.parse("t.csv", text, issues);
    }
}
