package jp.sekisho.layout;

import java.util.List;
import jp.sekisho.layout.DelimitedForm.Quoting;
import jp.sekisho.text.StrictCharset;

/** Writes delimited records, each as one line. Mutable; owned by the thread that writes. */
final class DelimitedTarget implements RecordTarget {
    private static final int MOST_BYTES_A_CHARACTER = 8;
    private final DelimitedCodec codec;
    private final DelimitedForm form;
    private final StrictCharset charset;
    private final ByteSink sink;
    private final Notes notes;
    private final byte[] separator;
    private final byte[] end;

    DelimitedTarget(DelimitedCodec codec, ByteSink sink, Notes notes) {
        this.codec = codec;
        this.form = codec.form();
        this.charset = codec.head().charset();
        this.sink = sink;
        this.notes = notes;
        this.separator = charset.encode(String.valueOf(form.separator())).orElseThrow();
        this.end = charset.encode(form.end()).orElseThrow();
    }

    @Override
    public void begin() {
        form.mark().write(sink);
        if (form.header()) {
            List<Column> columns = codec.first().columns();
            for (int i = 0; i < columns.size(); i++) {
                separate(i);
                write(columns.get(i).name());
            }
            sink.write(end);
        }
    }

    @Override
    public void write(RecordKind kind, Record record, int line) {
        List<Column> columns = codec.of(kind).columns();
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            Column column = columns.get(i);
            String written = column.written(record, line, notes);
            KeptBytes kept = column.index() < 0 ? null : record.kept(column.index());
            if (kept != null && isAsRead(kept, written, record, column)) {
                sink.write(kept.bytes());
            } else if (!write(written) && column.rules() != null) {
                throw column.rules().rules().finding(LayoutError.SEPARATOR_IN_VALUE, line);
            }
        }
        sink.write(end);
    }

    /** Whether the value can stand in the bytes that it came in: the same text, the same charset, and no quotes needed. */
    private boolean isAsRead(KeptBytes kept, String written, Record record, Column column) {
        return kept.charset().equals(charset.charset())
                && written.equals(record.get(column.index()))
                && form.quoting() != Quoting.ALWAYS
                && !form.needsQuotes(written);
    }

    @Override
    public void end() {
        // a delimited message ends with its last line
    }

    private void separate(int column) {
        if (column > 0) {
            sink.write(separator);
        }
    }

    /** False if the value, which the charset has, cannot stand without quotes. */
    private boolean write(String written) {
        if (form.quoting() == Quoting.NEVER && written.indexOf(form.separator()) >= 0) {
            return false;
        }
        boolean quoted =
                form.quoting() == Quoting.ALWAYS || form.quoting() == Quoting.AS_NEEDED && form.needsQuotes(written);
        String cell = quoted ? '"' + written.replace("\"", "\"\"") + '"' : written;
        byte[] room = sink.room(cell.length() * MOST_BYTES_A_CHARACTER + MOST_BYTES_A_CHARACTER);
        sink.size(charset.write(cell, room, sink.size(), room.length));
        return true;
    }
}
