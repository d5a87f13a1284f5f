package jp.sekisho.operate.command;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.file.DraftFile;
import jp.sekisho.convert.file.FileError;
import jp.sekisho.convert.file.SureInput;
import jp.sekisho.convert.file.SureOutput;
import jp.sekisho.error.Finding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a conversion reads and writes, as options of a command. No file is written under its name before it is whole. */
public final class ConvertFiles {
    private static final Path PIPE = Path.of("-");

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
            defaultValue = "1000",
            paramLabel = "N",
            description = {"aside で、悪い件が N 件になればやめる（既定 1000）。", "With aside: give up at N bad records (default 1000)."})
    private long limit;

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

    /** Where bad records go, and the table of what is wrong with them. */
    record Aside(OutputStream records, OutputStream table) {}

    /**
     * Everything that is written; drafts until they are kept.
     *
     * @param drafts what was asked for first
     */
    record Outputs(SureOutput converted, Optional<Aside> aside, List<DraftFile> drafts) implements AutoCloseable {
        /**
         * Puts the files in place one after the other, once all are on the disk.
         *
         * @param placed is told of each
         */
        void keep(Placed placed) {
            converted.flush();
            drafts.forEach(DraftFile::finish);
            drafts.forEach(draft -> placed.put(draft.target(), draft::keep));
        }

        @Override
        public void close() {
            drafts.forEach(DraftFile::close);
        }
    }

    boolean isDryRun() {
        return dryRun;
    }

    boolean isPiped() {
        return out.equals(PIPE) && !dryRun;
    }

    long limit() {
        return limit;
    }

    /** Refuses what cannot go together, before anything is read. */
    void check(Optional<Path> numbers, boolean explains) {
        boolean aside = onBad == OnBad.ASIDE;
        if (aside != (badFile != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--bad-records aside と --bad-file は一緒に指定してください。 They go together.");
        }
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit は 1 以上です。 --limit must be 1 or more.");
        }
        if (PIPE.equals(badFile) || PIPE.equals(report)) {
            throw new ParameterException(
                    spec.commandLine(), "--bad-file と --report には - ではなくファイルを指定してください。 They are files, not -.");
        }
        List<Path> written = new ArrayList<>();
        if (!explains && !dryRun) {
            written.add(out);
            aside().ifPresent(written::addAll);
        }
        Optional.ofNullable(report).ifPresent(written::add);
        Set<Path> named = new HashSet<>();
        named.add(real(in));
        numbers.ifPresent(file -> named.add(real(file)));
        for (Path file : written) {
            if (!file.equals(PIPE)) {
                refuse(file, named);
            }
        }
    }

    private void refuse(Path file, Set<Path> named) {
        if (!named.add(real(file))) {
            throw Finding.of(FileError.SAME_FILE, "file", file).asException();
        }
        if (!overwrite && Files.exists(file)) {
            throw Finding.of(FileError.ALREADY_THERE, "file", file).asException();
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private Optional<List<Path>> aside() {
        return Optional.ofNullable(badFile).map(file -> List.of(file, ConvertCommand.besides(file, ".report.csv")));
    }

    SureInput input() {
        if (in.equals(PIPE)) {
            return new SureInput("stdin", System.in);
        }
        try {
            if (!Files.exists(in) || Files.isDirectory(in)) {
                throw Finding.of(FileError.NO_FILE, "file", in).asException();
            }
            return new SureInput(in.toString(), new FileInputStream(in.toFile()));
        } catch (IOException e) {
            throw Finding.of(
                            FileError.CANNOT_READ,
                            "file",
                            in,
                            "problem",
                            e.getClass().getSimpleName())
                    .asException();
        }
    }

    /** In bytes; -1 for a pipe. */
    long inputSize() {
        try {
            return in.equals(PIPE) ? -1 : Files.size(in);
        } catch (NoSuchFileException e) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outputs outputs() {
        if (dryRun) {
            OutputStream nowhere = OutputStream.nullOutputStream();
            return new Outputs(
                    new SureOutput("nowhere", nowhere), aside().map(files -> new Aside(nowhere, nowhere)), List.of());
        }
        List<DraftFile> drafts = new ArrayList<>();
        try {
            SureOutput converted = out.equals(PIPE)
                    ? new SureOutput("stdout", new FileOutputStream(FileDescriptor.out))
                    : draft(out, drafts);
            Optional<Aside> aside =
                    aside().map(files -> new Aside(draft(files.get(0), drafts), draft(files.get(1), drafts)));
            return new Outputs(converted, aside, List.copyOf(drafts));
        } catch (RuntimeException e) {
            drafts.forEach(DraftFile::close);
            throw e;
        }
    }

    private SureOutput draft(Path file, List<DraftFile> drafts) {
        DraftFile draft = new DraftFile(file, overwrite);
        drafts.add(draft);
        return draft.out();
    }

    /** Writes the report, if one is asked for: after all that it speaks of is in place. */
    void writeReport(ConversionTold told, Placed placed) {
        Path file = report;
        if (file == null) {
            return;
        }
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        String text = json ? told.json() : String.join("\n", told.lines()) + "\n";
        placed.put(file, () -> write(file, text));
    }

    private void write(Path file, String text) {
        try (DraftFile draft = new DraftFile(file, overwrite)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            draft.out().write(bytes, 0, bytes.length);
            draft.keep();
        }
    }
}
