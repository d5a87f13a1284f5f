package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.SourceText;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import jp.sekisho.source.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of each mistake: all of it, at its place, and nothing that only follows from it. */
class IssuesSpecTest {
    private static final YamlMapping SPEC = spec();

    @TempDir
    private Path directory;

    static List<YamlMapping> vectors() {
        return SPEC.mappings("vectors");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aMistakeIsOneIssue(YamlMapping vector) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        YamlMapping good = SPEC.optionalMapping("good").orElseThrow();
        good.keys().forEach(name -> files.put(name, good.text(name).value()));
        change(files, vector);
        vector.optionalMapping("and").ifPresent(more -> change(files, more));
        write(files);
        List<String> expected = vector.mappings("issues").stream()
                .map(issue -> "mappings/city/" + issue.text("at").value() + " "
                        + issue.text("code").value() + " "
                        + issue.optionalText("under").map(YamlText::value).orElse(""))
                .toList();
        List<Issue> found = CatalogueReader.read(new RoleFolder(directory.resolve("mappings"), RoleName.CITY))
                .issues();
        assertThat(IntStream.range(0, found.size())
                        .mapToObj(i -> written(
                                found.get(i),
                                i < expected.size() && !expected.get(i).endsWith(" ")))
                        .toList())
                .as(vector.text("name").value() + " " + found)
                .isEqualTo(expected);
    }

    @Test
    void aFileThatIsTooLargeIsOneIssue() throws IOException {
        write(Map.of("layouts/large.layout.yaml", "#".repeat(SourceText.LARGEST_FILE + 1)));
        assertThat(only().finding().code()).isEqualTo(SourceError.TOO_LARGE);
    }

    @Test
    void aFileInAnotherCharsetIsOneIssueAtTheFirstSuchLine() throws IOException {
        write(Map.of());
        Path file = Files.createDirectories(directory.resolve("mappings/city/codes"))
                .resolve("x.codes.csv");
        Files.write(file, "a,b\n1,x\n2,札幌\n".getBytes(Charset.forName("windows-31j")));
        assertThat(only().place()).hasToString("mappings/city/codes/x.codes.csv:3:1");
        assertThat(only().finding().code()).isEqualTo(SourceError.NOT_UTF_8);
    }

    @Test
    void whatNamesAFileThatCannotBeReadIsNotBlamed() throws IOException {
        YamlMapping good = SPEC.optionalMapping("good").orElseThrow();
        for (String unreadable : good.keys()) {
            Map<String, String> files = new LinkedHashMap<>();
            good.keys().forEach(name -> files.put(name, good.text(name).value()));
            write(files);
            Files.write(
                    directory.resolve("mappings/city").resolve(unreadable),
                    "備考".getBytes(Charset.forName("windows-31j")));
            assertThat(only().finding().code()).as(unreadable).isEqualTo(SourceError.NOT_UTF_8);
        }
    }

    private Issue only() {
        List<Issue> issues = CatalogueReader.read(new RoleFolder(directory.resolve("mappings"), RoleName.CITY))
                .issues();
        assertThat(issues).hasSize(1);
        return issues.get(0);
    }

    private static String written(Issue issue, boolean marked) {
        return issue.place() + " " + issue.finding().code().wire() + " " + (marked ? under(issue.place()) : "");
    }

    private static String under(Place place) {
        int[] characters = place.text().codePoints().toArray();
        int to = Math.min(characters.length, place.column() - 1 + place.length());
        return new String(characters, place.column() - 1, to - place.column() + 1);
    }

    private static void change(Map<String, String> files, YamlMapping vector) {
        Optional<String> file = vector.optionalText("file").map(YamlText::value);
        file.ifPresent(name -> {
            Optional<String> text = vector.optionalText("text").map(YamlText::value);
            String old = vector.optionalText("replace").map(YamlText::value).orElse("");
            String put = vector.optionalText("put").map(YamlText::value).orElse("");
            assertThat(text.isPresent() || files.get(name).contains(old)).isTrue();
            files.put(name, text.orElseGet(() -> files.get(name).replace(old, put)));
        });
    }

    private void write(Map<String, String> files) throws IOException {
        Files.createDirectories(directory.resolve("mappings/city"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve("mappings/city").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static YamlMapping spec() {
        Issues issues = new Issues();
        return YamlSource.read(Path.of("src/test/resources/catalogue/issues.spec.yaml"), "issues.spec.yaml", issues)
                .orElseThrow(() -> new AssertionError(issues.sorted()));
    }
}
