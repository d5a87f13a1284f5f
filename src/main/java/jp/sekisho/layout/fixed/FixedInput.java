package jp.sekisho.layout.fixed;

import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.Filling;

/** One fixed record while it is read. Mutable; owned by the thread that reads. */
final class FixedInput {
    private final Head head;
    private final byte[] separator;
    private final byte space;
    private final Notes notes;
    private byte[] bytes = new byte[0];
    private int start;
    private int at;
    private int end;
    private int line;
    private String before = "";
    private Filling values;

    FixedInput(Head head, byte[] separator, Notes notes, Filling values) {
        this.head = head;
        this.separator = separator;
        this.space = head.charset().byteOf(' ');
        this.notes = notes;
        this.values = values;
    }

    /** Turns to the record that begins at {@code from}, and has no byte from {@code to} on. */
    void begin(byte[] window, int from, int to, int number, Filling filling) {
        bytes = window;
        start = from;
        at = from;
        end = to;
        line = number;
        before = "";
        values = filling;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Where the next part begins. */
    int at() {
        return at;
    }

    int line() {
        return line;
    }

    Notes notes() {
        return notes;
    }

    Filling values() {
        return values;
    }

    /** How many bytes of the record have been read. */
    int read() {
        return at - start;
    }

    /** Passes the separator after the part before, if there is one, and sees that the next part is all there. */
    void separate(int width) {
        int between = at == start ? 0 : separator.length;
        if (at + between + width > end) {
            throw refused(LayoutError.WRONG_LENGTH, "expected", read() + between + width, "actual", end - start);
        }
        for (int i = 0; i < between; i++) {
            if (bytes[at] != separator[i]) {
                throw refused(LayoutError.WRONG_SEPARATOR, "item", before, "byte", read() + 1);
            }
            at++;
        }
    }

    /** Says that a part has been read. */
    void pass(String part, int width) {
        before = part;
        at += width;
    }

    /** Passes an item or area that is not used here: nothing but spaces. */
    void skipBlank(String part, int width) {
        separate(width);
        for (int i = 0; i < width; i++) {
            if (bytes[at + i] != space) {
                throw refused(LayoutError.NOT_FILLER, "byte", read() + i + 1);
            }
        }
        pass(part, width);
    }

    SekishoException refused(LayoutError error, Object... more) {
        return head.finding(error, line, more).asException();
    }
}
