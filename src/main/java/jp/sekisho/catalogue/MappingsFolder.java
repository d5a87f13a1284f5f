package jp.sekisho.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.SourceText;

/** The folder {@code mappings/} on disk, as one role reads it. */
record MappingsFolder(RoleFolder folder, Issues issues) {

    /** All files of known kinds, by name. */
    List<SourceFile> files() {
        if (!Files.isDirectory(folder.root())) {
            issues.error(Place.ofFile(folder.root().toString()), CatalogueError.NO_FOLDER);
            return List.of();
        }
        List<SourceFile> files = new ArrayList<>();
        try {
            folder.strays()
                    .forEach(name ->
                            issues.error(Place.ofFile(name), CatalogueError.NO_ROLE, "folders", RoleFolder.folders()));
            folder.files().forEach(path -> file(path).ifPresent(files::add));
        } catch (IOException e) {
            issues.error(
                    Place.ofFile(folder.root().toString()),
                    SourceError.UNREADABLE,
                    "problem",
                    e.getClass().getSimpleName());
        }
        return files;
    }

    private Optional<SourceFile> file(Path path) {
        String name = folder.name(path);
        Optional<Kind> kind = Kind.of(path.getFileName().toString());
        if (kind.isEmpty()) {
            issues.warning(Place.ofFile(name), CatalogueError.UNKNOWN_KIND);
            return Optional.empty();
        }
        Path within = folder.root().relativize(path);
        if (!within.getName(1).toString().equals(kind.get().folder)) {
            String expected = within.getName(0) + "/" + kind.get().folder;
            issues.error(Place.ofFile(name), CatalogueError.WRONG_FOLDER, "folder", expected);
        }
        Optional<String> text = SourceText.read(path, name, issues);
        String stem = kind.get().stem(path.getFileName().toString());
        return Optional.of(new SourceFile(kind.get(), stem, name, text.orElse(""), text.isPresent()));
    }
}
