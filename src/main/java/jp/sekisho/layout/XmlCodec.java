package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * XML in UTF-8: an element for each item that is not blank, in order; the root is the one record, or holds an element for
 * each. What it writes is in exclusive canonical form, so that its digest needs no parser.
 */
final class XmlCodec implements Codec, WholeMessage.Markup {
    private final Head head;
    private final List<MarkupKind> kinds;
    private final XmlForm form;

    XmlCodec(Head head, List<MarkupKind> kinds, XmlForm form) {
        this.head = head;
        this.kinds = List.copyOf(kinds);
        this.form = form;
    }

    @Override
    public RecordSource source(ByteFeed feed, Notes notes) {
        return new WholeMessage(head, feed, this, notes);
    }

    @Override
    public List<WrittenRecord> read(byte[] message) {
        return new XmlMessage(head, kinds, form).read(message);
    }

    @Override
    public byte[] canonical(WrittenRecord record) {
        return bytes(xml -> record(xml, record));
    }

    @Override
    public byte[] canonical(List<WrittenRecord> records) {
        return bytes(xml -> {
            xml.root(form.root(), form.namespace());
            for (WrittenRecord record : records) {
                if (form.several()) {
                    record(xml, record);
                } else {
                    xml.values(record.kind().nodes(), record.values());
                }
            }
            xml.end(form.root());
        });
    }

    private static void record(XmlText xml, WrittenRecord record) {
        xml.element(record.kind().element(), () -> xml.values(record.kind().nodes(), record.values()));
    }

    private static byte[] bytes(Consumer<XmlText> content) {
        XmlText xml = new XmlText();
        content.accept(xml);
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public RecordTarget target(ByteSink sink, Notes notes) {
        return new XmlTarget(head, kinds, form, sink, notes);
    }

    @Override
    public boolean holdsSeveral() {
        return form.several();
    }
}
