package jp.sekisho.layout;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * XML in UTF-8: an element for each item that is not blank, in order; the root is the one record, or holds an element for
 * each. What it writes is in exclusive canonical form, so that its digest needs no parser.
 */
final class XmlCodec implements Codec {
    private final Head head;
    private final List<MarkupKind> kinds;
    private final XmlForm form;

    XmlCodec(Head head, List<MarkupKind> kinds, XmlForm form) {
        this.head = head;
        this.kinds = List.copyOf(kinds);
        this.form = form;
    }

    @Override
    public RecordSource source(InputStream in, Notes notes) {
        XmlMessage message = new XmlMessage(head, kinds, form);
        return new WholeMessage(head, in, message::read, record -> {
            XmlText xml = new XmlText();
            xml.element(record.kind().element(), () -> xml.values(record.kind().nodes(), record.values()));
            return xml.toString().getBytes(StandardCharsets.UTF_8);
        });
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
