package jp.sekisho.layout.markup;

import java.util.Arrays;
import java.util.List;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;

/**
 * One kind of record in XML or JSON.
 *
 * @param element what a record is called in XML; in JSON the value that tells it from other kinds
 */
public record MarkupKind(RecordKind kind, String element, List<Node> nodes) {

    /** The record with these written values, by the indexes of its items. */
    Record record(String[] written, int line, Notes notes) {
        Filling values = kind.filling();
        read(nodes, written, values, line, notes);
        return values.record();
    }

    private static void read(List<Node> nodes, String[] written, Filling values, int line, Notes notes) {
        for (Node node : nodes) {
            if (node instanceof Node.Leaf leaf) {
                values.set(leaf.index(), leaf.rules().read(written[leaf.index()], line, notes));
            } else if (node instanceof Node.Repeated group) {
                int said = group.count().said(values.get(group.countAt()), line);
                group.slots().subList(0, said).forEach(slot -> read(slot, written, values, line, notes));
            }
        }
    }

    /** What is written of a record, by the indexes of its items. */
    String[] written(Record record, int line, Notes notes) {
        String[] written = new String[kind.fields().size()];
        Arrays.fill(written, "");
        write(nodes, record, written, line, notes);
        return written;
    }

    private static void write(List<Node> nodes, Record record, String[] written, int line, Notes notes) {
        for (Node node : nodes) {
            if (node instanceof Node.Leaf leaf) {
                written[leaf.index()] = leaf.rules().write(record.get(leaf.index()), line, notes);
            } else if (node instanceof Node.Repeated group) {
                int said = group.count().said(record.get(group.countAt()), line);
                group.slots().subList(0, said).forEach(slot -> write(slot, record, written, line, notes));
            }
        }
    }
}
