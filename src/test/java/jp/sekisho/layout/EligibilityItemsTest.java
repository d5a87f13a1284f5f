package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.layout.file.ItemDictionary;
import org.junit.jupiter.api.Test;

/** The items of 資格情報等 are those that the city of Osaka published, each by its name and in its place. */
class EligibilityItemsTest {
    @Test
    void allTwoHundredAndTwoAreThereAndAfterThemTheNumberAndTheFourItems() throws IOException {
        List<String> published = Files.readAllLines(Path.of("src/test/resources/layout/eligibility-items.txt"));
        ItemDictionary items =
                Specs.dictionary(Files.readString(Path.of("mappings/city/layouts/eligibility.items.yaml")));

        assertThat(published).hasSize(202);
        assertThat(items.names().stream().limit(202)).containsExactlyElementsOf(published);
        assertThat(items.names().stream().skip(202)).containsExactly("個人番号", "氏名", "生年月日", "住所");
    }
}
