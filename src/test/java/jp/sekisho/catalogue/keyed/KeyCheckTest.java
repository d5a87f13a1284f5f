package jp.sekisho.catalogue.keyed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.catalogue.MappingsCopy;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies between an interface that tells things apart and its layout, on the files that ship: one mistake, one issue. */
class KeyCheckTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "データセット番号, 対象#データセツト番号, 対象#9:31 KEY-001",
                "version: 正本更新日時#version: 正本更新時刻#10:10 KEY-001",
                "対象期間終了日 ]#対象期間終了日, 項目コード ]#9:59 KEY-002",
                "version: 正本更新日時#version: 公開終了日#10:10 KEY-002",
                "version: 正本更新日時#version: 世帯員番号#10:10 KEY-002",
                "対象期間終了日 ]\\nversion: 正本更新日時#対象期間終了日 ]\\nversion: 版番号#",
                "特定個人情報名コード, データセット番号#データセット番号#",
                "version: 正本更新日時#version: 特定個人情報名コード#10:10 INTERFACE-026 10:10 KEY-003",
                "version: 正本更新日時#version: 団体内統合宛名番号#10:10 INTERFACE-026 10:10 KEY-003",
            })
    void aMistakeIsToldAtItsLine(String text, String by, String told) throws IOException {
        MappingsCopy mappings = MappingsCopy.in(directory);
        mappings.replace("city/interfaces/replica.interface.yaml", text.replace("\\n", "\n"), by.replace("\\n", "\n"));

        List<String> issues =
                CatalogueReader.read(new RoleFolder(directory.resolve("mappings"), RoleName.CITY)).issues().stream()
                        .map(issue -> issue.place().line() + ":" + issue.place().column() + " "
                                + issue.finding().code().wire())
                        .toList();

        assertThat(String.join(" ", issues)).isEqualTo(told == null ? "" : told);
    }
}
