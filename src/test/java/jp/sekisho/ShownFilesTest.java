package jp.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page shows of the files of this repository is what they say. Other pages show files that one adds or changes. */
class ShownFilesTest {
    @ParameterizedTest
    @ValueSource(strings = "what-goes-to-several.md")
    void aShownFileIsTheFileItself(String page) throws Exception {
        Map<String, String> shown = PageCode.files(page);
        assertThat(shown).isNotEmpty();
        for (Map.Entry<String, String> file : shown.entrySet()) {
            assertThat(Files.readString(Path.of(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
