package jp.sekisho.layout.fixed;

import java.util.Arrays;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Record;

/** One fixed record while it is written, at the end of a sink. Mutable; owned by the thread that writes. */
final class FixedOutput {
    private final byte[] separator;
    private final byte space;
    private final Notes notes;
    private final ByteSink sink;
    private Record record;
    private int start;
    private int line;

    FixedOutput(byte[] separator, byte space, Notes notes, ByteSink sink, Record record) {
        this.separator = separator;
        this.space = space;
        this.notes = notes;
        this.sink = sink;
        this.record = record;
    }

    void begin(Record next, int number) {
        record = next;
        line = number;
        start = sink.size();
    }

    Record record() {
        return record;
    }

    int line() {
        return line;
    }

    Notes notes() {
        return notes;
    }

    /** The sink's array with so many bytes of room from {@link #at}. */
    byte[] room(int width) {
        return sink.room(width);
    }

    int at() {
        return sink.size();
    }

    void pass(int width) {
        sink.size(sink.size() + width);
    }

    void separate() {
        if (sink.size() > start) {
            sink.write(separator);
        }
    }

    void fill(int width, byte with) {
        byte[] bytes = sink.room(width);
        Arrays.fill(bytes, sink.size(), sink.size() + width, with);
        pass(width);
    }

    /** Writes spaces. */
    void blank(int width) {
        fill(width, space);
    }
}
