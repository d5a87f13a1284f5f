package jp.sekisho.operate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.AccountFile;
import jp.sekisho.operate.access.Attempt;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Registrar;
import jp.sekisho.operate.access.Registrar.Administrator;
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
        description = "ログインできる人を登録し、止め、パスワードを替えます。動いているゲートウェイは自分で読み直します。administrator がいれば、その"
                + "ログイン (--user) が要り、登録には別の administrator の承認も要ります。パスワードは端末か標準入力から読みます。%n"
                + "Adds, disables and removes accounts, and changes passwords. A running gateway reads the file again by itself."
                + " Once there is an administrator, one has to log in (--user), and what one adds another one confirms. Passwords"
                + " are read from the terminal or the input.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | confirm | remove | disable | list | password)",
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
            description =
                    "登録します。最初の人は administrator です。ほかの administrator の承認 (confirm) の後、本人がパスワードを決めます。 Adds one; the"
                            + " first is an administrator. Another administrator confirms it; then its owner chooses a password.",
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
        Administrator by = admitted("Accounts.add", Optional.empty());
        registrar().add(by, id, Set.copyOf(roles), Optional.ofNullable(until), newPassword());
        return done(id);
    }

    @Command(
            name = "confirm",
            description =
                    "ほかの administrator が登録し、またはパスワードを替えた利用者を、二人目として承認します。その後、本人がパスワードを決めます。"
                            + " Confirms as the second administrator what another one has made; then its owner chooses a password.",
            mixinStandardHelpOptions = true)
    int confirm(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            paramLabel = "ROLE",
                            description = "その利用者が持つべき役割。 The roles that it is to have.")
                    List<Role> roles)
            throws IOException {
        registrar().confirm(admitted("Accounts.confirm", Optional.empty()), id, Set.copyOf(roles));
        return done(id);
    }

    @Command(name = "remove", description = "削除します。 Removes one.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException {
        registrar().remove(admitted("Accounts.remove", Optional.empty()), id);
        return done(id);
    }

    @Command(name = "disable", description = "使えなくします。 Disables one.", mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException {
        registrar().disable(admitted("Accounts.disable", Optional.empty()), id);
        return done(id);
    }

    @Command(
            name = "password",
            description = "パスワードを替えます。自分のものは自分で替えられます。ほかの人のものは別の administrator の承認が要ります。 Changes a password;"
                    + " everybody may change their own, and another's takes two administrators.",
            mixinStandardHelpOptions = true)
    int password(@Parameters(paramLabel = "ID", description = ID) String id) throws IOException {
        Administrator by = admitted("Accounts.password", Optional.of(id));
        registrar().password(by, id, newPassword());
        return done(id);
    }

    private Administrator admitted(String operation, Optional<String> own) throws IOException {
        if (registrar().isOpen()) {
            return registrar().settingUp();
        }
        Credentials who = login.get();
        return registrar().admit(new Attempt(who.user(), who.password(), Way.LOCAL, "local"), operation, own);
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
        return new Registrar(file(), Clock.systemUTC());
    }

    private int done(String id) {
        print("できました done: " + id);
        return CommandLine.ExitCode.OK;
    }

    private void print(Object line) {
        spec.commandLine().getOut().println(line);
    }
}
