package jp.sekisho.convert.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Set;
import jp.sekisho.error.Finding;

/**
 * A file that appears under its name only when it is whole and on the disk: until {@link #keep} it lies beside it under a hidden
 * name that is its alone, and is removed when it is closed without, also when the process is asked to end. Only its owner may
 * read and write it, unless it replaces a file: then whoever might do so before. Mutable; owned by one thread.
 */
public final class DraftFile implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final boolean overwrite;
    private final FileChannel channel;
    private final SureOutput out;
    private final Thread ifEnded;

    /**
     * @param overwrite whether a file of that name may be replaced
     * @throws jp.sekisho.error.SekishoException if it is there already and may not be, or nothing can be written there
     */
    public DraftFile(Path target, boolean overwrite) {
        this.target = real(target);
        this.overwrite = overwrite;
        refuseToReplace();
        String drawn = Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);
        draft = this.target.resolveSibling("." + this.target.getFileName() + "." + drawn + ".draft");
        ifEnded = new Thread(() -> draft.toFile().delete(), "remove-draft");
        Runtime.getRuntime().addShutdownHook(ifEnded);
        try {
            channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    FileAccess.ownerAlone(draft));
        } catch (IOException e) {
            forget();
            throw Sure.unwritable(target.toString(), e);
        }
        OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        out = new SureOutput(target.toString(), bytes);
    }

    /** Where a link leads: the file is replaced, and the link stays. */
    private static Path real(Path target) {
        try {
            return target.toRealPath();
        } catch (IOException e) {
            return target;
        }
    }

    /** A device or a folder is no file to be replaced, whatever was said. */
    private void refuseToReplace() {
        boolean replaceable = overwrite && Files.isRegularFile(target);
        if (Files.exists(target) && !replaceable) {
            FileError error = overwrite ? FileError.NOT_A_FILE : FileError.ALREADY_THERE;
            throw Finding.of(error, "file", target).asException();
        }
    }

    /** What it is called once it is kept. */
    public Path target() {
        return target;
    }

    /** Where its bytes go. */
    public SureOutput out() {
        return out;
    }

    /** Brings all bytes to the disk; there are no more. */
    public void finish() {
        out.flush();
        try {
            channel.force(true);
            channel.close();
        } catch (IOException e) {
            throw Sure.unwritable(target.toString(), e);
        }
    }

    /** Brings the file to its name, and its bytes to the disk before if they are not {@link #finish finished}. */
    public void keep() {
        if (channel.isOpen()) {
            finish();
        }
        try {
            if (overwrite && Files.exists(target)) {
                FileAccess.copy(target, draft);
            }
            CopyOption[] how = overwrite ? new CopyOption[] {StandardCopyOption.ATOMIC_MOVE} : new CopyOption[0];
            Files.move(draft, target, how);
            syncFolder();
        } catch (FileAlreadyExistsException e) {
            throw Finding.of(FileError.ALREADY_THERE, "file", target).asException();
        } catch (IOException e) {
            throw Sure.unwritable(target.toString(), e);
        }
    }

    /** So that the name, too, is on the disk; not every system lets a folder be opened. */
    private void syncFolder() {
        Path folder = target.toAbsolutePath().getParent();
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // the file is whole either way
        }
    }

    /** Removes what was not kept. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw Sure.unwritable(target.toString(), e);
        } finally {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(ifEnded);
        } catch (IllegalStateException e) {
            // the process ends, and the hook has done it
        }
    }
}
