package jp.sekisho.operate.command;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.sekisho.operate.command.terminal.Asked;
import jp.sekisho.operate.command.terminal.GatewayData;
import jp.sekisho.operate.jmx.message.MessagesBean;
import jp.sekisho.operate.jmx.message.MessagesMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sekisho message}: one message's way. */
@Command(
        name = "message",
        description = "一つの電文の道のりを示します: 行ごとの状態、記録、送信回数、受付番号、どこでいつまで待つか。個人の情報は示しません。%n"
                + "Shows one message's way: its lines and their states, what the ledger says, attempts, receipts, where it"
                + " waits and until when. Never personal data. A running gateway is asked over local JMX; otherwise the"
                + " database is read.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {"0:あった found", "1:その識別子の電文はない no message has this id", "2:実行できない the tables could not be read"})
final class MessageCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final GatewayData data = new GatewayData();

    @Parameters(
            paramLabel = "ID",
            description = "SekishoMessageId、または電文・要求・結果の識別子。 The sender's id, or ours of the message, a request or the"
                    + " outcome.")
    private String id = "";

    @Option(
            names = "--system",
            defaultValue = "",
            paramLabel = "SYSTEM",
            description = "この業務システムの電文だけ。 Only messages of this business system.")
    private String system = "";

    @Override
    public Integer call() throws IOException {
        List<String> way = data.ask(
                new Asked<>(MessagesMXBean.NAME, MessagesMXBean.class, store -> new MessagesBean(store, Map.of())),
                messages -> messages.way(id, system));
        if (way.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("その識別子の電文はありません。まだキューにあるかもしれません。 No message has this id; it may lie in its queue still.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        way.forEach(spec.commandLine().getOut()::println);
        return CommandLine.ExitCode.OK;
    }
}
