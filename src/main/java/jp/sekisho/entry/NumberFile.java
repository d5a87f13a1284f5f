package jp.sekisho.entry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;
import jp.sekisho.registry.Offer;

/**
 * A file that says which number a system has for which person, in whatever layout it comes. Immutable; each reading opens it anew.
 *
 * @param individualNumber the item of the 個人番号
 * @param localNumber the item of the system's own number
 */
public record NumberFile(Path path, Layout layout, String individualNumber, String localNumber) {

    /**
     * The file in that layout.
     *
     * @throws SekishoException with {@link EntryError#LAYOUT_UNFIT} if its items do not say which numbers they are
     */
    public static NumberFile of(Path path, Layout layout) {
        List<String> individual = layout.fields().stream()
                .filter(field -> field.classification() == Classification.INDIVIDUAL_NUMBER)
                .map(Field::name)
                .toList();
        List<String> local =
                layout.meaning(Field.PERSON).stream().map(Field::name).toList();
        if (individual.size() != 1 || local.size() != 1) {
            throw Finding.of(EntryError.LAYOUT_UNFIT, "layout", layout.id()).asException();
        }
        return new NumberFile(path, layout, individual.get(0), local.get(0));
    }

    /** Hears of each row of the file. */
    interface Rows {
        void good(long row, Offer offer, Finding place);

        void bad(long row, Finding why);
    }

    /**
     * Reads the file from its beginning.
     *
     * @param progress hears how many bytes have been read
     * @return whether it was read to its end
     */
    boolean read(Rows rows, LongConsumer progress) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return read(layout.reader(in), rows, progress);
        } catch (IOException e) {
            throw new SekishoException(Finding.of(EntryError.NO_FILE), e);
        }
    }

    private boolean read(RecordReader reader, Rows rows, LongConsumer progress) {
        Finding here = Finding.of(EntryError.NUMBER_OF_TWO);
        while (true) {
            try {
                Record record = reader.next();
                progress.accept(reader.position());
                if (record == null) {
                    return true;
                }
                if (record.kind().equals(layout.data().name())) {
                    Offer offer = new Offer(record.get(individualNumber), record.get(localNumber));
                    rows.good(reader.number(), offer, reader.placed(here));
                }
            } catch (SekishoException e) {
                rows.bad(reader.number(), e.finding());
                if (!reader.canGoOn()) {
                    return false;
                }
            }
        }
    }
}
