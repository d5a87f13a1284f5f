package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.message.SequencesMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sekisho sequence}: the numbers that systems give their messages, in a running gateway, and two people's decisions about them. */
@Command(
        name = "sequence",
        description = "送り手が付ける番号の続き具合を示し、欠けた番号を飛ばすこと、番号を付け直すことを提案します。%n"
                + "Shows the numbers that systems give their messages, and proposes that missing ones never come, or that the numbers"
                + " begin again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | close | begin)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:欠けた番号はない、または提案した no number is missing, or it is proposed",
            "1:欠けた番号がある、または --yes がないので何もしていない one is missing, or nothing was done without --yes",
            "2:できない refused, or no gateway runs on this data folder"
        })
final class SequenceCommand implements Runnable {
    private static final String SYSTEM = "業務システム。 The business system.";
    private static final String INTERFACE = "インタフェース。 The interface.";
    private static final String YES =
            "提案する。付けなければ、何が起きるかだけを示す。 Propose it; without this, only what would happen is shown.";

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Override
    public void run() {
        throw live.noSubcommand();
    }

    @Command(name = "list", description = "一覧。 Each sender's numbers.", mixinStandardHelpOptions = true)
    int list() throws IOException {
        return live.run(gateway -> {
            SequencesMXBean sequences = bean(gateway);
            live.print(sequences.list());
            return sequences.getWaiting() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Command(
            name = "close",
            description = "その番号までは届かないものとすることを提案します。別の人の承認で、待っている電文が先へ進みます。 Proposes that no number up to"
                    + " this one ever comes. When another person has confirmed it, what waits goes on.",
            mixinStandardHelpOptions = true)
    int close(
            @Parameters(paramLabel = "SYSTEM", description = SYSTEM) String system,
            @Parameters(paramLabel = "INTERFACE", description = INTERFACE) String interfaceId,
            @Parameters(paramLabel = "NUMBER", description = "飛ばす最後の番号。 The last number that never comes.") long number,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason,
            @Option(names = "--yes", description = YES) boolean yes)
            throws IOException {
        return yes
                ? propose(sequences -> sequences.close(system, interfaceId, number, reason))
                : explain(sequences -> sequences.explainClose(system, interfaceId, number));
    }

    @Command(
            name = "begin",
            description = "番号をこの番号から付け直すことを提案します。別の人の承認で、預かっている電文は送り手に返ります。 Proposes that the numbers begin"
                    + " again with this one. When another person has confirmed it, what is held is refused.",
            mixinStandardHelpOptions = true)
    int begin(
            @Parameters(paramLabel = "SYSTEM", description = SYSTEM) String system,
            @Parameters(paramLabel = "INTERFACE", description = INTERFACE) String interfaceId,
            @Parameters(paramLabel = "NUMBER", description = "最初の番号。 The number of the first message.") long number,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason,
            @Option(names = "--yes", description = YES) boolean yes)
            throws IOException {
        return yes
                ? propose(sequences -> sequences.begin(system, interfaceId, number, reason))
                : explain(sequences -> sequences.explainBegin(system, interfaceId, number));
    }

    private int propose(Function<SequencesMXBean, String> proposal) throws IOException {
        return live.act(gateway -> {
            live.proposed(proposal.apply(bean(gateway)));
            return CommandLine.ExitCode.OK;
        });
    }

    private int explain(Function<SequencesMXBean, List<String>> explanation) throws IOException {
        return live.run(gateway -> {
            List<String> explained = explanation.apply(bean(gateway));
            live.print(explained);
            return explained.isEmpty()
                    ? live.refused(
                            "その番号ではできません。sekisho sequence list で確かめてください。 Not with this number: look at sekisho sequence list.")
                    : CommandLine.ExitCode.SOFTWARE;
        });
    }

    private static SequencesMXBean bean(RunningGateway gateway) throws IOException {
        return gateway.bean(SequencesMXBean.NAME, SequencesMXBean.class);
    }
}
