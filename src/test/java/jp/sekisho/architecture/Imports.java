package jp.sekisho.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes that sources of any room import: of a constant, and of what stands in angle brackets, byte code knows nothing. */
final class Imports {
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(jp\\.sekisho\\.[a-z.]*[A-Z]\\w*)", Pattern.MULTILINE);
    private static final Set<String> ALL = Stream.of("src/main/java", "src/test/java")
            .flatMap(folder -> sources(Path.of(folder)))
            .flatMap(source -> IMPORT.matcher(source).results())
            .map(found -> found.group(1))
            .collect(Collectors.toUnmodifiableSet());

    private Imports() {}

    static boolean name(JavaClass each) {
        return ALL.contains(each.getName());
    }

    private static Stream<String> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(Imports::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
