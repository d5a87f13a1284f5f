package jp.sekisho.layout;

import java.util.Arrays;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.text.StrictCharset;

/**
 * Records of fixed width, counted in bytes, each with an optional separator between its items and an end.
 *
 * <p>A message is whole records: one byte more or less is refused, the last end of record included.
 */
final class FixedCodec implements Codec {
    private final ItemRules rules;
    private final StrictCharset charset;
    private final Items items;
    private final List<Field> fields;
    private final byte[] separator;
    private final byte[] end;
    private final int width;

    FixedCodec(Head head, Items items, List<Field> fields, byte[] separator, byte[] end) {
        this.rules = new ItemRules(head);
        this.charset = head.charset();
        this.items = items;
        this.fields = fields;
        this.separator = separator;
        this.end = end;
        this.width = fields.stream().mapToInt(Field::bytes).sum() + separator.length * (fields.size() - 1) + end.length;
    }

    /** Bytes of one record, its end included. */
    int width() {
        return width;
    }

    @Override
    public List<Record> decode(byte[] message) {
        RecordsRead records = new RecordsRead();
        int at = 0;
        do {
            int start = at;
            records.read(line -> {
                refuseWrongLength(message, start, line);
                return record(message, start, line);
            });
            at += width;
        } while (at < message.length);
        return records.all(rules.head());
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    @Override
    public byte[] encode(List<Record> records) {
        byte[] message = new byte[records.size() * width];
        for (int i = 0; i < records.size(); i++) {
            write(records.get(i), message, i * width, i + 1);
        }
        return message;
    }

    private Record record(byte[] message, int start, int line) {
        String[] values = new String[fields.size()];
        int at = start;
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            String text = text(field, message, at, at - start, line);
            values[i] = rules.read(field, isBlank(text) ? "" : text, line);
            at += field.bytes();
            if (i < values.length - 1) {
                refuseWrongSeparator(field, message, at, at - start, line);
                at += separator.length;
            }
        }
        return new Record(items, values, null);
    }

    /** Nothing but spaces is how a fixed width says: no value. */
    private static boolean isBlank(String text) {
        return text.chars().allMatch(c -> c == ' ');
    }

    private String text(Field field, byte[] message, int at, int inRecord, int line) {
        return charset.decode(message, at, field.bytes())
                .orElseThrow(() -> rules.finding(
                        LayoutError.NOT_IN_CHARSET,
                        field,
                        line,
                        "byte",
                        inRecord + charset.readable(message, at, field.bytes()) + 1,
                        "charset",
                        charset.charset().name()));
    }

    private void write(Record record, byte[] message, int start, int line) {
        int at = start;
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            byte[] value = bytes(field, rules.write(field, record.get(i), line), line);
            pad(field, value.length == 0, message, at);
            int gap = field.padding().isLeft() ? field.bytes() - value.length : 0;
            System.arraycopy(value, 0, message, at + gap, value.length);
            at += field.bytes();
            byte[] between = i < fields.size() - 1 ? separator : end;
            System.arraycopy(between, 0, message, at, between.length);
            at += between.length;
        }
    }

    private byte[] bytes(Field field, String written, int line) {
        byte[] value = charset.encode(written).orElseThrow();
        if (value.length > field.bytes() && field.cuttable()) {
            return charset.encode(cut(written, field.bytes())).orElseThrow();
        }
        if (value.length > field.bytes()) {
            throw rules.finding(
                    LayoutError.TOO_LONG, field, line, "most", field.bytes(), "unit", "bytes", "actual", value.length);
        }
        if (value.length > 0 && value.length < field.bytes() && field.padding() == Padding.NONE) {
            throw rules.finding(
                    LayoutError.TOO_SHORT,
                    field,
                    line,
                    "expected",
                    field.bytes(),
                    "unit",
                    "bytes",
                    "actual",
                    value.length);
        }
        return value;
    }

    /** The longest beginning that fits; no character has less than one byte, so nothing beyond that is tried. */
    private String cut(String written, int bytes) {
        int to = written.offsetByCodePoints(0, Math.min(bytes, written.codePointCount(0, written.length())));
        while (charset.encode(written.substring(0, to)).orElseThrow().length > bytes) {
            to = written.offsetByCodePoints(to, -1);
        }
        return written.substring(0, to);
    }

    private static void pad(Field field, boolean blank, byte[] message, int at) {
        char with = blank ? ' ' : field.padding().with();
        Arrays.fill(message, at, at + field.bytes(), (byte) with);
    }

    private void refuseWrongLength(byte[] message, int at, int line) {
        int rest = message.length - at;
        boolean ends = rest >= width && Arrays.equals(end, 0, end.length, message, at + width - end.length, at + width);
        if (!ends) {
            throw Finding.of(
                            LayoutError.WRONG_LENGTH,
                            "layout",
                            rules.head().id(),
                            "line",
                            line,
                            "expected",
                            width,
                            "actual",
                            lengthOfLine(message, at))
                    .asException();
        }
    }

    private int lengthOfLine(byte[] message, int start) {
        for (int at = start; end.length > 0 && at <= message.length - end.length; at++) {
            if (Arrays.equals(end, 0, end.length, message, at, at + end.length)) {
                return at + end.length - start;
            }
        }
        return message.length - start;
    }

    private void refuseWrongSeparator(Field field, byte[] message, int at, int inRecord, int line) {
        if (!Arrays.equals(separator, 0, separator.length, message, at, at + separator.length)) {
            throw rules.finding(LayoutError.WRONG_SEPARATOR, field, line, "byte", inRecord + 1);
        }
    }
}
