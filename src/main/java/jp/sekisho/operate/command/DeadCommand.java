package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.function.Consumer;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.message.DeadLettersMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sekisho dead}: messages that no door could read, and what an operator decides about them. */
@Command(
        name = "dead",
        description = "窓口が読めず、脇に置いた電文を示し、窓口に戻すか、破棄します (破棄は二人で)。理由は記録に残ります。%n"
                + "Shows messages that no door of the running gateway could read, puts them back or discards them (which takes"
                + " two people). Reasons are recorded.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | put-back | discard)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:何もない none waits (any more)",
            "1:判断を待つ電文がある some wait for an operator",
            "2:できない refused, or no gateway runs on this data folder"
        })
final class DeadCommand implements Runnable {
    private static final String NUMBER = "一覧の番号。 Its number in the list.";

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Override
    public void run() {
        throw live.noSubcommand();
    }

    @Command(name = "list", description = "一覧を示します。 Lists them.", mixinStandardHelpOptions = true)
    int list() throws IOException {
        return live.run(this::show);
    }

    @Command(
            name = "put-back",
            description = "窓口のキューの最後に戻します。 Puts one back at the end of its door's queue.",
            mixinStandardHelpOptions = true)
    int putBack(
            @Parameters(paramLabel = "NUMBER", description = NUMBER) long id,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> bean.putBack(id, reason));
    }

    @Command(
            name = "discard",
            description =
                    "破棄することを提案します。別の人の承認で破棄し、分かる限り送り手に知らせます。 Proposes to end one for good; when another person has"
                            + " confirmed it, its sender hears so where that is known.",
            mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "NUMBER", description = NUMBER) long id,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> live.proposed(bean.discard(id, reason)));
    }

    /** Does it, and lists what is left. */
    private int apply(Consumer<DeadLettersMXBean> action) throws IOException {
        return live.act(gateway -> {
            action.accept(bean(gateway));
            return show(gateway);
        });
    }

    private static DeadLettersMXBean bean(RunningGateway gateway) throws IOException {
        return gateway.bean(DeadLettersMXBean.NAME, DeadLettersMXBean.class);
    }

    private int show(RunningGateway gateway) throws IOException {
        DeadLettersMXBean bean = bean(gateway);
        live.print(bean.getSummary());
        live.print(bean.list());
        return bean.getCount() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
