package jp.sekisho.layout.markup;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;
import org.jspecify.annotations.Nullable;

/**
 * Reads one XML message into the written values of its records. Takes elements and text: whatever else XML has is refused,
 * and so is an element that the layout does not have, one that comes twice, or one out of order.
 *
 * <p>A document type is refused before a parser sees it ({@link XmlMarkup}); the parser would neither read nor expand it.
 * What is wrong within a record is its own; whatever else is refused ends the reading, so that no depth is ever built up.
 */
record XmlMessage(Head head, List<MarkupKind> kinds, XmlForm form) {
    List<MarkupRecord> read(byte[] message) {
        String text = head.charset().text(message, 0, message.length);
        if (text == null) {
            throw forbidden("characters that are not UTF-8", row(message));
        }
        XmlMarkup.refused(text).ifPresent(found -> {
            throw forbidden(found.what(), found.row());
        });
        try {
            XmlEvents reader = new XmlEvents(factory().createXMLStreamReader(new StringReader(text)));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new SekishoException(Finding.of(
                    LayoutError.NOT_XML,
                    "layout",
                    head.id(),
                    "row",
                    e.getLocation() == null ? 1 : e.getLocation().getLineNumber(),
                    "column",
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNumber()));
        }
    }

    private List<MarkupRecord> read(XmlEvents reader) throws XMLStreamException {
        refuseOther(reader);
        nextTag(reader);
        if (!is(reader, form.root())) {
            throw refused(LayoutError.WRONG_ROOT, "namespace", form.namespace(), "expected", form.root());
        }
        refuseAttributes(reader);
        List<MarkupRecord> records = new ArrayList<>();
        if (form.several()) {
            addRecords(reader, records);
        } else {
            records.add(record(reader, kinds.get(0), 1));
        }
        while (reader.hasNext()) {
            refuseForbidden(reader.next(), reader);
        }
        return records;
    }

    private void addRecords(XmlEvents reader, List<MarkupRecord> records) throws XMLStreamException {
        int unfit = 0;
        while (nextTag(reader) == XMLStreamConstants.START_ELEMENT) {
            MarkupKind kind = kinds.stream()
                    .filter(one -> is(reader, one.element()))
                    .findFirst()
                    .orElse(null);
            MarkupRecord record = record(reader, kind, records.size() + 1);
            records.add(record);
            if (record instanceof MarkupRecord.Unfit one && ++unfit > WholeMessage.MOST_UNFIT) {
                throw one.why().asException();
            }
        }
    }

    /** The record whose element has just begun, whatever is wrong with it. */
    private MarkupRecord record(XmlEvents reader, @Nullable MarkupKind kind, int line) throws XMLStreamException {
        int around = reader.depth() - 1;
        try {
            if (kind == null) {
                throw head.finding(LayoutError.UNKNOWN_ELEMENT, line, "position", 0)
                        .asException();
            }
            refuseAttributes(reader);
            String[] written = new String[kind.kind().fields().size()];
            Arrays.fill(written, "");
            read(reader, kind.nodes(), written, line);
            return new MarkupRecord.Written(kind, written);
        } catch (SekishoException e) {
            reader.leave(around, e);
            return new MarkupRecord.Unfit(kind, e.finding());
        }
    }

    /** Reads the elements of these nodes up to the end of the element that holds them. */
    private void read(XmlEvents reader, List<Node> nodes, String[] written, int line) throws XMLStreamException {
        int[] there = new int[nodes.size()];
        int last = -1;
        for (int position = 1; nextTag(reader) == XMLStreamConstants.START_ELEMENT; position++) {
            int at = nodeAt(reader, nodes, line, position);
            Node node = nodes.get(at);
            boolean again = at == last && node instanceof Node.Leaf;
            if (at < last || again) {
                LayoutError error = again ? LayoutError.REPEATED_ELEMENT : LayoutError.WRONG_ORDER;
                throw head.finding(error, line, "item", node.name()).asException();
            }
            if (node instanceof Node.Leaf leaf) {
                written[leaf.index()] = content(reader, line, position);
            } else if (node instanceof Node.Repeated group) {
                if (there[at] == group.slots().size()) {
                    throw group.count().wrong(line);
                }
                read(reader, group.slots().get(there[at]), written, line);
            }
            there[at]++;
            last = at;
        }
        for (int i = 0; i < there.length; i++) {
            if (nodes.get(i) instanceof Node.Repeated group) {
                group.refuseOther(there[i], written, line);
            }
        }
    }

    private int nodeAt(XmlEvents reader, List<Node> nodes, int line, int position) {
        for (int i = 0; i < nodes.size(); i++) {
            if (is(reader, nodes.get(i).name())) {
                refuseAttributes(reader);
                return i;
            }
        }
        throw head.finding(LayoutError.UNKNOWN_ELEMENT, line, "position", position)
                .asException();
    }

    private String content(XmlEvents reader, int line, int position) throws XMLStreamException {
        StringBuilder content = new StringBuilder();
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw head.finding(LayoutError.UNKNOWN_ELEMENT, line, "position", position)
                        .asException();
            }
            refuseForbidden(event, reader);
            content.append(reader.getText());
            event = reader.next();
        }
        return content.toString();
    }

    /** As XML has it: an ideographic space is a character like any other. */
    private static boolean isWhiteSpace(String text) {
        return text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\r' || c == '\n');
    }

    /** The next start or end of an element; between elements only white space may stand. */
    private int nextTag(XmlEvents reader) throws XMLStreamException {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            refuseForbidden(event, reader);
            if (!isWhiteSpace(reader.getText())) {
                throw forbidden("text between elements", row(reader));
            }
            event = reader.next();
        }
        return event;
    }

    private boolean is(XmlEvents reader, String name) {
        return reader.getLocalName().equals(name) && form.namespace().equals(reader.getNamespaceURI());
    }

    private void refuseForbidden(int event, XmlEvents reader) {
        switch (event) {
            case XMLStreamConstants.DTD -> throw forbidden("DOCTYPE", row(reader));
            case XMLStreamConstants.ENTITY_REFERENCE -> throw forbidden("entity", row(reader));
            case XMLStreamConstants.COMMENT -> throw forbidden("comment", row(reader));
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw forbidden("processing instruction", row(reader));
            default -> {
                // text, or the end
            }
        }
    }

    private void refuseAttributes(XmlEvents reader) {
        if (reader.getAttributeCount() > 0) {
            throw forbidden("attribute", row(reader));
        }
    }

    private void refuseOther(XmlEvents reader) {
        String version = reader.getVersion();
        if (version != null && !version.equals("1.0")) {
            throw forbidden("another version than XML 1.0", 1);
        }
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null
                && !declared.equalsIgnoreCase(head.charset().charset().name())) {
            throw forbidden("another encoding declared", 1);
        }
    }

    private SekishoException forbidden(String what, int row) {
        return refused(LayoutError.XML_FORBIDDEN, "what", what, "row", row);
    }

    private SekishoException refused(LayoutError code, Object... details) {
        return WholeMessage.refused(head, code, details);
    }

    private int row(byte[] message) {
        int readable = head.charset().readable(message, 0, message.length);
        int row = 1;
        for (int at = 0; at < readable; at++) {
            row += message[at] == '\n' ? 1 : 0;
        }
        return row;
    }

    private static int row(XmlEvents reader) {
        return reader.getLocation().getLineNumber();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
