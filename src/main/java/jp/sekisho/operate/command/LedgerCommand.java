package jp.sekisho.operate.command;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.operate.jmx.LedgerMXBean;
import jp.sekisho.operate.jmx.LedgerState;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sekisho ledger}: the linkage record and its verifier. */
@Command(
        name = "ledger",
        description = "情報連携記録を検証します。%nVerifies the linkage record.",
        mixinStandardHelpOptions = true,
        subcommands = {LedgerCommand.Verify.class})
final class LedgerCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "verify を指定してください。 Name verify.");
    }

    /** {@code sekisho ledger verify}. */
    @Command(
            name = "verify",
            description = "すべての記録と鎖をたどり、書き換え・欠け・切り取りを探します。%n"
                    + "Follows every chain and finds any change, gap or cut. A running gateway is asked over local JMX;"
                    + " otherwise the database is read. Changes nothing.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%n終了コード Exit codes:%n",
            exitCodeList = {
                "0:記録は完全 the ledger is whole",
                "1:問題あり something was changed, is missing or was cut off",
                "2:実行できない the ledger could not be read"
            })
    static final class Verify implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "ゲートウェイの data フォルダ（既定は sekisho の置き場の data）。 The gateway's data folder.")
        private @Nullable Path data;

        @Option(
                names = "--database-url",
                paramLabel = "JDBC",
                description = "PostgreSQL の URL（既定は data 内の H2）。 The database, if it is not H2 under data.")
        private @Nullable String url;

        @Option(
                names = "--database-user",
                defaultValue = "sekisho",
                paramLabel = "NAME",
                description = "${DEFAULT-VALUE}")
        private String user = "sekisho";

        @Override
        public Integer call() throws IOException {
            Path folder =
                    Optional.ofNullable(data).orElseGet(() -> Home.directory().resolve("data"));
            if (!Files.isDirectory(folder)) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "%1$s がありません。ゲートウェイはまだ動いたことがないようです。 There is no %1$s: has a gateway run yet?%n",
                                folder);
                return CommandLine.ExitCode.USAGE;
            }
            Optional<Long> pid = RunningGateway.pid(folder);
            LedgerState state = pid.isPresent() ? ask(pid.get()) : read(folder);
            PrintWriter out = spec.commandLine().getOut();
            state.getFindings().forEach(out::println);
            out.printf(
                    "%,d 件の記録を検証: %s  %,d rows verified: %s%n",
                    state.getRows(),
                    state.getFindings().isEmpty() ? "完全" : "問題あり",
                    state.getRows(),
                    state.getFindings().isEmpty() ? "whole" : "not whole");
            return state.getFindings().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }

        private static LedgerState ask(long pid) throws IOException {
            try (RunningGateway gateway = RunningGateway.connect(pid)) {
                return gateway.bean(LedgerMXBean.NAME, LedgerMXBean.class).verify();
            }
        }

        private LedgerState read(Path folder) {
            String password = Secrets.in(folder.resolve("secrets")).password("database");
            String reached = Optional.ofNullable(url).orElseGet(() -> Tables.embedded(folder) + ";IFEXISTS=TRUE");
            try (HikariDataSource tables = new Tables(reached, user, password, 1).open()) {
                return LedgerState.of(new Store(tables).inTransaction(LedgerVerifier::verify));
            }
        }
    }
}
