package jp.sekisho.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text in a file, found exactly once, and what is to stand there instead. */
record SourceText(String file, String text, String instead) {

    /** The changed contents of the file. */
    String applied(Path root) {
        String contents = read(root.resolve(file));
        int at = contents.indexOf(text);
        if (at < 0 || contents.indexOf(text, at + 1) >= 0) {
            throw new AssertionError("not exactly once in " + file + ": " + text);
        }
        return contents.substring(0, at) + instead + contents.substring(at + text.length());
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
