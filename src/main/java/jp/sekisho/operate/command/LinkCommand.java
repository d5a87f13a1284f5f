package jp.sekisho.operate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.boundary.Priority;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.LaneMXBean;
import jp.sekisho.operate.jmx.LinkMXBean;
import jp.sekisho.operate.jmx.RunningGateway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sekisho link}: shows a link of a running gateway, and does to it what its bean can do. */
@Command(
        name = "link",
        description = "動いているゲートウェイの接続先を示し、止め、再開し、開け、速度を変えます。理由は記録に残ります。%n"
                + "Shows a link of the running gateway, holds and releases it, opens it beyond its hours, sets its pace. Reasons"
                + " are recorded.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(show | hold | release | open-until | set-pace)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {"0:できた done", "2:できない refused, or no gateway runs on this data folder"})
final class LinkCommand implements Runnable {
    private static final String LANE = "urgent、normal、bulk、all。 The lane, or all.";
    private static final String WHY = "理由 (記録に残る。個人の情報は書かない)。 Why; it is recorded. Name no person.";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "ゲートウェイの data フォルダ（既定は sekisho の置き場の data）。 The gateway's data folder.")
    private @Nullable Path data;

    @Option(
            names = "--link",
            paramLabel = "LINK",
            defaultValue = "platform",
            scope = CommandLine.ScopeType.INHERIT,
            description = "接続先（既定は ${DEFAULT-VALUE}）。 The link.")
    private String link = "platform";

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "show、hold、release、open-until、set-pace のいずれかを指定してください。 Name one of them.");
    }

    @Command(name = "show", description = "状態を示します。 Shows how it stands.", mixinStandardHelpOptions = true)
    int show() throws IOException {
        return told(bean -> {});
    }

    @Command(
            name = "hold",
            description = "止めます。送信中のものは続きます。 Lets nothing more leave; what is being sent goes on.",
            mixinStandardHelpOptions = true)
    int hold(
            @Parameters(paramLabel = "LANE", description = LANE) String lane,
            @Parameters(paramLabel = "REASON", description = WHY) String reason)
            throws IOException {
        return told(bean -> bean.hold(lane, reason));
    }

    @Command(
            name = "release",
            description = "営業時間どおりに戻します。 Ends a hold or an opening: the hours rule again.",
            mixinStandardHelpOptions = true)
    int release(
            @Parameters(paramLabel = "LANE", description = LANE) String lane,
            @Parameters(paramLabel = "REASON", description = WHY) String reason)
            throws IOException {
        return told(bean -> bean.release(lane, reason));
    }

    @Command(
            name = "open-until",
            description = "その時刻まで、営業時間外でも開けます。 Opens beyond the hours, until that business time.",
            mixinStandardHelpOptions = true)
    int openUntil(
            @Parameters(paramLabel = "LANE", description = LANE) String lane,
            @Parameters(paramLabel = "TIME", description = "19:00 または or 2026-11-10T19:00") String time,
            @Parameters(paramLabel = "REASON", description = WHY) String reason)
            throws IOException {
        return told(bean -> bean.openUntil(lane, time, reason));
    }

    @Command(name = "set-pace", description = "速度を変えます。 Sets its pace.", mixinStandardHelpOptions = true)
    int setPace(
            @Parameters(paramLabel = "PER-SECOND", description = "毎秒の件数。 Requests a second.") double perSecond,
            @Parameters(paramLabel = "AT-ONCE", description = "同時の件数。 Requests under way at once.") int atOnce,
            @Parameters(paramLabel = "REASON", description = WHY) String reason)
            throws IOException {
        return told(bean -> bean.setPace(perSecond, atOnce, reason));
    }

    /** Does it, and shows how the link stands then. */
    private int told(Consumer<LinkMXBean> action) throws IOException {
        Path folder = Optional.ofNullable(data).orElseGet(() -> Home.directory().resolve("data"));
        Optional<Long> pid = RunningGateway.pid(folder);
        if (pid.isEmpty()) {
            return refused(String.format("%1$s でゲートウェイは動いていません。 No gateway runs on %1$s.", folder));
        }
        try (RunningGateway gateway = RunningGateway.connect(pid.get())) {
            if (!gateway.has(BeanNames.link(link))) {
                return refused(String.format("接続先 %1$s はありません。 There is no link %1$s.", link));
            }
            action.accept(gateway.bean(BeanNames.link(link), LinkMXBean.class));
            for (Priority lane : Priority.values()) {
                spec.commandLine()
                        .getOut()
                        .println(gateway.bean(BeanNames.lane(link, lane.id()), LaneMXBean.class)
                                .getSummary());
            }
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private int refused(String why) {
        spec.commandLine().getErr().println(why);
        return CommandLine.ExitCode.USAGE;
    }
}
