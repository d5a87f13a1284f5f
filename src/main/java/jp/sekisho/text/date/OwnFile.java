package jp.sekisho.text.date;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A file of this room's own, beside its classes. */
public final class OwnFile {
    private OwnFile() {}

    public static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(OwnFile.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
