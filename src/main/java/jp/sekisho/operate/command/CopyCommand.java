package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.copy.HeldCopyMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sekisho copy}: how the held copy of the register stands. */
@Command(
        name = "copy",
        description = "保持データ（広域交付）の様子を示します。だれのことも出ません。%n"
                + "Shows how the held copy of the register stands. Nobody is named.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:相手に答えている it answers",
            "1:答えていない it does not",
            "2:できない no gateway of the role juki runs on this data folder"
        })
final class CopyCommand implements Callable<Integer> {
    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Override
    public Integer call() throws IOException {
        return live.run(gateway -> {
            if (!gateway.has(HeldCopyMXBean.NAME)) {
                return live.refused("このゲートウェイに保持データはありません。 This gateway has no held copy.");
            }
            HeldCopyMXBean copy = gateway.bean(HeldCopyMXBean.NAME, HeldCopyMXBean.class);
            live.print(copy.getSummary());
            return copy.getStale().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        });
    }
}
