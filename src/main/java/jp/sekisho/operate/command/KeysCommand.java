package jp.sekisho.operate.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.AccountFile;
import jp.sekisho.operate.access.Attempt;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Registrar;
import jp.sekisho.operate.command.terminal.CommandError;
import jp.sekisho.operate.command.terminal.Credentials;
import jp.sekisho.operate.command.terminal.GatewayData;
import jp.sekisho.operate.command.terminal.LoginOptions;
import jp.sekisho.operate.jmx.RunningGateway;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.VaultFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sekisho keys}: the keys that close what the broker has on its disk, and what the key rings of the links hold. */
@Command(
        name = "keys",
        subcommands = RingCommand.class,
        description = "待ち行列の保管を閉じる鍵を加え、要らなくなった古い鍵を除きます。新しい鍵は次に起動したときから使います。古い鍵で閉じたものは、そのまま"
                + "読めます。administrator がいれば、そのログイン (--user) が要ります。%n"
                + "Adds a key that closes what the queues have on the disk, and removes an old one that nothing needs any more. A new"
                + " key closes from the next start on; old ones open what they have closed. Once there is an administrator, one has to"
                + " log in (--user).%n"
                + "ring は接続先の鍵束を示します。 ring shows the key rings of the links.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | add | retire | ring)",
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {"0:できた done", "2:できない refused"})
final class KeysCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final GatewayData data = new GatewayData();

    @Mixin
    private final LoginOptions login = new LoginOptions();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                String.join("、", spec.subcommands().keySet()) + " のいずれかを指定してください。 Name one of them.");
    }

    @Command(name = "list", description = "鍵の番号。最後のものが閉じます。 The numbers of the keys; the last one closes.")
    int list() {
        List<Integer> keys = VaultFolder.keys(secrets(), EmbeddedBroker.KEYS);
        for (int key : keys) {
            boolean isNewest = key == keys.get(keys.size() - 1);
            print(String.format("%04d  %s", key, isNewest ? "閉じる・開く closes and opens" : "開く opens"));
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(name = "add", description = "鍵を加えます。次の起動から使います。 Makes the next key; it closes from the next start on.")
    int add() throws IOException {
        admitted("Keys.add");
        int key = VaultFolder.addKey(folder(), secrets(), EmbeddedBroker.KEYS);
        print(String.format("%04d  次の起動から閉じる closes from the next start on", key));
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "retire",
            description = "何も要らない古い鍵を除きます。ゲートウェイを止めてから。 Removes an old key that nothing needs. Stop the gateway first.")
    int retire(@Parameters(paramLabel = "NUMBER", description = "鍵の番号。 The key's number.") int key) throws IOException {
        admitted("Keys.retire");
        if (RunningGateway.pid(data.folder()).isPresent()) {
            throw Finding.of(CommandError.GATEWAY_RUNS, "folder", data.folder()).asException();
        }
        VaultFolder.retireKey(folder(), secrets(), EmbeddedBroker.KEYS, key);
        print(String.format("%04d  除いた removed", key));
        return CommandLine.ExitCode.OK;
    }

    private void admitted(String operation) throws IOException {
        Registrar registrar = new Registrar(AccountFile.in(data.folder()), Clock.systemUTC());
        if (!registrar.isOpen()) {
            Credentials who = login.get();
            registrar.admit(new Attempt(who.user(), who.password(), Way.LOCAL, "local"), operation, Optional.empty());
        }
    }

    private Path folder() {
        return EmbeddedBroker.directory(data.folder());
    }

    private Secrets secrets() {
        return Secrets.in(data.folder().resolve("secrets"));
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
