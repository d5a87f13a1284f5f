package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.function.Consumer;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.message.ProposalsMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sekisho proposals}: what one person has proposed in a running gateway, and a second person's word about it. */
@Command(
        name = "proposals",
        description =
                "二人で行う操作の提案を示し、承認し、取り下げます。承認は提案した人とは別の人が行い、記録には二人とも残ります。%n"
                        + "Shows what one person has proposed; another one confirms it, or somebody withdraws it. The ledger names both.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | confirm | withdraw)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:承認を待つものはない、またはできた nothing waits for a second person, or it is done",
            "1:承認を待つものがある something waits for a second person",
            "2:できない refused, or no gateway runs on this data folder"
        })
final class ProposalsCommand implements Runnable {
    private static final String ID = "提案の識別子。 The proposal's id.";

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Override
    public void run() {
        throw live.noSubcommand();
    }

    @Command(name = "list", description = "一覧。 Each of them, the oldest first.", mixinStandardHelpOptions = true)
    int list() throws IOException {
        return live.run(gateway -> {
            ProposalsMXBean proposals = bean(gateway);
            live.print(proposals.list());
            return proposals.getCount() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Command(
            name = "confirm",
            description = "二人目として承認し、実行します。提案の後に状態が変わっていれば何もしません。 Confirms it as the second person: it is done,"
                    + " unless the state has changed since.",
            mixinStandardHelpOptions = true)
    int confirm(@Parameters(paramLabel = "PROPOSAL", description = ID) String id) throws IOException {
        return decide(id, proposals -> proposals.confirm(id));
    }

    @Command(name = "withdraw", description = "取り下げます。 Withdraws it: nothing is done.", mixinStandardHelpOptions = true)
    int withdraw(@Parameters(paramLabel = "PROPOSAL", description = ID) String id) throws IOException {
        return decide(id, proposals -> proposals.withdraw(id));
    }

    private int decide(String id, Consumer<ProposalsMXBean> decision) throws IOException {
        return live.act(gateway -> {
            decision.accept(bean(gateway));
            live.print("できました done: " + id);
            return CommandLine.ExitCode.OK;
        });
    }

    private static ProposalsMXBean bean(RunningGateway gateway) throws IOException {
        return gateway.bean(ProposalsMXBean.NAME, ProposalsMXBean.class);
    }
}
