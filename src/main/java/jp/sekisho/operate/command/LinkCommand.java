package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.function.Consumer;
import jp.sekisho.boundary.Priority;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.party.LaneMXBean;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sekisho link}: shows a link of a running gateway, and does to it what its bean can do. */
@Command(
        name = "link",
        description = "動いているゲートウェイの接続先を示し、止め、再開し、開け、速度を変えます。理由は記録に残ります。%n"
                + "Shows a link of the running gateway, holds and releases it, opens it beyond its hours, sets its pace. Reasons"
                + " are recorded.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(show | hold | release | open-until | open-answers | set-pace)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {"0:できた done", "2:できない refused, or no gateway runs on this data folder"})
final class LinkCommand implements Runnable {
    private static final String LANE = "urgent、normal、bulk、all。 The lane, or all.";

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Option(
            names = "--link",
            paramLabel = "LINK",
            defaultValue = "platform",
            scope = CommandLine.ScopeType.INHERIT,
            description = "接続先（既定は ${DEFAULT-VALUE}）。 The link.")
    private String link = "platform";

    @Override
    public void run() {
        throw live.noSubcommand();
    }

    @Command(name = "show", description = "状態を示します。 Shows how it stands.", mixinStandardHelpOptions = true)
    int show() throws IOException {
        return live.run(this::show);
    }

    @Command(
            name = "hold",
            description = "止めます。送信中のものは続きます。 Lets nothing more leave; what is being sent goes on.",
            mixinStandardHelpOptions = true)
    int hold(
            @Parameters(paramLabel = "LANE", description = LANE) String lane,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> bean.hold(lane, reason));
    }

    @Command(
            name = "release",
            description = "営業時間どおりに戻します。 Ends a hold or an opening: the hours rule again.",
            mixinStandardHelpOptions = true)
    int release(
            @Parameters(paramLabel = "LANE", description = LANE) String lane,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> bean.release(lane, reason));
    }

    @Command(
            name = "open-until",
            description = "その時刻まで、営業時間外でも開けます。 Opens beyond the hours, until that business time.",
            mixinStandardHelpOptions = true)
    int openUntil(
            @Parameters(paramLabel = "LANE", description = LANE) String lane,
            @Parameters(paramLabel = "TIME", description = "19:00 または or 2026-11-10T19:00") String time,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> bean.openUntil(lane, time, reason));
    }

    @Command(
            name = "open-answers",
            description = "取り置いた回答を再び開きます。 Has answers that were set aside opened again.",
            mixinStandardHelpOptions = true)
    int openAnswers(@Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> bean.openAnswers(reason));
    }

    @Command(name = "set-pace", description = "速度を変えます。 Sets its pace.", mixinStandardHelpOptions = true)
    int setPace(
            @Parameters(paramLabel = "PER-SECOND", description = "毎秒の件数。 Requests a second.") double perSecond,
            @Parameters(paramLabel = "AT-ONCE", description = "同時の件数。 Requests under way at once.") int atOnce,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> bean.setPace(perSecond, atOnce, reason));
    }

    /** Does it, and shows how the link stands then. */
    private int apply(Consumer<LinkMXBean> action) throws IOException {
        return live.act(gateway -> {
            if (gateway.has(BeanNames.link(link))) {
                action.accept(gateway.bean(BeanNames.link(link), LinkMXBean.class));
            }
            return show(gateway);
        });
    }

    private int show(RunningGateway gateway) throws IOException {
        if (!gateway.has(BeanNames.link(link))) {
            return live.refused(String.format("接続先 %1$s はありません。 There is no link %1$s.", link));
        }
        for (Priority lane : Priority.values()) {
            live.print(gateway.bean(BeanNames.lane(link, lane.id()), LaneMXBean.class)
                    .getSummary());
        }
        return CommandLine.ExitCode.OK;
    }
}
