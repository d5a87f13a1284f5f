package jp.sekisho.operate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jp.sekisho.operate.command.terminal.LiveGateway;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.operate.jmx.master.MastersMXBean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sekisho masters}: the permit list that the platform distributes, in a running gateway. */
@Command(
        name = "masters",
        description = "配信マスターのうち照会許可照会リストを受け取り、採用すれば何が変わるかを調べ、採用し、戻します。%n"
                + "Receives the permit list that the platform distributes, says what each version would change and for whom, adopts it"
                + " and takes it back.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | receive | look | adopt | take-back)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {"0:できた done", "2:できない refused, or no gateway runs on this data folder"})
final class MastersCommand implements Runnable {
    private static final String VERSION = "版。 The version, such as 12.";

    @Mixin
    private final LiveGateway live = new LiveGateway();

    @Override
    public void run() {
        throw live.noSubcommand();
    }

    @Command(
            name = "list",
            description = "受け取ったものの一覧。 Each that was received, and how it stands.",
            mixinStandardHelpOptions = true)
    int list() throws IOException {
        return live.run(this::show);
    }

    private int show(RunningGateway gateway) throws IOException {
        live.print(bean(gateway).list());
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "receive",
            description = "署名されたファイルを確かめて受け取ります。まだ使いません。 Verifies a signed file and keeps it; it does not count yet.",
            mixinStandardHelpOptions = true)
    int receive(
            @Parameters(paramLabel = "FILE", description = "署名されたファイル。 The signed file.") Path file,
            @Option(
                            names = "--link",
                            paramLabel = "LINK",
                            defaultValue = "platform",
                            description = "署名した連携先（既定は ${DEFAULT-VALUE}）。 The link whose counterpart signed it.")
                    String link)
            throws IOException {
        return live.act(gateway -> {
            int version =
                    bean(gateway).receive(file.toAbsolutePath().normalize().toString(), link);
            live.print("受け取りました received: " + version);
            return look(gateway, version);
        });
    }

    @Command(
            name = "look",
            description = "採用すれば何が変わるか（失われる許可、断られる待ち）を示します。何も変えません。 Says what would change, and for whom; changes"
                    + " nothing.",
            mixinStandardHelpOptions = true)
    int look(@Parameters(paramLabel = "VERSION", description = VERSION) int version) throws IOException {
        return live.run(gateway -> look(gateway, version));
    }

    private int look(RunningGateway gateway, int version) throws IOException {
        live.print(bean(gateway).look(version));
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "adopt",
            description = "まとめて一つの変更として採用します。 Adopts these as one change, each from its own day.",
            mixinStandardHelpOptions = true)
    int adopt(
            @Parameters(arity = "1..*", paramLabel = "VERSION", description = VERSION) List<String> versions,
            @Option(
                            names = "--although-smaller",
                            description = "3 割以上少なくても正しい。 It is rightly smaller by 30 %% or more.")
                    boolean althoughSmaller,
            @Option(names = "--reason", required = true, paramLabel = "REASON", description = LiveGateway.WHY)
                    String reason)
            throws IOException {
        return live.act(gateway -> {
            bean(gateway).adopt(String.join(" ", versions), althoughSmaller, reason);
            return show(gateway);
        });
    }

    @Command(
            name = "take-back",
            description = "最後の採用を戻します。 Takes the last adoption back.",
            mixinStandardHelpOptions = true)
    int takeBack(@Parameters(paramLabel = "REASON", description = LiveGateway.WHY) String reason) throws IOException {
        return live.act(gateway -> {
            bean(gateway).takeBack(reason);
            return show(gateway);
        });
    }

    /** @throws IllegalArgumentException if the gateway's role has none */
    private static MastersMXBean bean(RunningGateway gateway) throws IOException {
        if (!gateway.has(MastersMXBean.NAME)) {
            throw new IllegalArgumentException("このゲートウェイの役割には配信マスターがありません。 A gateway of this role has no masters.");
        }
        return gateway.bean(MastersMXBean.NAME, MastersMXBean.class);
    }
}
