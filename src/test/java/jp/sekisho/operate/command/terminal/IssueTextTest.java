package jp.sekisho.operate.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issue.Severity;
import jp.sekisho.source.Place;
import jp.sekisho.source.SourceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueTextTest {

    @ParameterizedTest
    @CsvSource({
        "abc,3",
        "照会終了日,10",
        "ｶﾞ,2",
        "ＡＢ,4",
        "か\u3099,2", // a combining voiced mark
        "葛\uDB40\uDD00城,4", // a variation selector
        "\uD842\uDFB7野,4", // 𠮷, outside the basic plane
        "│‾,2",
    })
    void widths_in_a_terminal(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @Test
    void the_mark_stands_under_what_is_meant_after_wide_and_rare_characters() {
        String[] lines =
                written(new Place("f", 12, 5, 2, "\uD842\uDFB7野: 値段 # 例")).split("\n");
        assertThat(lines[1]).isEqualTo("   12 │ \uD842\uDFB7野: 値段 # 例");
        assertThat(lines[2]).isEqualTo("      │       ‾‾‾‾");
    }

    @Test
    void a_terminal_never_obeys_a_file() {
        assertThat(written(new Place("f", 1, 1, 1, "a\u001B[2Jb\tc")))
                .contains("a·[2Jb c")
                .doesNotContain("\u001B");
    }

    @Test
    void a_place_beyond_its_line_still_has_a_mark() {
        assertThat(written(new Place("f", 1, 9, 3, "abc"))).contains("   │    ‾\n".substring(3));
    }

    @Test
    void output_is_utf_8_where_the_terminal_has_no_japanese() {
        assertThat(bytes(StandardCharsets.US_ASCII)).isEqualTo("関所".getBytes(StandardCharsets.UTF_8));
        assertThat(bytes(Charset.forName("x-windows-iso2022jp"))).isNotEmpty();
    }

    private static byte[] bytes(Charset preferred) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        PrintWriter writer = Terminal.writer(stream, preferred);
        writer.print("関所");
        writer.flush();
        return stream.toByteArray();
    }

    private static String written(Place place) {
        return new IssueText(new Issue(place, Finding.of(SourceError.EMPTY), Severity.ERROR), Language.BOTH).written();
    }
}
