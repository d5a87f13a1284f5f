package jp.sekisho.convert.file;

import java.io.InputStream;
import java.util.function.Consumer;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.Layout;

/**
 * Converts files by one map: from its source's layout to its target's, record by record, in the memory of one.
 *
 * <p>Counts, totals and the order of records are checked on the way in and made on the way out. A file in which they are wrong,
 * or that was cut off before its trailer, is refused as a whole, whatever becomes of single bad records. Used by one thread.
 */
public final class FileConversion {
    private static final int STEP = 1000;
    private final ConversionMap map;
    private final Circumstances circumstances;

    public FileConversion(ConversionMap map, Circumstances circumstances) {
        this.map = map;
        this.circumstances = circumstances;
    }

    /**
     * Converts one file. What it has written is whole only if nothing refused the file.
     *
     * @param progress hears now and then how far it is
     * @throws jp.sekisho.error.SekishoException for what no record is to blame for: a {@link FileError}, a constant that is not
     *     known
     */
    public RunReport run(InputStream in, SureOutput out, BadRecords badRecords, Consumer<Progress> progress) {
        Layout source = map.source();
        ConversionRun run = new ConversionRun(
                map,
                new FileContext(source, map.target(), circumstances),
                source.reader(in),
                map.target().writer(out),
                badRecords);
        run.begin();
        for (int steps = 1; run.goesOn(); steps++) {
            run.step();
            if (steps % STEP == 0) {
                progress.accept(run.progress());
            }
        }
        progress.accept(run.progress());
        return run.report(out.written());
    }
}
