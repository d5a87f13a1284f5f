package jp.sekisho.operate.command.terminal;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * Who acts, as options of a command: the account's id, and its password from a file that nobody else can read, from the
 * terminal, or from the first line of the input. Never from an argument: the machine's other users see those.
 */
public final class LoginOptions {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    @Option(
            names = "--user",
            paramLabel = "ID",
            defaultValue = "${env:SEKISHO_USER}",
            scope = CommandLine.ScopeType.INHERIT,
            description = "操作する人の利用者名（既定は環境変数 SEKISHO_USER）。 Who acts: the account; by default $$SEKISHO_USER.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            defaultValue = "${env:SEKISHO_PASSWORD_FILE}",
            scope = CommandLine.ScopeType.INHERIT,
            description = "パスワードのファイル（モード 600。既定は SEKISHO_PASSWORD_FILE、なければ端末で尋ねる）。"
                    + " Holds the password, mode 600; by default $$SEKISHO_PASSWORD_FILE, else it is asked for.")
    private @Nullable Path passwordFile;

    /** Account and password; the account has to be given, the password is asked for where no file has it. */
    public Credentials get() throws IOException {
        String id = Optional.ofNullable(user)
                .filter(given -> !given.isBlank())
                .orElseThrow(() -> Finding.of(CommandError.NO_USER).asException());
        Path file = passwordFile;
        return new Credentials(id, file == null ? asked("パスワード password: ") : read(file));
    }

    /** A secret from the terminal, which does not show it; from the input's next line where there is no terminal. */
    public static String asked(String prompt) throws IOException {
        Console terminal = System.console();
        if (terminal != null) {
            return Optional.ofNullable(terminal.readPassword(prompt))
                    .map(String::new)
                    .orElse("");
        }
        return line(System.in);
    }

    /** Reads no further than the line: the next one may be another secret. */
    private static String line(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
            line.write(next);
        }
        return line.toString(Charset.defaultCharset()).stripTrailing();
    }

    private static String read(Path file) throws IOException {
        if (!Files.isReadable(file) || !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw Finding.of(CommandError.PASSWORD_FILE, "file", file).asException();
        }
        return Files.readString(file).strip();
    }
}
