package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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
    public RecordSource source(ByteFeed feed, Notes notes) {
        XmlMessage message = new XmlMessage(head, kinds, form);
        Function<byte[], List<WrittenRecord>> read = bytes -> {
            List<WrittenRecord> records = message.read(bytes);
            if (!Arrays.equals(bytes, canonical(records))) {
                notes.normalised(Normalisation.MARKUP);
            }
            return records;
        };
        return new WholeMessage(head, feed, read, record -> bytes(xml -> record(xml, record)));
    }

    /** The message as it would be written. */
    private byte[] canonical(List<WrittenRecord> records) {
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
