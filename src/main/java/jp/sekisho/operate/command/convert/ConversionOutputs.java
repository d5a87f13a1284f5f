package jp.sekisho.operate.command.convert;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.convert.file.BadFile;
import jp.sekisho.convert.file.BadRecords;
import jp.sekisho.convert.file.DraftFile;
import jp.sekisho.convert.file.SureOutput;

/**
 * Everything that one conversion writes; drafts until they are kept. Owned by one thread.
 *
 * @param drafts what was asked for first
 */
record ConversionOutputs(SureOutput converted, Optional<Aside> aside, List<DraftFile> drafts) implements AutoCloseable {
    /** Where bad records go, the table of what is wrong with them, and how many are too many. */
    record Aside(OutputStream records, OutputStream table, long limit) {}

    static ConversionOutputs open(ConversionFiles files) {
        return files.dryRun() ? nowhere(files) : drafts(files);
    }

    private static ConversionOutputs nowhere(ConversionFiles files) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new ConversionOutputs(
                new SureOutput("nowhere", nowhere),
                files.aside().map(aside -> new Aside(nowhere, nowhere, aside.limit())),
                List.of());
    }

    private static ConversionOutputs drafts(ConversionFiles files) {
        List<DraftFile> drafts = new ArrayList<>();
        try {
            SureOutput converted = files.out()
                    .map(out -> draft(out, files, drafts))
                    .orElseGet(() -> new SureOutput("stdout", new FileOutputStream(FileDescriptor.out)));
            Optional<Aside> aside = files.aside()
                    .map(asked -> new Aside(
                            draft(asked.records(), files, drafts), draft(asked.table(), files, drafts), asked.limit()));
            return new ConversionOutputs(converted, aside, List.copyOf(drafts));
        } catch (RuntimeException e) {
            drafts.forEach(DraftFile::close);
            throw e;
        }
    }

    private static SureOutput draft(Path file, ConversionFiles files, List<DraftFile> drafts) {
        DraftFile draft = new DraftFile(file, files.overwrite());
        drafts.add(draft);
        return draft.out();
    }

    /** What becomes of bad records. */
    BadRecords bad() {
        return aside.<BadRecords>map(files -> new BadFile(files.records(), files.table(), files.limit()))
                .orElse(BadRecords.STOP);
    }

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
