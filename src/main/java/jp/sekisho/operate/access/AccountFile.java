package jp.sekisho.operate.access;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.AccountJournal.Act;

/** The file of accounts, mode 600: read whole, and changed whole or not at all. */
public record AccountFile(Path path) {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS = PosixFilePermissions.asFileAttribute(OWNER);

    /** The file of a data folder. */
    public static AccountFile in(Path data) {
        return new AccountFile(data.resolve("accounts"));
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /** Differs between two contents of the file; the same for one that is not there. */
    String version() {
        return version(path);
    }

    static String version(Path path) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * The accounts by id.
     *
     * @throws SekishoException ACCESS-006 or ACCESS-007
     */
    public Map<String, Account> read() {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(path))) {
                throw unusable("mode");
            }
            return AccountText.read(path.getFileName().toString(), Files.readAllLines(path));
        } catch (IOException e) {
            throw unusable(e.getClass().getSimpleName());
        }
    }

    /**
     * Writes what a change makes of the accounts, after its line in the journal; one change at a time. A file that is not there
     * has no accounts.
     */
    void change(Act act, Instant at, UnaryOperator<Map<String, Account>> change) {
        alone(() -> {
            String text =
                    AccountText.write(change.apply(exists() ? read() : Map.of()).values());
            journal().append(act, at, text);
            write(text);
            return text;
        });
    }

    /** Writes into the journal what was not done. */
    void note(Act act, Instant at) {
        alone(() -> {
            journal().append(act, at, contents());
            return act;
        });
    }

    /** The file's text and its journal, as they were together. */
    record WithJournal(String contents, AccountJournal.Reading journal) {}

    WithJournal withJournal() {
        return alone(() -> new WithJournal(contents(), journal().read()));
    }

    AccountJournal journal() {
        return AccountJournal.of(path);
    }

    /** The whole text; empty if there is no file. */
    String contents() throws IOException {
        return exists() ? Files.readString(path) : "";
    }

    private interface Work<T> {
        T now() throws IOException;
    }

    private <T> T alone(Work<T> work) {
        Path lock = path.resolveSibling(path.getFileName() + ".lock");
        try (FileChannel one = FileChannel.open(lock, Set.of(CREATE, WRITE), OWNERS)) {
            one.lock();
            return work.now();
        } catch (IOException e) {
            throw unusable(e.getClass().getSimpleName());
        }
    }

    private void write(String text) throws IOException {
        Path draft = path.resolveSibling("." + UUID.randomUUID() + ".draft");
        try {
            try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), OWNERS)) {
                ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), READ)) {
            folder.force(true);
        }
    }

    private SekishoException unusable(String problem) {
        return Finding.of(AccessError.FILE_UNUSABLE, "file", path.getFileName(), "problem", problem)
                .asException();
    }
}
