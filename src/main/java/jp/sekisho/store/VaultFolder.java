package jp.sekisho.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/**
 * Opens the vault that belongs to a folder of files, as {@link VaultCheck} does for tables: for each key that ever closed
 * something a small file there holds what only that key opens.
 */
public final class VaultFolder {
    private static final String MARK = "closed-by-key-";

    private VaultFolder() {}

    /** Whether a vault was opened for this folder before. */
    public static boolean isMarked(Path folder) {
        return !marks(folder).isEmpty();
    }

    /**
     * Opens the vault, or fails without having made a key. At the first time the folder, its keys and its marks are made; it is
     * durable before anything can be closed.
     *
     * @param family how the names of the keys begin
     * @throws SekishoException with {@link StoreError#NOT_SECRETS_OF_FILES} if a key is missing or another
     */
    public static Vault open(Path folder, Secrets secrets, String family) {
        List<Path> marks = marks(folder);
        if (!marks.isEmpty() && !Vault.isIn(secrets, family)) {
            throw secrets.notOfTheseFiles(folder).asException();
        }
        Vault vault = Vault.from(secrets, family);
        for (Path mark : marks) {
            if (!VaultCheck.isOf(vault, number(mark), content(mark))) {
                throw secrets.notOfTheseFiles(folder).asException();
            }
        }
        if (!marks.stream().allMatch(mark -> vault.isOlder(content(mark)))) {
            return vault;
        }
        int next = marks.isEmpty() ? 1 : number(marks.get(marks.size() - 1)) + 1;
        PrivateFiles.in(folder).readOrCreate(MARK + String.format("%04d", next), () -> VaultCheck.known(vault, next));
        return vault;
    }

    /**
     * Makes the next key, which closes from the next opening on; what was closed before stays as it is.
     *
     * @return its number
     * @throws SekishoException with {@link StoreError#NOT_SECRETS_OF_FILES} if these are not the keys of the folder
     */
    public static int addKey(Path folder, Secrets secrets, String family) {
        open(folder, secrets, family);
        Vault.addKey(secrets, family);
        List<Integer> all = Vault.keyNumbers(secrets, family);
        return all.get(all.size() - 1);
    }

    /** The numbers of the keys, the newest last. */
    public static List<Integer> keys(Secrets secrets, String family) {
        return Vault.keyNumbers(secrets, family);
    }

    /**
     * Removes a key that nothing in the folder needs any more. Nobody may have the folder open: who has opened it before the
     * newest key was made closes with an older one.
     *
     * @throws SekishoException with {@link StoreError#KEY_NEEDED} if it is the newest, if the newest has closed nothing yet, or if
     *     there is something that this one has closed; {@link StoreError#NO_SUCH_KEY} if it is not there
     */
    public static void retireKey(Path folder, Secrets secrets, String family, int number) {
        Vault vault = open(folder, secrets, family);
        if (!Vault.keyNumbers(secrets, family).contains(number)) {
            throw Finding.of(StoreError.NO_SUCH_KEY, "key", number).asException();
        }
        byte[] beginning = Vault.beginning(secrets, family, number);
        long needing = vault.closesWith(beginning) ? 1 : filesWith(folder, beginning);
        if (needing > 0) {
            throw Finding.of(StoreError.KEY_NEEDED, "key", number, "files", needing)
                    .asException();
        }
        try {
            for (Path mark : marks(folder)) {
                if (startsWith(content(mark), 0, beginning)) {
                    Files.delete(mark);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Vault.removeKey(secrets, family, number);
    }

    private static long filesWith(Path folder, byte[] beginning) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && !isMark(file))
                    .filter(file -> holds(file, beginning))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, byte[] beginning) {
        byte[] bytes = new byte[1 << 16];
        int kept = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes, kept, bytes.length - kept)) {
                int end = kept + read;
                for (int at = 0; at + beginning.length <= end; at++) {
                    if (startsWith(bytes, at, beginning)) {
                        return true;
                    }
                }
                kept = Math.min(beginning.length - 1, end);
                System.arraycopy(bytes, end - kept, bytes, 0, kept);
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] beginning) {
        return at + beginning.length <= bytes.length
                && Arrays.equals(bytes, at, at + beginning.length, beginning, 0, beginning.length);
    }

    private static boolean isMark(Path path) {
        return path.getFileName().toString().startsWith(MARK);
    }

    private static int number(Path mark) {
        return Integer.parseInt(mark.getFileName().toString().substring(MARK.length()));
    }

    private static List<Path> marks(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(VaultFolder::isMark).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] content(Path mark) {
        try {
            return Files.readAllBytes(mark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
