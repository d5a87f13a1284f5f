package jp.sekisho.layout;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.record.Record;

/**
 * Messages of one layout as objects of one class, for records that Java reasons about, and back.
 *
 * <p>Bytes are the layout's alone: it counts, checks, pads and substitutes. What a codec adds is the step between a record's
 * canonical values and Java's types. A file is read in the memory of one record by passing each record of {@link Layout#reader}
 * to {@link #typed}.
 */
public interface RecordCodec<T> {
    Layout layout();

    /**
     * The record as an object.
     *
     * @throws SekishoException if a value is none of the class's type
     */
    T typed(Record record);

    /** The object as a record. The layout checks its values when the record is written. */
    Record record(T typed);

    /**
     * The data records of a message.
     *
     * @throws SekishoException as {@link Layout#decode} does, and with a finding for each record that has a value of another type
     */
    default List<T> read(byte[] message) {
        List<T> good = new ArrayList<>();
        List<Finding> bad = new ArrayList<>();
        int line = 0;
        for (Record record : layout().decode(message)) {
            line++;
            try {
                good.add(typed(record));
            } catch (SekishoException e) {
                bad.add(layout().placed(e.finding(), line));
            }
        }
        if (!bad.isEmpty()) {
            throw new SekishoException(bad);
        }
        return List.copyOf(good);
    }

    /**
     * The message of these records.
     *
     * @throws SekishoException as {@link Layout#encode} does
     */
    default byte[] write(List<T> records) {
        return layout().encode(records.stream().map(this::record).toList());
    }
}
