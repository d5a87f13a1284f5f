package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.layout.file.ItemDictionary;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import jp.sekisho.text.charset.Rewriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example on the page on layouts can be loaded, and no key is missing there. */
class LayoutsPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/layouts.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    static Stream<String> layouts() throws IOException {
        return examples().stream().filter(text -> text.startsWith("layout:"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void anExampleIsALayout(String text) throws IOException {
        Layout layout = Specs.layout(text, new Surroundings(dictionaries(), Map.of()));
        assertThat(layout.id()).startsWith("sample-");
        assertThat(layout.fields()).isNotEmpty();
    }

    @Test
    void everyExampleIsALayoutOrADictionary() throws IOException {
        assertThat(examples()).allMatch(text -> text.startsWith("layout:") || text.startsWith("items:"));
        assertThat(layouts()).hasSizeGreaterThan(5);
        assertThat(dictionaries()).isNotEmpty();
    }

    /** A key that nobody knows is reported with those that would be known in its place. */
    @ParameterizedTest
    @MethodSource("layouts")
    void everyKeyThatALayoutMayHaveIsOnThePage(String text) throws IOException {
        String odd = "nonsense: 1\n"
                + text.replaceAll("\\{ (name|of): ", "{ nonsense: 1, $1: ")
                        .replaceAll("(?m)^( *)- (record|group|redefine|when): ", "$1- nonsense: 1\n$1  $2: ");
        Issues issues = new Issues();
        Surroundings surroundings = new Surroundings(dictionaries(), Map.of());
        YamlSource.parse("odd", odd, issues).map(yaml -> LayoutFile.read(yaml, surroundings, issues));
        Set<String> known = issues.sorted().stream()
                .map(issue -> issue.finding().details().getOrDefault("known", ""))
                .flatMap(keys -> Stream.of(keys.split(", ")))
                .collect(Collectors.toSet());
        String page = Files.readString(PAGE);
        assertThat(known).hasSizeGreaterThan(20).allMatch(key -> page.contains("`" + key + "`"));
    }

    /** The report prints these names, and convert.md sends readers there. */
    @ParameterizedTest
    @EnumSource
    void everyNormalisationIsOnThePageOfCharacters(Normalisation change) throws IOException {
        String name = change.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(Files.readString(Path.of("src/site/markdown/characters.md"))).contains("| `" + name + "` |");
    }

    @ParameterizedTest
    @EnumSource
    void everyRewritingOfBytesIsANormalisation(Rewriting change) {
        assertThat(Normalisation.valueOf(change.name())).isNotNull();
    }

    private static Map<String, ItemDictionary> dictionaries() throws IOException {
        Map<String, ItemDictionary> dictionaries = new LinkedHashMap<>();
        examples().stream()
                .filter(text -> text.startsWith("items:"))
                .map(Specs::dictionary)
                .forEach(dictionary -> dictionaries.put(dictionary.id(), dictionary));
        return dictionaries;
    }

    private static List<String> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
