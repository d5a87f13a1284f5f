package jp.sekisho.store;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** A directory of mode 700 whose files, of mode 600, appear whole and durable or not at all. */
record PrivateFiles(Path directory) {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_READS = PosixFilePermissions.fromString("rw-------");

    static PrivateFiles in(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            refuseIfOpenToOthers(absolute);
            return new PrivateFiles(absolute);
        } catch (IOException e) {
            throw unusable(absolute, e);
        }
    }

    byte[] readOrCreate(String name, Supplier<byte[]> content) {
        Path file = directory.resolve(name);
        try {
            if (!Files.exists(file)) {
                create(file, content.get());
            }
            refuseIfOpenToOthers(file);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    void remove(String name) {
        Path file = directory.resolve(name);
        try {
            Files.delete(file);
            syncDirectory();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** A hard link, and not a move: of two who race, the second must not replace what the first has handed out. */
    private void create(Path file, byte[] content) throws IOException {
        Path draft = directory.resolve("." + UUID.randomUUID() + ".draft");
        try {
            write(draft, content);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException raced) {
            return; // the other's content is the one that counts
        } finally {
            Files.deleteIfExists(draft);
        }
        syncDirectory();
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(OWNER_READS))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private void syncDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private static void refuseIfOpenToOthers(Path path) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(path))) {
            throw finding(StoreError.SECRETS_OPEN_TO_OTHERS, path).asException();
        }
    }

    static Finding finding(StoreError error, Path path) {
        return Finding.of(error, "path", path);
    }

    private static SekishoException unusable(Path path, IOException cause) {
        return new SekishoException(
                Finding.of(
                        StoreError.SECRETS_UNUSABLE,
                        "path",
                        path,
                        "problem",
                        cause.getClass().getSimpleName()),
                cause);
    }
}
