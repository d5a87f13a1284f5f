package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sekisho.error.Finding;

/** One record as an XML element in UTF-8, with an element for each item that is not blank. */
final class XmlCodec implements Codec {
    private final ItemRules rules;
    private final Items items;
    private final List<Field> fields;
    private final XmlForm form;

    XmlCodec(Head head, Items items, List<Field> fields, XmlForm form) {
        this.rules = new ItemRules(head);
        this.items = items;
        this.fields = fields;
        this.form = form;
    }

    @Override
    public List<Record> decode(byte[] message) {
        String[] written = new XmlMessage(rules.head(), items, fields, form).read(message);
        for (int i = 0; i < written.length; i++) {
            Field field = fields.get(i);
            written[i] = rules.read(field, written[i], 1);
            refuseTooLong(field, written[i]);
        }
        return List.of(new Record(items, written));
    }

    @Override
    public boolean holdsSeveral() {
        return false;
    }

    @Override
    public byte[] encode(List<Record> records) {
        if (records.size() != 1) {
            throw Finding.of(
                            LayoutError.WRONG_RECORD_COUNT,
                            "layout",
                            rules.head().id(),
                            "actual",
                            records.size())
                    .asException();
        }
        StringBuilder xml = new StringBuilder(512);
        xml.append('<')
                .append(form.root())
                .append(" xmlns=\"")
                .append(form.namespace())
                .append("\">");
        for (int i = 0; i < fields.size(); i++) {
            append(xml, fields.get(i), records.get(0).at(i));
        }
        xml.append("</").append(form.root()).append('>');
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder xml, Field field, String canonical) {
        String written = cut(field, rules.write(field, canonical, 1));
        if (written.isEmpty()) {
            return;
        }
        refuseTooLong(field, written);
        xml.append('<').append(field.name()).append('>');
        for (int i = 0; i < written.length(); i++) {
            switch (written.charAt(i)) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.append(written.charAt(i));
            }
        }
        xml.append("</").append(field.name()).append('>');
    }

    private static String cut(Field field, String written) {
        boolean tooLong = field.characters() > 0 && length(written) > field.characters();
        return tooLong && field.cuttable()
                ? written.substring(0, written.offsetByCodePoints(0, field.characters()))
                : written;
    }

    private void refuseTooLong(Field field, String written) {
        if (field.characters() > 0 && length(written) > field.characters()) {
            throw rules.finding(
                    LayoutError.TOO_LONG,
                    field,
                    1,
                    "most",
                    field.characters(),
                    "unit",
                    "characters",
                    "actual",
                    length(written));
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
