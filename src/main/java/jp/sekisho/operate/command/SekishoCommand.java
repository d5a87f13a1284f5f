package jp.sekisho.operate.command;

import java.io.PrintWriter;
import jp.sekisho.operate.command.convert.ConvertCommand;
import jp.sekisho.operate.command.terminal.Failure;
import jp.sekisho.operate.command.terminal.Terminal;
import jp.sekisho.operate.command.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code sekisho}.
 *
 * <p>Exit codes of every command: 0 all is well, 1 something was found or went wrong, 2 the command was not understood or
 * could not be carried out.
 */
@Command(
        name = "sekisho",
        description = "関所 — 市の連携ゲートウェイ。引数なし（または run）でゲートウェイを起動します。%n"
                + "The city's integration gateway. Without arguments (or with run) it starts.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:すべて正常 all is well",
            "1:問題が見つかった something was found or went wrong",
            "2:実行できない not understood, or could not be carried out"
        },
        subcommands = {
            AccountsCommand.class, // one line for each command
            CheckCommand.class,
            ConvertCommand.class,
            CopyCommand.class,
            DeadCommand.class,
            GatewayCommand.class,
            Generate.class,
            KeysCommand.class,
            LedgerCommand.class,
            LinkCommand.class,
            MastersCommand.class,
            MessageCommand.class,
            OutcomesCommand.class,
            ParkedCommand.class,
            ProposalsCommand.class,
            SequenceCommand.class,
            ReconcileCommand.class,
            RegistryCommand.class,
            HelpCommand.class,
        })
public final class SekishoCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Runs the command line and answers its exit code. Output is UTF-8 unless the terminal has said otherwise. */
    public static int execute(String... args) {
        quiet();
        return execute(Terminal.writer(System.out), Terminal.writer(System.err), args);
    }

    /** Before anybody logs: what a command has to say is not mixed with what libraries say. */
    public static void quiet() {
        System.setProperty("logback.configurationFile", "jp/sekisho/operate/command/command-log.xml");
    }

    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        int exitCode = new CommandLine(new SekishoCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failure())
                .execute(args);
        out.flush();
        err.flush();
        return exitCode;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "コマンドを指定してください。 Name a command.");
    }
}
