package jp.sekisho.fuzz;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;

/** One layout: a message is read into records that are written and read the same again, or refused with findings. */
record LayoutTarget(Layout layout, String name, List<byte[]> seeds) implements FuzzTarget {
    private static final List<String> VALUES = List.of(
            "",
            "1",
            "01",
            "10",
            "yes",
            "2026-06-15",
            "2026-06-15T09:30:00.000",
            "ア",
            "札幌",
            "TM00000000000002",
            "-1.5",
            "1.00",
            "20260615",
            "不詳");

    /** With seeds that the layout writes, besides those given. */
    static LayoutTarget of(Layout layout, String name, List<byte[]> given) {
        List<byte[]> seeds = new ArrayList<>(given);
        seeds.add(new byte[0]);
        Record record = filled(layout);
        for (List<Record> records : List.of(List.of(record), List.of(record, record, record))) {
            try {
                seeds.add(layout.encode(records));
            } catch (SekishoException e) {
                seeds.add(record.toString().getBytes(layout.charset()));
            }
        }
        return new LayoutTarget(layout, name, seeds);
    }

    private static Record filled(Layout layout) {
        Record record = layout.blank();
        for (Field field : layout.fields()) {
            String value = field.is().orElseGet(() -> VALUES.stream()
                    .filter(one -> !(one.isEmpty() && field.required()))
                    .filter(one -> one.isEmpty() || field.type().write(one) != null)
                    .findFirst()
                    .orElse(""));
            record = record.with(field.name(), value);
        }
        return record;
    }

    @Override
    public String take(byte[] input) {
        stream(input);
        List<Record> records;
        try {
            records = layout.decode(input);
        } catch (SekishoException e) {
            return codes(e);
        }
        byte[] again;
        try {
            again = layout.encode(records);
        } catch (SekishoException e) {
            return "read, then " + codes(e);
        }
        if (!layout.decode(again).equals(records)) {
            throw new AssertionError("read, written, and read otherwise");
        }
        return "read " + Math.min(records.size(), 3);
    }

    private static String codes(SekishoException refused) {
        for (Finding finding : refused.findings()) {
            if (!(finding.code() instanceof LayoutError)) {
                throw new AssertionError("refused by another room", refused);
            }
        }
        return refused.findings().stream()
                .map(finding -> finding.code().wire() + finding.details().get("item"))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /** As a stream: it ends, whatever is bad in it, and knows how far it has read. */
    private void stream(byte[] input) {
        RecordReader reader = layout.reader(new ByteArrayInputStream(input));
        for (int steps = 0; steps <= input.length + 2; steps++) {
            try {
                if (reader.next() == null) {
                    return;
                }
            } catch (SekishoException e) {
                codes(e);
                if (reader.lastBytes().length > input.length) {
                    throw new AssertionError("more bytes kept than came", e);
                }
                if (!reader.canGoOn()) {
                    return;
                }
            }
            if (reader.position() > input.length) {
                throw new AssertionError("read beyond the end");
            }
        }
        throw new AssertionError("does not come to an end");
    }
}
