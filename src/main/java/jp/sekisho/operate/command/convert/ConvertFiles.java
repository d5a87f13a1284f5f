package jp.sekisho.operate.command.convert;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a conversion reads and writes, as options of a command. Mutable, as picocli fills it; used by one thread. */
final class ConvertFiles {
    private static final Path PIPE = Path.of("-");
    private static final long USUAL_LIMIT = 1000;

    /** What becomes of bad records. */
    enum OnBad {
        STOP,
        ASIDE
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "IN",
            description = {"変換するファイル（- か省略で標準入力）。", "The file to convert; - or none: standard input."})
    private Path in = PIPE;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "OUT",
            description = {"書くファイル（- か省略で標準出力）。", "The file to write; - or none: standard output."})
    private Path out = PIPE;

    @Option(
            names = "--dry-run",
            description = {
                "読んで変換し、報告するだけ。OUT も --bad-file も書きません。",
                "Read, convert and report, and write neither OUT nor the file of bad records."
            })
    private boolean dryRun;

    @Option(
            names = "--bad-records",
            defaultValue = "stop",
            paramLabel = "stop|aside",
            description = {
                "悪い件があれば: stop 最初の 1 件でやめる（既定）、aside 別のファイルに分けて続ける。",
                "At a bad record: stop at the first (default), or put it aside and go on."
            })
    private OnBad onBad = OnBad.STOP;

    @Option(
            names = "--bad-file",
            paramLabel = "FILE",
            description = {
                "aside で、悪い件をそのまま集めるファイル。横の FILE.report.csv に理由を書きます。",
                "With aside: where bad records go as they came; FILE.report.csv beside it says what is wrong with each."
            })
    private @Nullable Path badFile;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = {"aside で、悪い件が N 件になればやめる（既定 1000）。", "With aside: give up at N bad records (default 1000)."})
    private @Nullable Long limit;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = {
                "報告もファイルに書く。.json なら JSON。",
                "Write the report to a file, too; as JSON if its name ends in .json."
            })
    private @Nullable Path report;

    @Option(
            names = "--overwrite",
            description = {"すでにあるファイルを置き換える。", "Replace files that are there."})
    private boolean overwrite;

    /**
     * What was asked for.
     *
     * @param explains whether one record is only shown, and no file of records written
     * @throws ParameterException if it cannot go together
     */
    ConversionFiles chosen(boolean explains) {
        boolean aside = onBad == OnBad.ASIDE;
        if (aside != (badFile != null)) {
            throw wrong("--bad-records aside と --bad-file は一緒に指定してください。 They go together.");
        }
        long most = Optional.ofNullable(limit).orElse(USUAL_LIMIT);
        if (limit != null && !aside) {
            throw wrong("--limit は --bad-records aside と一緒に指定してください。 --limit goes with --bad-records aside.");
        }
        if (most < 1) {
            throw wrong("--limit は 1 以上です。 --limit must be 1 or more.");
        }
        if (PIPE.equals(badFile) || PIPE.equals(report)) {
            throw wrong("--bad-file と --report には - ではなくファイルを指定してください。 They are files, not -.");
        }
        return new ConversionFiles(
                unlessPiped(in),
                unlessPiped(out),
                Optional.ofNullable(badFile).map(file -> ConversionFiles.Aside.of(file, most)),
                Optional.ofNullable(report).map(file -> new ReportFile(file, overwrite)),
                overwrite,
                dryRun || explains);
    }

    private static Optional<Path> unlessPiped(Path file) {
        return Optional.of(file).filter(each -> !each.equals(PIPE));
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
