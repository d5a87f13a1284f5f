package jp.sekisho.operate.command.terminal;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jp.sekisho.operate.jmx.RunningGateway;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The gateway that runs on a data folder, as an option of a command and of its subcommands. If no gateway runs there, does not
 * answer, or refuses, the reason is printed on the error stream and the exit code is 2.
 */
public final class LiveGateway {
    /** Describes a parameter that is written to the ledger. */
    public static final String WHY = "理由 (記録に残る。個人の情報は書かない)。 Why; it is recorded. Name no person.";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "ゲートウェイの data フォルダ（既定は sekisho の置き場の data か data/city）。 The gateway's data folder.")
    private @Nullable Path data;

    @Mixin
    private final LoginOptions login = new LoginOptions();

    /** What a command does with the gateway. */
    public interface Work {
        /** @return the exit code */
        int with(RunningGateway gateway) throws IOException;
    }

    /** As {@link #run}, for work that changes something: somebody logs in first. */
    public int act(Work work) throws IOException {
        return run(gateway -> {
            Credentials credentials = login.get();
            gateway.login(credentials.user(), credentials.password());
            return work.with(gateway);
        });
    }

    /** Connects, works and disconnects; answers the exit code. */
    public int run(Work work) throws IOException {
        Path folder = Optional.ofNullable(data).orElseGet(Home::data);
        Optional<Long> pid = RunningGateway.pid(folder);
        if (pid.isEmpty()) {
            return refused(String.format("%1$s でゲートウェイは動いていません。 No gateway runs on %1$s.", folder));
        }
        try (RunningGateway gateway = RunningGateway.connect(pid.get())) {
            return work.with(gateway);
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (IOException | UndeclaredThrowableException e) {
            return refused(String.format(
                    "プロセス %1$d がゲートウェイとして答えません。終わったか、別のプログラムです。 Process %1$d does not answer as a gateway: it has ended, or is another program.",
                    pid.get()));
        }
    }

    public void print(String line) {
        command.commandLine().getOut().println(line);
    }

    public void print(List<String> lines) {
        lines.forEach(this::print);
    }

    /** Prints how a second person confirms what was proposed. */
    public void proposed(String proposal) {
        print("提案しました。別の人の承認で実行します。 Proposed; it is done when another person has confirmed it:");
        print("  sekisho proposals confirm " + proposal);
    }

    /** Prints why nothing was done; answers the exit code. */
    public int refused(String why) {
        command.commandLine().getErr().println(why);
        return CommandLine.ExitCode.USAGE;
    }

    /** What to throw when a command is called without any of its subcommands. */
    public ParameterException noSubcommand() {
        return new ParameterException(
                command.commandLine(),
                String.join("、", command.subcommands().keySet()) + " のいずれかを指定してください。 Name one of them.");
    }
}
