package jp.sekisho.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.SourceText;

/** The folder {@code mappings/} on disk. Hidden files, editors' copies and {@code README*} are passed over. */
record MappingsFolder(Path folder, Issues issues) {

    /** All files of known kinds, by name. */
    List<SourceFile> files() {
        if (!Files.isDirectory(folder)) {
            issues.error(Place.ofFile(folder.toString()), CatalogueError.NO_FOLDER);
            return List.of();
        }
        List<SourceFile> files = new ArrayList<>();
        for (Path path : paths()) {
            file(path).ifPresent(files::add);
        }
        return files;
    }

    private List<Path> paths() {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> !passedOver(folder.relativize(path)))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            issues.error(
                    Place.ofFile(folder.toString()),
                    SourceError.UNREADABLE,
                    "problem",
                    e.getClass().getSimpleName());
            return List.of();
        }
    }

    private static boolean passedOver(Path path) {
        String name = path.getFileName().toString();
        boolean hidden = Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                .anyMatch(i -> path.getName(i).toString().startsWith("."));
        return hidden || name.endsWith("~") || name.startsWith("README");
    }

    private Optional<SourceFile> file(Path path) {
        String name = name(path);
        Optional<Kind> kind = Kind.of(path.getFileName().toString());
        if (kind.isEmpty()) {
            issues.warning(Place.ofFile(name), CatalogueError.UNKNOWN_KIND);
            return Optional.empty();
        }
        if (!folder.relativize(path).getName(0).toString().equals(kind.get().folder)) {
            issues.error(Place.ofFile(name), CatalogueError.WRONG_FOLDER, "folder", kind.get().folder);
        }
        Optional<String> text = SourceText.read(path, name, issues);
        String stem = kind.get().stem(path.getFileName().toString());
        return Optional.of(new SourceFile(kind.get(), stem, name, text.orElse(""), text.isPresent()));
    }

    private String name(Path path) {
        Path absolute = folder.toAbsolutePath().normalize();
        String relative = folder.relativize(path).toString().replace('\\', '/');
        return (absolute.getFileName() == null ? "" : absolute.getFileName() + "/") + relative;
    }
}
