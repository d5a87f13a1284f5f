package jp.sekisho.operate.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.operate.jmx.ReconciliationMXBean;
import jp.sekisho.operate.jmx.RunningGateway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sekisho reconcile}: after a restore, what is in doubt, and a person's word that it was looked at. */
@Command(
        name = "reconcile",
        description =
                "バックアップから戻した後の状態を示します。--accept-by で確認済みとし、止めていた接続先を動かします。%n"
                        + "Shows how things stand after a restore. With --accept-by, held links go on; the ledger names who said so.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:止めている接続先はない no link is held (any more)",
            "1:止めている接続先がある a link is held and waits for a person",
            "2:実行できない no gateway runs on this data folder"
        })
final class ReconcileCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "ゲートウェイの data フォルダ（既定は sekisho の置き場の data）。 The gateway's data folder.")
    private @Nullable Path data;

    @Option(names = "--accept-by", paramLabel = "WHO", description = "確認した職員の識別子。 Who has looked at it.")
    private @Nullable String acceptBy;

    @Override
    public Integer call() throws IOException {
        Path folder = Optional.ofNullable(data).orElseGet(() -> Home.directory().resolve("data"));
        Optional<Long> pid = RunningGateway.pid(folder);
        if (pid.isEmpty()) {
            spec.commandLine().getErr().printf("%1$s でゲートウェイは動いていません。 No gateway runs on %1$s.%n", folder);
            return CommandLine.ExitCode.USAGE;
        }
        try (RunningGateway gateway = RunningGateway.connect(pid.get())) {
            ReconciliationMXBean bean = gateway.bean(ReconciliationMXBean.NAME, ReconciliationMXBean.class);
            if (acceptBy != null) {
                spec.commandLine().getOut().println("再開 released: " + bean.accept(acceptBy));
            }
            return show(bean);
        }
    }

    private int show(ReconciliationMXBean bean) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("保留 held: " + bean.getHeld());
        out.println("要求 requests by state: " + bean.getRequestsByState());
        out.println("未確認の結果 outcomes the broker may not have: " + bean.getUnmarkedOutcomes());
        out.println("対応する要求のない回答 answers to unknown requests: " + bean.getUnknownAnswers());
        return bean.getHeld().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
