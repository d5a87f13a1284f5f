package jp.sekisho.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
        for (int number = 1; number <= marks.size(); number++) {
            if (!VaultCheck.isOf(vault, number, content(marks.get(number - 1)))) {
                throw secrets.notOfTheseFiles(folder).asException();
            }
        }
        if (vault.keys() > marks.size()) {
            int next = marks.size() + 1;
            PrivateFiles.in(folder)
                    .readOrCreate(MARK + String.format("%04d", next), () -> VaultCheck.known(vault, next));
        }
        return vault;
    }

    private static List<Path> marks(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> path.getFileName().toString().startsWith(MARK))
                    .sorted()
                    .toList();
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
