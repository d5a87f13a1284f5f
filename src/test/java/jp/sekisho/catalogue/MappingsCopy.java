package jp.sekisho.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of this repository's mappings that a test may break. */
public record MappingsCopy(Path folder) {

    public static MappingsCopy in(Path directory) throws IOException {
        Path from = Path.of("mappings");
        Path to = directory.resolve("mappings");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return new MappingsCopy(to);
    }

    public MappingsCopy replace(String file, String old, String by) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(old)) {
            throw new IllegalArgumentException("nothing to replace in " + file);
        }
        Files.writeString(path, text.replace(old, by));
        return this;
    }
}
