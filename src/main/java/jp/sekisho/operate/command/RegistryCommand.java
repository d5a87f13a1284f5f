package jp.sekisho.operate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.operate.command.terminal.Asked;
import jp.sekisho.operate.command.terminal.Credentials;
import jp.sekisho.operate.command.terminal.GatewayData;
import jp.sekisho.operate.command.terminal.Home;
import jp.sekisho.operate.command.terminal.LoginOptions;
import jp.sekisho.operate.command.terminal.Terminal;
import jp.sekisho.operate.jmx.EntryState;
import jp.sekisho.operate.jmx.RegistryMXBean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sekisho registry}: the registry of integrated atena numbers. */
@Command(
        name = "registry",
        description = "団体内統合宛名に業務システムの番号を登録します。%nEnters business systems' numbers into the registry.",
        mixinStandardHelpOptions = true,
        subcommands = {RegistryCommand.Enter.class})
final class RegistryCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "enter を指定してください。 Name enter.");
    }

    /** {@code sekisho registry enter}. */
    @Command(
            name = "enter",
            description = "新しい業務システムの番号を、ファイルからレイアウトに従って登録します。先にファイル全体を調べ、悪い行があれば何も登録しません。"
                    + "ほかの人のものになっている番号は変えず、確認リストに載せます。番号は画面にも報告にも出ません。%n"
                    + "Enters a new system's numbers from a file, through a layout. The whole file is checked first; with a bad row"
                    + " nothing is entered. A number that is another person's stays so and goes on the confirmation list. No number is"
                    + " shown. A running gateway does it itself; else its tables are written.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%n終了コード Exit codes:%n",
            exitCodeList = {
                "0:すべて登録した（試行では、できる） all rows are entered (or would be)",
                "1:悪い行か、ほかの人の番号がある bad rows, or numbers of other persons",
                "2:実行できない not understood, or could not be carried out"
            })
    static final class Enter implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private final GatewayData data = new GatewayData();

        @Mixin
        private final LoginOptions login = new LoginOptions();

        @Parameters(paramLabel = "FILE", description = "番号のファイル。 The file.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--system", required = true, paramLabel = "SYSTEM", description = "業務システム。 Whose numbers.")
        private String system = "";

        @Option(
                names = "--layout",
                required = true,
                paramLabel = "LAYOUT",
                description = "ファイルのレイアウト。class: individual-number と means: person の項目があること。"
                        + " The file's layout, with an item of class: individual-number and one that means: person.")
        private String layout = "";

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "REASON",
                description = "理由 (記録に残る。個人の情報は書かない)。 Why; it is recorded. Name no person.")
        private String reason = "";

        @Option(
                names = {"-n", "--dry-run"},
                description = "調べるだけで、何も登録しない。 Only check, and say what would come of it.")
        private boolean trial;

        @Option(names = "--skip-bad-rows", description = "悪い行を飛ばして、ほかの行を登録する。 Enter the other rows where some are bad.")
        private boolean badRows;

        @Option(
                names = {"-m", "--mappings"},
                paramLabel = "DIR",
                description = "止まっているゲートウェイの mappings（既定は置き場の mappings）。 The mappings of a gateway that does not run.")
        private @Nullable Path mappings;

        @Option(names = "--no-progress", description = "進み具合を示さない。 No progress bar.")
        private boolean quiet;

        @Override
        public Integer call() throws IOException {
            Path numbers = file.toAbsolutePath().normalize();
            if (!Files.isReadable(numbers)) {
                spec.commandLine().getErr().printf("ファイル %1$s を読めません。 The file %1$s cannot be read.%n", file);
                return CommandLine.ExitCode.USAGE;
            }
            Path folder = Optional.ofNullable(mappings)
                    .orElseGet(() -> Home.directory().resolve("mappings"));
            Credentials who = login.get();
            StoppedLogin stopped = new StoppedLogin(data.folder(), data.isEmbedded());
            StoppedRegistry registry = new StoppedRegistry(data.folder(), folder);
            try {
                return told(data.act(
                        new Asked<>(
                                RegistryMXBean.NAME,
                                RegistryMXBean.class,
                                store -> registry.bean(
                                        store, stopped.of(store, who, trial ? "Registry.dryRun" : "Registry.enter"))),
                        who,
                        bean -> entered(bean, numbers)));
            } catch (IllegalArgumentException e) {
                spec.commandLine().getErr().println(e.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
        }

        private EntryState entered(RegistryMXBean bean, Path numbers) {
            try (EntryBar bar = quiet || !Terminal.showsErrors() ? EntryBar.none() : EntryBar.over(numbers)) {
                bar.show(bean::getBytesRead);
                return trial
                        ? bean.dryRun(numbers.toString(), layout, system)
                        : bean.enter(numbers.toString(), layout, system, badRows, reason);
            }
        }

        private int told(EntryState state) {
            PrintWriter out = spec.commandLine().getOut();
            state.getBadRows().forEach(out::println);
            List<Long> counts = state.getCounts();
            long bad = counts.get(4);
            if (bad * 2 > state.getBadRows().size()) {
                out.printf("… 悪い行は全部で %,d 行。 %,d bad rows in all.%n", bad, bad);
            }
            out.println(headline(state));
            out.printf(
                    "%,d 行: 登録 %,d、登録済み %,d、確認リスト %,d、繰返し %,d、悪い行 %,d%n",
                    state.getRows(), counts.get(0), counts.get(1), counts.get(2), counts.get(3), bad);
            out.printf(
                    "%,d rows: entered %,d, entered before %,d, on the confirmation list %,d, said twice %,d, bad %,d%n",
                    state.getRows(), counts.get(0), counts.get(1), counts.get(2), counts.get(3), bad);
            boolean well = state.isWhole() && bad == 0 && counts.get(2) == 0;
            return well ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        private String headline(EntryState state) {
            if (!state.isWhole()) {
                return "ファイルを終わりまで読めないので、何も登録していません。 The file cannot be read to its end: nothing was entered.";
            }
            if (trial) {
                return "試行です。何も登録していません。 A dry run: nothing was entered. This would come of it:";
            }
            return state.isDone()
                    ? "登録しました。 Entered."
                    : "悪い行があるので、何も登録していません。 There are bad rows: nothing was entered. Without them this would be:";
        }
    }
}
