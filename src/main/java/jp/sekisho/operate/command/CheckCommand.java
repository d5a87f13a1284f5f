package jp.sekisho.operate.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.source.Issue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sekisho check}: reads everything under {@code mappings/} and says all that is wrong with it, at once. */
@Command(
        name = "check",
        description =
                "mappings のファイルをすべて調べ、問題をまとめて示します。変換例も試します。%n"
                        + "Checks all files under mappings, shows every problem, and tries the maps' examples. Changes nothing.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:エラーなし no errors (warnings may be)",
            "1:エラーあり errors were found",
            "2:実行できない the folder is not there, or the command was not understood"
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = {"-m", "--mappings"},
            paramLabel = "DIR",
            description = {
                "調べるフォルダ（既定は sekisho の置き場の mappings）。",
                "The folder to check (default: mappings where sekisho lies)."
            })
    private @Nullable Path mappings;

    @Override
    public Integer call() {
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        Path folder =
                Optional.ofNullable(mappings).orElseGet(() -> Home.directory().resolve("mappings"));
        if (!Files.isDirectory(folder)) {
            spec.commandLine().getErr().printf("フォルダ %1$s がありません。 There is no folder %1$s.%n", folder);
            return CommandLine.ExitCode.USAGE;
        }
        CatalogueCheck check = CatalogueReader.read(folder);
        for (Issue issue : check.issues()) {
            out.print(new IssueText(issue).written());
            out.println();
        }
        out.println(summary(check, Duration.ofNanos(System.nanoTime() - started)));
        return check.errors() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static String summary(CatalogueCheck check, Duration took) {
        long warnings = check.issues().size() - check.errors();
        return String.format(
                Locale.ROOT,
                "%s, %s in %s (%.1f s). Nothing was changed in the running gateway.",
                counted(check.errors(), "error"),
                counted(warnings, "warning"),
                counted(check.files(), "file"),
                took.toMillis() / 1000.0);
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
