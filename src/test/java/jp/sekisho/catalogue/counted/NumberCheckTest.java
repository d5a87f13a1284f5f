package jp.sekisho.catalogue.counted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.catalogue.MappingsCopy;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between an interface with a counted number and the files around it, on the files that ship: one mistake, one issue. */
class NumberCheckTest {

    @TempDir
    private Path directory;

    private MappingsCopy mappings;

    @BeforeEach
    void copy() throws IOException {
        mappings = MappingsCopy.in(directory);
    }

    @Test
    void theFilesAreSound() {
        assertThat(issues()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "interfaces/identification-update.interface.yaml#item: 更新順番号#item: 更新順番合#interfaces/identification-update.interface.yaml:13:9 NUMBER-001",
                "layouts/cs-identification-update.layout.yaml#name: 更新順番号,             type: digits#name: 更新順番号,             type: text#interfaces/identification-update.interface.yaml:13:9 NUMBER-002",
                "interfaces/identification-update.interface.yaml#item: 処理結果コード#item: 処理結果コーダ#interfaces/identification-update.interface.yaml:15:24 NUMBER-001",
                "interfaces/identification-update.interface.yaml#\"0000\"#\"00000\"#interfaces/identification-update.interface.yaml:15:39 NUMBER-004",
                "maps/register-resident-change-to-cs-update.map.yaml#counted(5)#counted(4)#maps/register-resident-change-to-cs-update.map.yaml:30:22 NUMBER-005",
                "maps/register-resident-change-to-cs-update.map.yaml#counted(5)#異常時更新順番号#maps/register-resident-change-to-cs-update.map.yaml:30:22 NUMBER-005",
                "maps/register-resident-change-to-cs-update.map.yaml#異動事由 | code(change-reasons, register, host)#counted(2)#maps/register-resident-change-to-cs-update.map.yaml:22:23 NUMBER-006",
                "maps/cs-update-result-to-register.map.yaml#  異動番号:       request(異動番号)\\n  処理#  異動番号:       counted(10)\\n  処理#maps/cs-update-result-to-register.map.yaml:6:15 NUMBER-006",
                "maps/register-identification-inquiry-to-cs.map.yaml#  操作者:   操作者#  操作者:   counted(5)#maps/register-identification-inquiry-to-cs.map.yaml:9:10 NUMBER-006",
                "links/cs.link.yaml#resend: safe#resend: never#interfaces/identification-update.interface.yaml:13:3 NUMBER-007",
            })
    void aMistakeIsToldAtItsLine(String file, String text, String by, String told) throws IOException {
        mappings.replace("juki/" + file, text.replace("\\n", "\n"), by.replace("\\n", "\n"));

        assertThat(issues()).contains(told);
    }

    @Test
    void itsWidthIsTheSameInAllVersions() throws IOException {
        String layout = "juki/layouts/cs-identification-update.layout.yaml";
        String text = Files.readString(mappings.folder().resolve(layout));
        Files.writeString(
                mappings.folder().resolve("juki/layouts/cs-identification-update.v2.layout.yaml"),
                text.replace("version: 1\nfrom: 2026-04-01", "version: 2\nfrom: 2027-04-01")
                        .replace(
                                "name: 更新順番号,             type: digits, characters: 5",
                                "name: 更新順番号,             type: digits, characters: 6"));

        assertThat(issues()).contains("interfaces/identification-update.interface.yaml:13:9 NUMBER-003");
    }

    private List<String> issues() {
        return CatalogueReader.read(new RoleFolder(directory.resolve("mappings"), RoleName.JUKI)).issues().stream()
                .map(issue -> issue.place().toString().replaceFirst("^mappings/juki/", "") + " "
                        + issue.finding().code().wire())
                .toList();
    }
}
