package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.message.OutcomesMXBean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sekisho outcomes}: what lies before an {@code out.} queue, and what could not be handed over. */
@Command(
        name = "outcomes",
        description = "結果のキューを示し、取り置いた結果を渡すか、渡さないと決めます (渡さないのは二人で)。理由は記録に残ります。%n"
                + "Shows what is to be handed over to an out queue, and puts back or discards outcomes that were set aside"
                + " (discarding takes two people). Reasons are recorded.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(show | put-back | discard)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {"0:できた done", "2:できない refused, or no gateway runs on this data folder"})
final class OutcomesCommand implements Runnable {
    private static final String ID = "結果の識別子。 The id of the outcome, as show lists it.";

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Option(
            names = "--queue",
            paramLabel = "QUEUE",
            scope = CommandLine.ScopeType.INHERIT,
            description = "out.<業務システム>.<結果の名前>。show では省略するとすべて。 The out queue; show without it shows all.")
    private @Nullable String queue;

    @Override
    public void run() {
        throw live.noSubcommand();
    }

    @Command(name = "show", description = "状態を示します。 Shows how they stand.", mixinStandardHelpOptions = true)
    int show() throws IOException {
        return live.run(gateway -> {
            List<String> names =
                    gateway.names(BeanNames.outcomes(Optional.ofNullable(queue).orElse("*")));
            if (names.isEmpty()) {
                return live.refused(noQueue());
            }
            for (String name : names) {
                print(gateway.bean(name, OutcomesMXBean.class));
            }
            return CommandLine.ExitCode.OK;
        });
    }

    @Command(
            name = "put-back",
            description = "取り置いた結果を渡します。 Has an outcome that was set aside handed over after all.",
            mixinStandardHelpOptions = true)
    int putBack(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> bean.putBack(id, reason));
    }

    @Command(
            name = "discard",
            description = "取り置いた結果を渡さないことを提案します。別の人の承認で決まります。業務システムの担当に伝えてください。 Proposes never to hand it over;"
                    + " done when another person has confirmed it. Tell its sender.",
            mixinStandardHelpOptions = true)
    int discard(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason)
            throws IOException {
        return apply(bean -> live.proposed(bean.discard(id, reason)));
    }

    /** Does it, and shows how the queue stands then. */
    private int apply(Consumer<OutcomesMXBean> action) throws IOException {
        return live.act(gateway -> {
            if (queue == null || !gateway.has(BeanNames.outcomes(queue))) {
                return live.refused(noQueue());
            }
            OutcomesMXBean bean = gateway.bean(BeanNames.outcomes(queue), OutcomesMXBean.class);
            action.accept(bean);
            print(bean);
            return CommandLine.ExitCode.OK;
        });
    }

    private void print(OutcomesMXBean bean) {
        live.print(bean.getSummary());
        live.print(bean.getSetAside());
    }

    private String noQueue() {
        return queue == null
                ? "--queue でキューを指定してください。sekisho outcomes show が一覧を示します。 Name the queue with --queue; sekisho outcomes show lists them."
                : String.format(
                        "キュー %1$s はありません。sekisho outcomes show が一覧を示します。 There is no queue %1$s; sekisho outcomes show lists them.",
                        queue);
    }
}
