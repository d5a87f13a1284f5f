package jp.sekisho.operate.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import jp.sekisho.catalogue.CatalogueCheck;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.operate.command.terminal.CommandError;
import jp.sekisho.operate.command.terminal.Home;
import jp.sekisho.operate.command.terminal.IssueText;
import jp.sekisho.operate.command.terminal.Language;
import jp.sekisho.passage.link.Link;
import jp.sekisho.routes.check.RouteCheck;
import jp.sekisho.routes.check.RouteFiles;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issue.Severity;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code sekisho check}: reads everything under {@code mappings/} and {@code routes/}, as each role would, and says all that is wrong with it,
 * at once: of the routes just what the gateway would say when it loads them.
 */
@Command(
        name = "check",
        description = "mappings と routes のファイルをすべて調べ、問題をまとめて示します。変換例も試します。%n"
                + "Checks all files under mappings and routes, shows every problem, and tries the maps' examples."
                + " Changes nothing. Without the database: whether open messages would be stranded, a start looks.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%n終了コード Exit codes:%n",
        exitCodeList = {
            "0:エラーなし no errors (warnings may be)",
            "1:エラーあり errors were found",
            "2:実行できない a folder is not there, or the command was not understood"
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

    @Option(
            names = {"-r", "--routes"},
            paramLabel = "DIR",
            description = {
                "調べる経路のフォルダ（既定は mappings と並ぶ routes）。",
                "The routes to check (default: routes beside mappings)."
            })
    private @Nullable Path routes;

    @Option(
            names = {"-c", "--certs"},
            paramLabel = "DIR",
            description = {
                "役割ごとの鍵束があるフォルダ（既定は sekisho の置き場の certs/dev）。",
                "The folder with a key ring for each role (default: certs/dev where sekisho lies)."
            })
    private @Nullable Path certs;

    @Option(
            names = {"-l", "--language"},
            paramLabel = "LANGUAGE",
            defaultValue = "both",
            description = {"ja、en、both のどれで話すか（既定は両方）。", "Speak Japanese, English or both (default): ja, en, both."})
    private Language language = Language.BOTH;

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Path mappingsFolder =
                Optional.ofNullable(mappings).orElseGet(() -> Home.directory().resolve("mappings"));
        Path routesFolder = Optional.ofNullable(routes).orElseGet(() -> mappingsFolder.resolveSibling("routes"));
        List<Path> folders = Stream.concat(Stream.of(mappingsFolder, routesFolder), Stream.ofNullable(certs))
                .toList();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                spec.commandLine().getErr().printf("フォルダ %1$s がありません。 There is no folder %1$s.%n", folder);
                return CommandLine.ExitCode.USAGE;
            }
        }
        Found found = new Found();
        Stream.of(RoleName.values())
                .forEach(role -> found.add(new RoleFolder(mappingsFolder, role), new RoleFolder(routesFolder, role)));
        return written(found.issues(), found.files.size(), started);
    }

    /** What is wrong for any role; what several read is told once. */
    private final class Found {
        private final Set<Issue> ofMappings = new LinkedHashSet<>();
        private final Set<Issue> ofRoutes = new LinkedHashSet<>();
        private final Set<String> files = new HashSet<>();

        void add(RoleFolder mappings, RoleFolder routes) {
            CatalogueCheck catalogue =
                    CatalogueReader.read(mappings, (link, issues) -> checkKeys(mappings.role(), link, issues));
            RouteCheck loaded = RouteFiles.checkWhole(routes, catalogue.catalogue());
            ofMappings.addAll(catalogue.issues());
            ofRoutes.addAll(loaded.issues());
            files.addAll(catalogue.files());
            files.addAll(loaded.files());
        }

        List<Issue> issues() {
            return Stream.of(ofMappings, ofRoutes)
                    .flatMap(issues -> issues.stream().sorted(Comparator.comparing(Issue::place)))
                    .toList();
        }
    }

    /**
     * A new clone has no keys yet: the first start makes the keys of the demo's links. A folder named by {@code --certs} must have
     * the role's ring.
     */
    private void checkKeys(RoleName role, Link link, Issues issues) {
        Path folder = Optional.ofNullable(certs)
                .orElseGet(() -> Home.directory().resolve("certs/dev"))
                .resolve(role.id());
        if (certs != null && !Files.isDirectory(folder)) {
            issues.error(Place.ofFile(folder + "/"), CommandError.NO_RING, "role", role.id());
            return;
        }
        KeyRing ring = KeyRing.in(folder);
        if (!ring.isEmpty() || !link.environment().equals(DevelopmentPki.ENVIRONMENT)) {
            link.check(ring, issues);
        }
    }

    private int written(List<Issue> issues, int files, long started) {
        PrintWriter out = spec.commandLine().getOut();
        for (Issue issue : issues) {
            out.print(new IssueText(issue, language).written());
            out.println();
        }
        long errors = issues.stream()
                .filter(issue -> issue.severity() == Severity.ERROR)
                .count();
        double seconds = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        out.println(summary(errors, issues.size() - errors, files, seconds));
        return errors == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private String summary(long errors, long warnings, int files, double seconds) {
        return language == Language.JA
                ? String.format(
                        Locale.ROOT,
                        "誤り %d 件、警告 %d 件、ファイル %d 件 (%.1f 秒)。動いているゲートウェイは変わっていません。" + "終わっていない電文については、起動するときに調べます。",
                        errors,
                        warnings,
                        files,
                        seconds)
                : String.format(
                        Locale.ROOT,
                        "%s, %s in %s (%.1f s). Nothing was changed in the running gateway."
                                + " What open messages need is not known here: a start looks.",
                        counted(errors, "error"),
                        counted(warnings, "warning"),
                        counted(files, "file"),
                        seconds);
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
