package jp.sekisho.assembly.end;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import jp.sekisho.passage.Incarnation.LastSeen;

/**
 * How far this installation has seen its tables come, kept outside the database: the highest epoch, and the beats of its run.
 * Its owner alone can read it.
 */
public record EpochFile(Path file) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    public LastSeen read() {
        try {
            return Files.exists(file) ? read(Files.readString(file).strip()) : LastSeen.NOTHING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LastSeen read(String written) {
        String[] numbers = written.split(" ");
        return new LastSeen(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    public void write(LastSeen seen) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.deleteIfExists(next); // left by a crash
            try (FileChannel channel =
                    FileChannel.open(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNERS)) {
                channel.write(StandardCharsets.US_ASCII.encode(seen.epoch() + " " + seen.beats()));
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
