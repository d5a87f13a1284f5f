package jp.sekisho.passage.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page says of a number's standing is what the door does, and every standing has a row. */
class SequencePageTest {
    private static final Path PAGE = Path.of("src/site/markdown/what-comes-in-sequence.md");
    private static final String FROM = "<!-- from SequenceTable -->\n";
    private static final String END = "<!-- end -->";

    /** Renewed with {@code -Dsekisho.pages=renew}. */
    @Test
    void thePageShowsTheTable() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(FROM) + FROM.length();
        int end = page.indexOf(END, from);
        if ("renew".equals(System.getProperty("sekisho.pages"))) {
            Files.writeString(PAGE, page.substring(0, from) + printed() + page.substring(end));
            return;
        }
        assertThat(page.substring(from, end))
                .as("%s is not what SequenceTable says. mvn test -Dtest=SequencePageTest -Dsekisho.pages=renew", PAGE)
                .isEqualTo(printed());
    }

    @Test
    void everyStandingHasARowForWhateverIsKnownOfItsContent() {
        assertThat(SequenceTable.rows()).doesNotHaveDuplicates();
        assertThat(Standing.values()).allSatisfy(standing -> assertThat(SequenceTable.rows())
                .anyMatch(row -> row.standing() == standing
                        && (row.content() == SequenceTable.Content.NONE || standing == Standing.PASSED)));
    }

    private static String printed() {
        return "| standing of a number | |\n|---|---|\n"
                + Arrays.stream(Standing.values())
                        .map(standing -> "| " + standing + " | " + standing.meaning() + " |\n")
                        .collect(Collectors.joining())
                + "\n| standing \\ what came under it before | nothing | the same | something else |\n|---|---|---|---|\n"
                + Arrays.stream(Standing.values())
                        .map(standing -> "| " + standing + " |"
                                + Arrays.stream(SequenceTable.Content.values())
                                        .map(content -> " " + act(standing, content) + " |")
                                        .collect(Collectors.joining())
                                + "\n")
                        .collect(Collectors.joining());
    }

    private static String act(Standing standing, SequenceTable.Content content) {
        return SequenceTable.rows().stream()
                .filter(row -> row.standing() == standing && row.content() == content)
                .map(row -> row.act() + row.why().map(why -> " " + why.wire()).orElse(""))
                .findFirst()
                .orElse("–");
    }
}
