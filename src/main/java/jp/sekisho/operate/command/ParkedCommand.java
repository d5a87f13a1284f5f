package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.message.ParkedMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sekisho parked}: what cannot go on by itself in a running gateway, and a person's decisions about it. */
@Command(
        name = "parked",
        description = "判断待ちの要求を示し、手作業で済んだもの、送り直すもの、打ち切るものを決めます。決めた人と理由は記録に残ります。%n"
                + "Shows the requests that cannot go on by themselves, and settles them, sends them again or gives them up. Who"
                + " decided and why is recorded.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | settle | send-again | withdraw | give-up)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:判断待ちはない、またはできた nothing waits for a person, or it is done",
            "1:判断待ちがある、または --yes がないので何もしていない something waits, or nothing was done without --yes",
            "2:できない refused, or no gateway runs on this data folder"
        })
final class ParkedCommand implements Runnable {
    private static final String ID = "要求の識別子。 Our id of the request.";
    private static final String YES = "実行する。付けなければ、何が起きるかだけを示す。 Do it; without this, only what would happen is shown.";

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Override
    public void run() {
        throw live.noSubcommand();
    }

    @Command(
            name = "list",
            description = "一覧。 Each of them, the longest parked first.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(
                            names = "--most",
                            defaultValue = "100",
                            paramLabel = "N",
                            description = "最大件数（既定 ${DEFAULT-VALUE}）。 How many at most.")
                    int most)
            throws IOException {
        return live.run(gateway -> {
            ParkedMXBean parked = bean(gateway);
            live.print(parked.getSummary());
            live.print(parked.list(most));
            return parked.getCount() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        });
    }

    @Command(
            name = "settle",
            description =
                    "手作業で済んだものとして終えることを提案します。別の人の承認で、照会元は SETTLED を受け取ります。 Proposes to end it: done by hand. When another person has confirmed it, its sender hears SETTLED.",
            mixinStandardHelpOptions = true)
    int settle(
            @Parameters(paramLabel = "REQUEST", description = ID) String request,
            @Parameters(paramLabel = "EVIDENCE", description = LiveGateway.WHY) String evidence,
            @Option(names = "--yes", description = YES) boolean yes)
            throws IOException {
        return decide(request, yes, parked -> live.proposed(parked.settle(request, evidence)));
    }

    @Command(name = "send-again", description = "送り直します。 Has it sent again.", mixinStandardHelpOptions = true)
    int sendAgain(
            @Parameters(paramLabel = "REQUEST", description = ID) String request,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason,
            @Option(
                            names = "--not-taken",
                            description =
                                    "相手が受け取っていないことを確かめ、理由に書いた。別の人の承認で送る。 The counterpart is known not to have taken it; the reason"
                                            + " says how. It goes when another person has confirmed it.")
                    boolean notTaken,
            @Option(names = "--yes", description = YES) boolean yes)
            throws IOException {
        return decide(request, yes, parked -> {
            if (notTaken) {
                live.proposed(parked.sendAgainNotTaken(request, reason));
            } else {
                parked.sendAgain(request, reason);
                live.print("できました done: " + request);
            }
        });
    }

    @Command(
            name = "withdraw",
            description =
                    "相手が数える番号で送ったかもしれないものの取りやめを相手に求めます。 Asks the counterpart never to take what it may have been sent under a number that it counts.",
            mixinStandardHelpOptions = true)
    int withdraw(
            @Parameters(paramLabel = "REQUEST", description = ID) String request,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason,
            @Option(names = "--yes", description = YES) boolean yes)
            throws IOException {
        return decide(request, yes, parked -> {
            parked.withdraw(request, reason);
            live.print("できました done: " + request);
        });
    }

    @Command(
            name = "give-up",
            description =
                    "打ち切ることを提案します。別の人の承認で、照会元は FAILED を受け取ります。 Proposes to give it up. When another person has confirmed it, its sender hears FAILED.",
            mixinStandardHelpOptions = true)
    int giveUp(
            @Parameters(paramLabel = "REQUEST", description = ID) String request,
            @Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason,
            @Option(names = "--yes", description = YES) boolean yes)
            throws IOException {
        return decide(request, yes, parked -> live.proposed(parked.giveUp(request, reason)));
    }

    /** None of these can be taken back: what it would come to is shown first. */
    private int decide(String request, boolean yes, Consumer<ParkedMXBean> decision) throws IOException {
        if (!yes) {
            return live.run(gateway -> explain(bean(gateway).explain(request)));
        }
        return live.act(gateway -> {
            decision.accept(bean(gateway));
            return CommandLine.ExitCode.OK;
        });
    }

    private int explain(List<String> explained) {
        live.print(explained);
        return explained.isEmpty()
                ? live.refused("その要求は判断待ちではありません。 This request does not wait for a person.")
                : CommandLine.ExitCode.SOFTWARE;
    }

    private static ParkedMXBean bean(RunningGateway gateway) throws IOException {
        return gateway.bean(ParkedMXBean.NAME, ParkedMXBean.class);
    }
}
