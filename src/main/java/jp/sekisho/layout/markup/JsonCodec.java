package jp.sekisho.layout.markup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Codec;
import jp.sekisho.layout.record.Margins;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordSource;
import jp.sekisho.layout.record.RecordTarget;

/** JSON in UTF-8 (RFC 8259): an object for each record, a member for each item that is not blank. */
public final class JsonCodec implements Codec, WholeMessage.Markup {
    private final Head head;
    private final List<MarkupKind> kinds;
    private final JsonForm form;

    public JsonCodec(Head head, List<MarkupKind> kinds, JsonForm form) {
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
        return new JsonMessage(head, kinds, form).read(message);
    }

    @Override
    public List<Span> places(byte[] message) {
        return form.several() ? JsonPlaces.of(message) : List.of(new Span(0, message.length));
    }

    @Override
    public Margins margins() {
        return form.several() ? new Margins(new byte[] {'['}, new byte[] {','}, new byte[] {']'}) : Margins.none();
    }

    @Override
    public byte[] canonical(MarkupRecord.Written record) {
        return json(record.kind(), record.values());
    }

    @Override
    public RecordTarget target(ByteSink sink, Notes notes) {
        return new RecordTarget() {
            private int records;

            @Override
            public void begin() {
                sink.write(form.several() ? new byte[] {'['} : new byte[0]);
            }

            @Override
            public void write(RecordKind kind, Record record, int line) {
                if (!form.several() && records > 0) {
                    throw WholeMessage.refused(head, LayoutError.WRONG_RECORD_COUNT, "actual", line);
                }
                MarkupKind known = kinds.stream()
                        .filter(one -> one.kind() == kind)
                        .findFirst()
                        .orElseThrow();
                String[] values = known.written(record, line, notes);
                sink.write(records > 0 ? new byte[] {','} : new byte[0]);
                sink.write(json(known, values));
                records++;
            }

            @Override
            public void end() {
                if (!form.several() && records == 0) {
                    throw WholeMessage.refused(head, LayoutError.WRONG_RECORD_COUNT, "actual", 0);
                }
                sink.write(form.several() ? new byte[] {']'} : new byte[0]);
            }
        };
    }

    @Override
    public boolean holdsSeveral() {
        return form.several();
    }

    private static byte[] json(MarkupKind kind, String[] values) {
        JsonText json = new JsonText();
        json.object(kind.nodes(), values);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
