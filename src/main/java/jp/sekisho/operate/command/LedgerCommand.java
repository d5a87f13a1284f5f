package jp.sekisho.operate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import jp.sekisho.operate.command.terminal.Asked;
import jp.sekisho.operate.command.terminal.GatewayData;
import jp.sekisho.operate.jmx.LedgerBean;
import jp.sekisho.operate.jmx.LedgerMXBean;
import jp.sekisho.operate.jmx.LedgerState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

        @Mixin
        private final GatewayData data = new GatewayData();

        @Override
        public Integer call() throws IOException {
            LedgerState state =
                    data.ask(new Asked<>(LedgerMXBean.NAME, LedgerMXBean.class, LedgerBean::new), LedgerMXBean::verify);
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
    }
}
