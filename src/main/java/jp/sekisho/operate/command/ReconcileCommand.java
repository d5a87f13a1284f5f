package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.ReconciliationMXBean;
import jp.sekisho.operate.jmx.RunningGateway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sekisho reconcile}: after a restore, what is in doubt, and a person's word that it was looked at. */
@Command(
        name = "reconcile",
        description =
                "バックアップから戻した後の状態を示します。--accept で確認済みとし、止めていた接続先を動かします。%n"
                        + "Shows how things stand after a restore. With --accept, held links go on; the ledger names whoever runs this, and the reason.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:止めている接続先はない no link is held (any more)",
            "1:止めている接続先がある a link is held and waits for a person",
            "2:実行できない refused, or no gateway runs on this data folder"
        })
final class ReconcileCommand implements Callable<Integer> {
    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Option(
            names = "--accept",
            paramLabel = "REASON",
            description = "確認した内容 (記録に残る。個人の情報は書かない)。 What was found; it is recorded. Name no person.")
    private @Nullable String accept;

    @Override
    public Integer call() throws IOException {
        String found = accept;
        return found == null
                ? live.run(this::show)
                : live.act(gateway -> {
                    live.print("再開 released: " + bean(gateway).accept(found));
                    return show(gateway);
                });
    }

    private static ReconciliationMXBean bean(RunningGateway gateway) throws IOException {
        return gateway.bean(ReconciliationMXBean.NAME, ReconciliationMXBean.class);
    }

    private int show(RunningGateway gateway) throws IOException {
        ReconciliationMXBean bean = bean(gateway);
        live.print("保留 held: " + bean.getHeld());
        live.print("要求 requests by state: " + bean.getRequestsByState());
        live.print("未確認の結果 outcomes the broker may not have: " + bean.getUnmarkedOutcomes());
        live.print("対応する要求のない回答 answers to unknown requests: " + bean.getUnknownAnswers());
        return bean.getHeld().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
