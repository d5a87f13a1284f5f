package jp.sekisho.catalogue.counted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.PageCode;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.catalogue.MappingsCopy;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between a sender's numbers and the files around them, on the block of its page: one mistake, one issue. */
class SequenceCheckTest {
    private static final String SYSTEM = "juki/systems/resident-register.system.yaml";

    @TempDir
    private Path directory;

    private MappingsCopy mappings;

    @BeforeEach
    void copy() throws IOException {
        mappings = MappingsCopy.in(directory);
        String under = "    map: register-resident-change-to-cs-update\n";
        String block = PageCode.of("what-comes-in-sequence.md", "yaml").get(0);
        mappings.replace(SYSTEM, under, under + block);
    }

    @Test
    void theBlockOfThePageIsSound() {
        assertThat(issues()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "systems/resident-register|item: 異動番号|item: 異動番合|item: 異動番合 SEQUENCE-020",
                "systems/resident-register|item: 異動番号|item: 住所|item: 住所 SEQUENCE-021",
                "systems/resident-register|item: 異動番号|item: 住民票コード|item: 住民票コード SEQUENCE-021",
                "layouts/register-resident-change|bytes: 10,  type: digits, pad: zeros-left, required: yes }|bytes: 10,  type: digits, blank: allowed }|item: 異動番号 SEQUENCE-021",
                "layouts/register-resident-change|bytes: 10,  type: digits, pad: zeros-left, required: yes }|bytes: 19,  type: digits, pad: zeros-left, required: yes }|item: 異動番号 SEQUENCE-021",
                "systems/resident-register|most-ahead: 100|most-ahead: 25001|sequence: SEQUENCE-023",
                "systems/resident-register|most-ahead: 100|most-ahead: 1|most-ahead: 1 SOURCE-",
                "systems/resident-register|ask-after: 1 min|ask-after: 0 s|ask-after: 0 s SOURCE-",
                "systems/resident-register|alarm-after: 10 min|alarm-after: soon|alarm-after: soon SOURCE-",
                "systems/resident-register|      most-ahead|      most-ahed|most-ahed: 100 SOURCE-",
                "systems/resident-register|item: 異動番号\\n      ask-after: 1 min|ask-after: 1 min|ask-after: 1 min SOURCE-",
                "systems/resident-register|    map: cs-moving-in-notice-to-register|    map: cs-moving-in-notice-to-register\\n    sequence: { item: 転出先コード }|sequence: { item: 転出先コード } SEQUENCE-022",
                "interfaces/identification-update|next-after: result|next-after: result\\nkey: [ 住民票コード ]\\nversion: 異動日時|item: 異動番号 SEQUENCE-024",
            })
    void aMistakeIsToldAtItsLine(String file, String text, String by, String told) throws IOException {
        String kind = file.substring(0, file.indexOf("s/"));
        mappings.replace("juki/" + file + "." + kind + ".yaml", text.replace("\\n", "\n"), by.replace("\\n", "\n"));

        assertThat(issues()).anyMatch(issue -> issue.startsWith(told));
    }

    /** Each as the line of the system's file and the code. */
    private List<String> issues() {
        return CatalogueReader.read(new RoleFolder(directory.resolve("mappings"), RoleName.JUKI)).issues().stream()
                .map(issue -> line(issue.place().line()) + " "
                        + issue.finding().code().wire())
                .toList();
    }

    private String line(int number) {
        try {
            return Files.readAllLines(mappings.folder().resolve(SYSTEM))
                    .get(number - 1)
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
