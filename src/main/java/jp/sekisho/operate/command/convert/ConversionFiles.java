package jp.sekisho.operate.command.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.convert.file.FileError;
import jp.sekisho.convert.file.SureInput;
import jp.sekisho.error.Finding;

/**
 * Which files one conversion reads and writes. Immutable.
 *
 * @param in empty for standard input
 * @param out empty for standard output
 * @param aside empty where the first bad record stops
 * @param dryRun whether nothing but the report is written
 */
record ConversionFiles(
        Optional<Path> in,
        Optional<Path> out,
        Optional<Aside> aside,
        Optional<ReportFile> report,
        boolean overwrite,
        boolean dryRun) {

    /** Where bad records go, the table of what is wrong with them, and how many are too many. */
    record Aside(Path records, Path table, long limit) {
        static Aside of(Path records, long limit) {
            return new Aside(records, records.resolveSibling(records.getFileName() + ".report.csv"), limit);
        }
    }

    /**
     * Refuses a file that is named twice, or that is there and may not be replaced, before anything is read.
     *
     * @param others what else is read
     */
    void refuseClashes(Optional<Path> others) {
        Set<Path> named = new HashSet<>();
        Stream.of(in, others)
                .flatMap(Optional::stream)
                .map(ConversionFiles::real)
                .forEach(named::add);
        written().forEach(file -> {
            if (!named.add(real(file))) {
                throw Finding.of(FileError.SAME_FILE, "file", file).asException();
            }
            if (!overwrite && Files.exists(file)) {
                throw Finding.of(FileError.ALREADY_THERE, "file", file).asException();
            }
        });
    }

    private Stream<Path> written() {
        Stream<Path> converted =
                Stream.concat(out.stream(), aside.stream().flatMap(files -> Stream.of(files.records(), files.table())));
        return Stream.concat(dryRun ? Stream.empty() : converted, report.map(ReportFile::path).stream());
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    /** Whether what is written is read by another program at once. */
    boolean isPiped() {
        return out.isEmpty() && !dryRun;
    }

    SureInput input() {
        return in.map(SureInput::of).orElseGet(() -> new SureInput("stdin", System.in));
    }

    /** In bytes; -1 for a pipe. */
    long inputSize() {
        try {
            return in.isEmpty() ? -1 : Files.size(in.get());
        } catch (NoSuchFileException e) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
