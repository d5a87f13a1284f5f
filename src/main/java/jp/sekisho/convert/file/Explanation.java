package jp.sekisho.convert.file;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Record;
import jp.sekisho.layout.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file beside what becomes of it. Handle with care: this is personal data.
 *
 * @param read empty if it is bad
 * @param made empty if it is bad, or the map makes nothing of it
 * @param finding what is wrong with it
 */
public record Explanation(Optional<Record> read, Optional<Record> made, Optional<Finding> finding) {

    /**
     * Explains a record; those before it are read and no more.
     *
     * @param number which of the file's, 1 or more
     * @throws SekishoException {@link FileError#NO_RECORD} if the file ends before it
     */
    public static Explanation of(long number, InputStream in, ConversionMap map, Surroundings surroundings) {
        RecordReader reader = map.source().reader(in);
        @Nullable Record record = null;
        while (reader.line() < number) {
            try {
                record = reader.next();
            } catch (SekishoException e) {
                if (reader.line() == number || !reader.canGoOn()) {
                    return refused(null, e);
                }
                continue;
            }
            if (record == null) {
                throw Finding.of(FileError.NO_RECORD, "number", number, "last", reader.line() - 1)
                        .asException();
            }
        }
        return of(Objects.requireNonNull(record), number, map, surroundings);
    }

    private static Explanation of(Record record, long number, ConversionMap map, Surroundings surroundings) {
        FileContext context = new FileContext(map.source(), surroundings);
        context.turnTo(record, number);
        try {
            return new Explanation(Optional.of(record), map.apply(record, context), Optional.empty());
        } catch (SekishoException e) {
            return refused(record, e);
        }
    }

    private static Explanation refused(@Nullable Record record, SekishoException why) {
        return new Explanation(Optional.ofNullable(record), Optional.empty(), Optional.of(why.finding()));
    }
}
