package jp.sekisho.operate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.Account;
import jp.sekisho.operate.access.AccountFile;
import jp.sekisho.operate.access.Registrar;
import jp.sekisho.operate.access.Role;
import jp.sekisho.operate.command.terminal.CommandError;
import jp.sekisho.operate.command.terminal.Credentials;
import jp.sekisho.operate.command.terminal.Home;
import jp.sekisho.operate.command.terminal.LoginOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sekisho accounts}: the people who may log in, in a file that a running gateway reads again by itself. */
@Command(
        name = "accounts",
        description =
                "ログインできる人を登録し、止め、パスワードを替えます。動いているゲートウェイは自分で読み直します。administrator がいれば、その"
                        + "ログイン (--user) が要ります。パスワードは端末か標準入力から読みます。%n"
                        + "Adds, disables and removes accounts, and changes passwords. A running gateway reads the file again by itself."
                        + " Once there is an administrator, one has to log in (--user). Passwords are read from the terminal or the input.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | remove | disable | list | password)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {"0:できた done", "2:できない refused"})
final class AccountsCommand implements Runnable {
    private static final String ID = "利用者名（英小文字・数字・ハイフン）。 The account: lower-case letters, digits, hyphens.";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final LoginOptions login = new LoginOptions();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            scope = CommandLine.ScopeType.INHERIT,
            description = "利用者ファイル（既定は data/accounts）。 The accounts file; data/accounts by default.")
    private @Nullable Path file;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                String.join("、", spec.subcommands().keySet()) + " のいずれかを指定してください。 Name one of them.");
    }

    @Command(name = "list", description = "一覧。ハッシュは示しません。 Lists them, without hashes.", mixinStandardHelpOptions = true)
    int list() {
        if (file().exists()) {
            file().read().values().forEach(this::print);
        } else {
            print("利用者ファイルはありません。 There is no accounts file.");
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "add",
            description = "登録します。最初の人は administrator です。 Adds one; the first is an administrator.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            paramLabel = "ROLE",
                            description = "役割（複数可）: ${COMPLETION-CANDIDATES}。 Roles, several by commas.")
                    List<Role> roles,
            @Option(
                            names = "--until",
                            paramLabel = "DATE",
                            description = "最後に使える日。 The last day of use, such as 2027-03-31.")
                    @Nullable
                    LocalDate until)
            throws IOException {
        admitted(Optional.empty());
        String hash = Registrar.hashed(id, newPassword());
        registrar().add(new Account(id, Set.copyOf(roles), Optional.ofNullable(until), true, hash));
        return done(id);
    }

    @Command(name = "remove", description = "削除します。 Removes one.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException {
        admitted(Optional.empty());
        registrar().remove(id);
        return done(id);
    }

    @Command(name = "disable", description = "使えなくします。 Disables one.", mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException {
        admitted(Optional.empty());
        registrar().disable(id);
        return done(id);
    }

    @Command(
            name = "password",
            description = "パスワードを替えます。自分のものは自分で替えられます。 Changes a password; everybody may change their own.",
            mixinStandardHelpOptions = true)
    int password(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException {
        admitted(Optional.of(id));
        registrar().password(id, newPassword());
        return done(id);
    }

    private void admitted(Optional<String> own) throws IOException {
        if (!registrar().isOpen()) {
            Credentials who = login.get();
            registrar().admit(who.user(), who.password(), own);
        }
    }

    /** Twice from a terminal, where nobody sees what is typed. */
    private static String newPassword() throws IOException {
        String password = LoginOptions.asked("新しいパスワード new password: ");
        if (System.console() != null && !LoginOptions.asked("もう一度 once more: ").equals(password)) {
            throw Finding.of(CommandError.PASSWORDS_DIFFER).asException();
        }
        return password;
    }

    private AccountFile file() {
        return Optional.ofNullable(file).map(AccountFile::new).orElseGet(() -> AccountFile.in(Home.data()));
    }

    private Registrar registrar() {
        return new Registrar(file(), LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Asia/Tokyo")));
    }

    private int done(String id) {
        print("できました done: " + id);
        return CommandLine.ExitCode.OK;
    }

    private void print(Object line) {
        spec.commandLine().getOut().println(line);
    }
}
