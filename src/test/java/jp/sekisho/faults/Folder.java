package jp.sekisho.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A folder of an installation, by its absolute path. */
record Folder(Path path) {

    /** An empty one. */
    static Folder fresh(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
            return new Folder(Files.createDirectories(path.toAbsolutePath()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** What a file says; nothing if there is none. */
    String text(String name) {
        try {
            return Files.exists(resolve(name)) ? Files.readString(resolve(name)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a text that is found exactly once. */
    void change(String name, String text, String instead) {
        write(name, new SourceText(name, text, instead).applied(path));
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes over another folder's files, with their rights. */
    Folder copyOf(Path other) {
        try (Stream<Path> all = Files.walk(other)) {
            for (Path each : all.toList()) {
                Files.copy(
                        each,
                        path.resolve(other.relativize(each).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
