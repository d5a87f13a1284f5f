package jp.sekisho.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** This repository's own mappings, whichever role they are for. */
public final class Shipped {
    private Shipped() {}

    /** All files of a kind's folder, such as {@code layouts}, by name. */
    public static List<Path> files(String kind) {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().endsWith(kind))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one file of that name. */
    public static Path file(String kind, String name) {
        return files(kind).stream()
                .filter(file -> file.endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
