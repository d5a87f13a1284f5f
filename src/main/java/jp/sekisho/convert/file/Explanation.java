package jp.sekisho.convert.file;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file beside what becomes of it. Handle with care: this is personal data.
 *
 * @param read empty if it cannot be read
 * @param made empty if it cannot be made, or the map makes nothing of it
 * @param finding what is wrong with it: reading, making or writing it is refused
 */
public record Explanation(Optional<Record> read, Optional<Record> made, Optional<Finding> finding) {

    /**
     * Explains a record. Those before it are converted too, as its own number among what is written may depend on them.
     *
     * @param number which of the file's, 1 or more
     * @throws SekishoException {@link FileError#NO_RECORD} if the file ends before it
     */
    public static Explanation of(long number, InputStream in, ConversionMap map, Circumstances circumstances) {
        RecordReader reader = map.source().reader(in);
        FileContext context = new FileContext(map.source(), map.target(), circumstances);
        @Nullable Record record = null;
        while (reader.number() < number) {
            try {
                record = reader.next();
            } catch (SekishoException e) {
                if (reader.number() == number || !reader.canGoOn()) {
                    return new Explanation(Optional.empty(), Optional.empty(), Optional.of(e.finding()));
                }
                continue;
            }
            if (record == null) {
                throw Finding.of(FileError.NO_RECORD, "number", number, "last", reader.number() - 1)
                        .asException();
            }
            if (reader.number() < number) {
                pass(record, context, map);
            }
        }
        return of(Objects.requireNonNull(record), reader, map, context);
    }

    private static void pass(Record record, FileContext context, ConversionMap map) {
        try {
            context.turnTo(record);
            map.apply(record, context).ifPresent(made -> {
                map.target().throughBytes(made);
                context.wrote(made);
            });
        } catch (SekishoException e) {
            // a bad one is not written, and has no number
        }
    }

    private static Explanation of(Record record, RecordReader reader, ConversionMap map, FileContext context) {
        Optional<Record> read = Optional.of(record);
        Optional<Record> made = Optional.empty();
        context.turnTo(record);
        try {
            made = map.apply(record, context);
            made.ifPresent(map.target()::throughBytes);
            return new Explanation(read, made, Optional.empty());
        } catch (SekishoException e) {
            return new Explanation(read, made, Optional.of(reader.placed(e.finding())));
        }
    }
}
