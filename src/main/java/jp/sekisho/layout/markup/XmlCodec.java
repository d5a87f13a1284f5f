package jp.sekisho.layout.markup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Codec;
import jp.sekisho.layout.record.Margins;
import jp.sekisho.layout.record.RecordSource;
import jp.sekisho.layout.record.RecordTarget;

/**
 * XML in UTF-8: an element for each item that is not blank, in order; the root is the one record, or holds an element for
 * each. What it writes is in exclusive canonical form, so that its digest needs no parser.
 */
public final class XmlCodec implements Codec, WholeMessage.Markup {
    private final Head head;
    private final List<MarkupKind> kinds;
    private final XmlForm form;

    public XmlCodec(Head head, List<MarkupKind> kinds, XmlForm form) {
        this.head = head;
        this.kinds = List.copyOf(kinds);
        this.form = form;
    }

    @Override
    public RecordSource source(ByteFeed feed, Notes notes) {
        return new WholeMessage(head, feed, this, notes);
    }

    @Override
    public List<MarkupRecord> read(byte[] message) {
        return new XmlMessage(head, kinds, form).read(message);
    }

    @Override
    public List<Span> places(byte[] message) {
        return form.several() ? XmlPlaces.of(message) : List.of(new Span(0, message.length));
    }

    @Override
    public Margins margins() {
        return form.several()
                ? new Margins(
                        bytes(xml -> xml.root(form.root(), form.namespace())),
                        new byte[0],
                        bytes(xml -> xml.end(form.root())))
                : Margins.none();
    }

    @Override
    public byte[] canonical(MarkupRecord.Written record) {
        Consumer<XmlText> items = xml -> xml.values(record.kind().nodes(), record.values());
        return bytes(xml -> {
            if (form.several()) {
                xml.element(record.kind().element(), () -> items.accept(xml));
            } else {
                xml.root(form.root(), form.namespace());
                items.accept(xml);
                xml.end(form.root());
            }
        });
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
