package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what was added to a growing file of lines, whole lines only. Mutable; used by one thread. */
final class Tail {
    private final Path file;
    private long read;

    Tail(Path file) {
        this.file = file;
    }

    /** The lines that came since the last call, each split at its tabs. */
    List<String[]> next() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (access.length() - read)];
            access.seek(read);
            access.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            read += end;
            List<String[]> lines = new ArrayList<>();
            new String(bytes, 0, end, UTF_8).lines().forEach(line -> lines.add(line.split("\t", -1)));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
