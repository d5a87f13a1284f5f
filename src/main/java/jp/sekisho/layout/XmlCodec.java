package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sekisho.error.Finding;

/**
 * XML in UTF-8: an element for each item that is not blank, in order; the root is the one record, or holds an element for
 * each. What it writes is in exclusive canonical form, so that its digest needs no parser.
 */
final class XmlCodec implements Codec {
    private final ItemRules rules;
    private final Items items;
    private final List<Field> fields;
    private final XmlForm form;
    private final CharacterRules characters;

    XmlCodec(Head head, Items items, List<Field> fields, XmlForm form) {
        this.rules = new ItemRules(head);
        this.items = items;
        this.fields = fields;
        this.form = form;
        this.characters = new CharacterRules(rules);
    }

    @Override
    public List<Record> decode(byte[] message) {
        RecordsRead records = new RecordsRead();
        for (String[] written : new XmlMessage(rules.head(), items, form).read(message)) {
            records.read(line -> record(written, line));
        }
        return records.all(rules.head());
    }

    private Record record(String[] written, int line) {
        String[] values = new String[written.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = characters.read(fields.get(i), written[i], line);
        }
        return new Record(items, values, null);
    }

    @Override
    public boolean holdsSeveral() {
        return form.record().isPresent();
    }

    @Override
    public byte[] encode(List<Record> records) {
        refuseWrongCount(records.size());
        StringBuilder xml = new StringBuilder(512);
        xml.append('<')
                .append(form.root())
                .append(" xmlns=\"")
                .append(form.namespace())
                .append("\">");
        for (int i = 0; i < records.size(); i++) {
            form.record().ifPresent(name -> xml.append('<').append(name).append('>'));
            append(xml, records.get(i), i + 1);
            form.record().ifPresent(name -> xml.append("</").append(name).append('>'));
        }
        xml.append("</").append(form.root()).append('>');
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder xml, Record record, int line) {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String written = characters.write(field, record.get(i), line);
            if (!written.isEmpty()) {
                xml.append('<').append(field.name()).append('>');
                appendEscaped(xml, written);
                xml.append("</").append(field.name()).append('>');
            }
        }
    }

    private static void appendEscaped(StringBuilder xml, String written) {
        for (int i = 0; i < written.length(); i++) {
            switch (written.charAt(i)) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.append(written.charAt(i));
            }
        }
    }

    private void refuseWrongCount(int actual) {
        boolean single = form.record().isEmpty();
        if (single ? actual != 1 : actual == 0) {
            throw Finding.of(
                            single ? LayoutError.WRONG_RECORD_COUNT : LayoutError.NO_RECORDS,
                            "layout",
                            rules.head().id(),
                            "actual",
                            actual)
                    .asException();
        }
    }
}
