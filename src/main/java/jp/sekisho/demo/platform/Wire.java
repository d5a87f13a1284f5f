package jp.sekisho.demo.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sealed letters as they crossed between gateway and platform, each a file in a folder of its request. Kept only where a
 * directory is named. Thread safe.
 */
record Wire(Optional<Path> directory) {
    private static final Pattern FILE = Pattern.compile("([0-9]{13,19})-(in|out)-([a-z-]+)\\.xml");

    /**
     * A letter that crossed.
     *
     * @param at real time
     * @param toPlatform from the gateway, or to it
     */
    record Crossed(Path file, Instant at, boolean toPlatform, String operation) {
        byte[] sealed() {
            try {
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void came(String requestId, String operation, byte[] sealed, Instant at) {
        keep(requestId, "in-" + operation, sealed, at);
    }

    void went(String requestId, String operation, byte[] sealed, Instant at) {
        keep(requestId, "out-" + operation, sealed, at);
    }

    /** In the order in which they crossed; none of a request that is not known. */
    List<Crossed> of(String requestId) {
        Optional<Path> folder = directory.map(all -> all.resolve(requestId)).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.sorted().flatMap(file -> crossed(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Crossed> crossed(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Crossed(
                        file,
                        Instant.ofEpochMilli(Long.parseLong(name.group(1))),
                        name.group(2).equals("in"),
                        name.group(3)))
                : Optional.empty();
    }

    private void keep(String requestId, String name, byte[] sealed, Instant at) {
        if (directory.isEmpty()) {
            return;
        }
        try {
            Path folder = Files.createDirectories(directory.get().resolve(requestId));
            Files.write(folder.resolve(at.toEpochMilli() + "-" + name + ".xml"), sealed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
