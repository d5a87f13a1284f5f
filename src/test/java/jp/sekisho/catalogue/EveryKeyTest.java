package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.boundary.Default;
import jp.sekisho.source.Issue;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.Shipped;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the shipped files of interfaces, systems, links and calendars is read: one that is misspelt or missing is told. */
class EveryKeyTest {
    private static final Pattern KEY = Pattern.compile("(?m)(?<=^|[{,] {0,9}|^ {1,9}|- )([a-z][a-z-]*):(?= |$)");

    /** What may be left out, as far as the other files do not need it. */
    private static final Set<String> OPTIONAL = Set.of(
            "share",
            "quota",
            "waiting",
            "accepts",
            "constants",
            "organisation",
            "address",
            "envelope",
            "exceptions",
            "closed",
            "number-at-claim",
            "counts-when",
            "done-when",
            "listen",
            "host",
            "kept-by"); // told where a system names the map for it

    @TempDir
    private Path directory;

    static Stream<Path> files() {
        return Stream.of("interfaces", "systems", "links", "calendars").flatMap(kind -> Shipped.files(kind).stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void aKeyThatIsMisspeltIsToldAtItsLine(Path file) throws IOException {
        String text = Files.readString(file);
        Copy copy = copy(file);
        for (Matcher key : keys(text)) {
            String changed = text.substring(0, key.end(1)) + "x" + text.substring(key.end(1));
            int line = (int) text.substring(0, key.start()).lines().count()
                    + (text.charAt(Math.max(0, key.start() - 1)) == '\n' ? 1 : 0);
            assertThat(copy.read(changed))
                    .as("%s of %s, line %s", key.group(1), file, line)
                    .anyMatch(issue -> key.group(1).equals("organisation")
                            || issue.place().file().endsWith(file.getFileName().toString())
                                    && issue.place().line() == Math.max(1, line));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aKeyThatIsMissingIsToldInItsFileOrByItsPermitsUnlessItHasADefault(Path file) throws IOException {
        String text = Files.readString(file);
        Copy copy = copy(file);
        for (Matcher key : keys(text)) {
            if (!OPTIONAL.contains(key.group(1)) && !hasDefault(file, key.group(1))) {
                assertThat(copy.read(without(text, key)))
                        .as("%s of %s", key.group(1), file)
                        .anyMatch(issue ->
                                issue.place().file().endsWith(file.getFileName().toString())
                                        || issue.place().file().endsWith("/" + key.group(1) + ".permits.csv"));
            }
        }
    }

    private static boolean hasDefault(Path file, String key) {
        return Stream.of(Default.values())
                .anyMatch(optional -> optional.key().equals(key)
                        && file.getFileName().toString().endsWith("." + optional.file() + ".yaml"));
    }

    private static List<Matcher> keys(String text) {
        List<Matcher> keys = new ArrayList<>();
        for (int from = 0; ; ) {
            Matcher key = KEY.matcher(text);
            if (!key.find(from)) {
                return keys;
            }
            keys.add(key);
            from = key.end();
        }
    }

    /** Without the key and what stands under it: to the end of its pair in braces, or with the lines that are deeper. */
    private static String without(String text, Matcher key) {
        int begin = text.lastIndexOf('\n', key.start()) + 1;
        String before = text.substring(begin, key.start());
        if (!before.isBlank() && !before.strip().equals("-")) {
            String rest = text.substring(key.start());
            String value = rest.substring(0, endOfPair(rest));
            return text.substring(0, key.start())
                    + rest.substring(value.length()).replaceFirst("^, *", "");
        }
        String[] lines = text.substring(begin).split("\n", -1);
        int deeper = 1;
        while (deeper < lines.length && lines[deeper].startsWith(" ".repeat(before.length() + 1))) {
            deeper++;
        }
        return text.substring(0, begin) + String.join("\n", List.of(lines).subList(deeper, lines.length));
    }

    private static int endOfPair(String rest) {
        int depth = 0;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (c == '[' || c == '{') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == '}' || c == '\n')) {
                return i;
            } else if (c == ']' || c == '}') {
                depth--;
            }
        }
        return rest.length();
    }

    private Copy copy(Path file) throws IOException {
        RoleName role = file.startsWith(Path.of("mappings/juki")) ? RoleName.JUKI : RoleName.CITY;
        Path folder = MappingsCopy.in(directory).folder();
        return new Copy(folder, folder.resolve(Path.of("mappings").relativize(file)), role);
    }

    private record Copy(Path folder, Path file, RoleName role) {
        List<Issue> read(String text) throws IOException {
            Files.writeString(file, text);
            return CatalogueReader.read(new RoleFolder(folder, role)).issues();
        }
    }
}
