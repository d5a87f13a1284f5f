package jp.sekisho.layout.delimited;

import java.util.List;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.KeptBytes;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordTarget;
import jp.sekisho.text.charset.StrictCharset;

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
    private final byte quote;

    DelimitedTarget(DelimitedCodec codec, ByteSink sink, Notes notes) {
        this.codec = codec;
        this.form = codec.form();
        this.charset = codec.head().charset();
        this.sink = sink;
        this.notes = notes;
        this.separator = charset.encode(String.valueOf(form.separator())).orElseThrow();
        this.end = form.end().bytes();
        this.quote = charset.byteOf(DelimitedForm.QUOTE);
    }

    @Override
    public void begin() {
        form.mark().write(sink);
        if (form.header()) {
            write(codec.headerLine());
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
            if (column.rules() != null && !form.canHold(written)) {
                throw column.rules().rules().finding(LayoutError.SEPARATOR_IN_VALUE, line);
            }
            if (kept == null || !isAsRead(kept, written, record, column) || !write(kept.bytes(), written)) {
                write(form.cell(written));
            }
        }
        sink.write(end);
    }

    /** Whether the value can stand in the bytes that it came in: the same text and the same charset. */
    private boolean isAsRead(KeptBytes kept, String written, Record record, Column column) {
        return kept.charset().equals(charset.charset()) && written.equals(record.get(column.index()));
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

    /** Writes a text that the charset has. */
    private void write(String text) {
        byte[] room = sink.room(text.length() * MOST_BYTES_A_CHARACTER + MOST_BYTES_A_CHARACTER);
        sink.size(charset.write(text, room, sink.size(), room.length));
    }

    /** Writes a value in the bytes that it came in, in quotes if it stands in quotes; false if its quotes are not known there. */
    private boolean write(byte[] kept, String value) {
        if (!form.quotes(value)) {
            sink.write(kept);
            return true;
        }
        long quotes = value.chars().filter(c -> c == DelimitedForm.QUOTE).count();
        for (byte one : kept) {
            quotes -= one == quote ? 1 : 0;
        }
        if (quotes != 0) {
            return false;
        }
        sink.write(quote);
        for (byte one : kept) {
            sink.write(one);
            if (one == quote) {
                sink.write(quote);
            }
        }
        sink.write(quote);
        return true;
    }
}
