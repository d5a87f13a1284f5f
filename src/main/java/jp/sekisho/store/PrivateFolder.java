package jp.sekisho.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jp.sekisho.error.SekishoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps everything in a folder to its owner: folders are of mode 700 and files of mode 600, whoever makes them. The folder itself
 * is, from the start, so that nobody else gets at what was made a moment ago; modes within follow in seconds. Thread safe.
 */
public final class PrivateFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final long SECONDS = 5;

    private final Path folder;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "private-folder");
        daemon.setDaemon(true);
        return daemon;
    });

    private PrivateFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder, if it is not there, and looks after it until it is closed.
     *
     * @throws SekishoException with {@link StoreError#FOLDER_NOT_OURS} if its mode cannot be set
     */
    public static PrivateFolder keep(Path folder) {
        PrivateFolder keeper = new PrivateFolder(folder);
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
            set(folder, FOLDER);
        } catch (IOException e) {
            throw new SekishoException(PrivateFiles.finding(StoreError.FOLDER_NOT_OURS, folder), e);
        }
        keeper.look();
        keeper.thread.scheduleWithFixedDelay(keeper::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        return keeper;
    }

    private void look() {
        try {
            tighten();
        } catch (IOException e) {
            LOG.warn(
                    "The modes of the data folder could not be set. fault={}",
                    e.getClass().getSimpleName());
        }
    }

    /** Secrets apart: if others could read them, that is refused and not mended. */
    private void tighten() throws IOException {
        Path secrets = folder.resolve("secrets");
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes unused) throws IOException {
                return inner.equals(secrets) ? FileVisitResult.SKIP_SUBTREE : set(inner, FOLDER);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return attributes.isRegularFile() ? set(file, FILE) : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException e) {
                return FileVisitResult.CONTINUE; // what vanished in it meanwhile needs no mode
            }
        });
    }

    private static FileVisitResult set(Path path, Set<PosixFilePermission> most) throws IOException {
        try {
            if (!most.containsAll(Files.getPosixFilePermissions(path))) {
                Files.setPosixFilePermissions(path, most);
            }
        } catch (NoSuchFileException gone) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    /** Looks once more, and ends. */
    @Override
    public void close() {
        thread.shutdown();
        look();
    }
}
