package jp.sekisho.layout.markup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordTarget;

/** Writes an XML message. Mutable; owned by the thread that writes. */
final class XmlTarget implements RecordTarget {
    private final Head head;
    private final List<MarkupKind> kinds;
    private final XmlForm form;
    private final ByteSink sink;
    private final Notes notes;
    private int records;

    XmlTarget(Head head, List<MarkupKind> kinds, XmlForm form, ByteSink sink, Notes notes) {
        this.head = head;
        this.kinds = kinds;
        this.form = form;
        this.sink = sink;
        this.notes = notes;
    }

    @Override
    public void begin() {
        XmlText xml = new XmlText();
        xml.root(form.root(), form.namespace());
        write(xml);
    }

    @Override
    public void write(RecordKind kind, Record record, int line) {
        if (!form.several() && records > 0) {
            throw wrongCount(line);
        }
        MarkupKind known =
                kinds.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
        String[] values = known.written(record, line, notes);
        XmlText xml = new XmlText();
        if (form.several()) {
            xml.element(known.element(), () -> xml.values(known.nodes(), values));
        } else {
            xml.values(known.nodes(), values);
        }
        write(xml);
        records++;
    }

    @Override
    public void end() {
        if (!form.several() && records == 0) {
            throw wrongCount(0);
        }
        XmlText xml = new XmlText();
        xml.end(form.root());
        write(xml);
    }

    private void write(XmlText xml) {
        sink.write(xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private SekishoException wrongCount(int actual) {
        return WholeMessage.refused(head, LayoutError.WRONG_RECORD_COUNT, "actual", actual);
    }
}
