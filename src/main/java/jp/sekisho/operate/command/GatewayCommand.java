package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.GatewayMXBean;
import jp.sekisho.operate.jmx.RunningGateway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sekisho gateway}: how the running process stands, and a person's word that its clock is right. */
@Command(
        name = "gateway",
        description =
                "動いているゲートウェイのデータベース、時計、ディスクの状態を示します。飛んだ時計が正しければ --accept-clock で認めます。%n"
                        + "Shows how the running gateway stands: tables, clock, disk. With --accept-clock, a clock that has leapt is right.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:すべて正常 all is well",
            "1:問題がある something is wrong",
            "2:実行できない refused, or no gateway runs on this data folder"
        })
final class GatewayCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1 << 20;

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Option(
            names = "--accept-clock",
            paramLabel = "REASON",
            description = "今の時計を正しいものと認める理由 (記録に残る。個人の情報は書かない)。 Why the clock is right as it is; it is recorded. Name"
                    + " no person.")
    private @Nullable String acceptClock;

    @Override
    public Integer call() throws IOException {
        String reason = acceptClock;
        return reason == null
                ? live.run(this::show)
                : live.act(gateway -> {
                    long seconds = bean(gateway).acceptClock(reason);
                    live.print("承認した進み accepted, seconds: " + seconds);
                    return show(gateway);
                });
    }

    private static GatewayMXBean bean(RunningGateway gateway) throws IOException {
        return gateway.bean(GatewayMXBean.NAME, GatewayMXBean.class);
    }

    private int show(RunningGateway gateway) throws IOException {
        GatewayMXBean bean = bean(gateway);
        live.print("データベース tables held: " + bean.isTablesHeld());
        live.print("時計 clock sure: " + bean.isClockSure() + ", ahead " + bean.getClockAheadSeconds() + " s");
        live.print("ディスク disk low: " + bean.isDiskLow() + ", free " + bean.getDiskFreeBytes() / MEGABYTE + " MB");
        boolean well = bean.isTablesHeld() && bean.isClockSure() && !bean.isDiskLow();
        return well ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
