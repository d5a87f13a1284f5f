package jp.sekisho.benchmark.records;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;

/** The layouts as an engineer writes them. */
final class SekishoRecords implements RecordConversion {
    private final Layout fixed = WideRecords.layout("wide-fixed");
    private final Layout csv = WideRecords.layout("wide-csv");

    @Override
    public byte[] toCsv(byte[] message) {
        return converted(message, fixed, csv);
    }

    @Override
    public byte[] toFixed(byte[] message) {
        return converted(message, csv, fixed);
    }

    private static byte[] converted(byte[] message, Layout from, Layout to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(message.length * 2);
        RecordReader reader = from.reader(new ByteArrayInputStream(message));
        RecordWriter writer = to.writer(out);
        int items = to.fields().size();
        for (Record record = reader.next(); record != null; record = reader.next()) {
            Filling filling = to.data().filling();
            for (int i = 0; i < items; i++) {
                filling.copy(i, record, i);
            }
            writer.write(filling.record());
        }
        writer.finish();
        return out.toByteArray();
    }
}
