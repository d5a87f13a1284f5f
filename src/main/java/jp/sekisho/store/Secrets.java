package jp.sekisho.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;

/**
 * The passwords and keys that this machine made for itself, each a file of mode 600 in one directory of mode 700.
 *
 * <p>A secret is made at its first use, and is durable and visible whole before it is handed out: two threads or two
 * processes that ask for the same one get the same bytes. A directory or file that others may read, or a secret of
 * another size than asked for, is refused. Thread safe. Nothing is kept in memory.
 */
public final class Secrets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int PASSWORD_LENGTH = 32;
    private static final String KEY = ".key";
    private static final String PASSWORD = ".password";

    private final SecureRandom random = new SecureRandom();
    private final PrivateFiles files;

    private Secrets(PrivateFiles files) {
        this.files = files;
    }

    /** Opens the directory, and makes it if it is not there. */
    public static Secrets in(Path directory) {
        return new Secrets(PrivateFiles.in(directory));
    }

    /** 32 characters of {@code A-Z a-z 0-9}; the same ones ever after. */
    public String password(String name) {
        byte[] stored = files.readOrCreate(checked(name) + PASSWORD, this::newPassword);
        if (stored.length != PASSWORD_LENGTH) {
            throw damaged(name + PASSWORD);
        }
        return new String(stored, StandardCharsets.US_ASCII);
    }

    /** Whether there is a password of that name; asking does not make one. */
    boolean knowsPassword(String name) {
        return Files.exists(files.directory().resolve(checked(name) + PASSWORD));
    }

    /** That these are not the secrets of the tables that are there. */
    Finding notOfTheseTables() {
        return PrivateFiles.finding(StoreError.NOT_THESE_SECRETS, files.directory());
    }

    /** That these are not the secrets of the files that are there. */
    Finding notOfTheseFiles(Path closed) {
        return Finding.of(StoreError.NOT_SECRETS_OF_FILES, "path", files.directory(), "files", closed);
    }

    /** {@code bytes} random bytes; the same ones ever after. */
    public byte[] key(String name, int bytes) {
        byte[] stored = files.readOrCreate(checked(name) + KEY, () -> newKey(bytes));
        if (stored.length != bytes) {
            throw damaged(name + KEY);
        }
        return stored;
    }

    /** Removes a key for good. */
    void removeKey(String name) {
        files.remove(checked(name) + KEY);
    }

    /** Names of the keys that are there and begin with {@code prefix}, in alphabetical order. */
    List<String> keyNames(String prefix) {
        try (Stream<Path> all = Files.list(files.directory())) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(prefix) && name.endsWith(KEY))
                    .map(name -> name.substring(0, name.length() - KEY.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] newPassword() {
        byte[] password = new byte[PASSWORD_LENGTH];
        for (int i = 0; i < password.length; i++) {
            password[i] = (byte) ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        }
        return password;
    }

    private byte[] newKey(int bytes) {
        byte[] key = new byte[bytes];
        random.nextBytes(key);
        return key;
    }

    private RuntimeException damaged(String file) {
        return PrivateFiles.finding(StoreError.SECRET_DAMAGED, files.directory().resolve(file))
                .asException();
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a secret: " + name);
        }
        return name;
    }
}
