package jp.sekisho.layout;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/**
 * Reads one XML message into the written values of its items. Takes elements and text; a document type, an entity of its
 * own, a comment, a processing instruction or an attribute is refused, and so is an element that the layout does not have.
 */
record XmlMessage(Head head, Items items, List<Field> fields, XmlForm form) {

    String[] read(byte[] message) {
        String text = head.charset()
                .decode(message, 0, message.length)
                .orElseThrow(() -> forbidden("characters that are not UTF-8", 1));
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
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
                    "line",
                    e.getLocation() == null ? 1 : e.getLocation().getLineNumber(),
                    "column",
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNumber()));
        }
    }

    private String[] read(XMLStreamReader reader) throws XMLStreamException {
        refuseOtherEncoding(reader);
        nextTag(reader);
        if (!reader.getLocalName().equals(form.root()) || !form.namespace().equals(reader.getNamespaceURI())) {
            throw refused(LayoutError.WRONG_ROOT, "namespace", form.namespace(), "expected", form.root());
        }
        refuseAttributes(reader);
        String[] written = new String[fields.size()];
        for (int position = 1; nextTag(reader) == XMLStreamConstants.START_ELEMENT; position++) {
            int index = itemAt(reader, position);
            if (written[index] != null) {
                throw refused(
                        LayoutError.REPEATED_ELEMENT, "item", fields.get(index).name());
            }
            written[index] = content(reader, position);
        }
        while (reader.hasNext()) {
            refuseForbidden(reader.next(), reader);
        }
        return Arrays.stream(written).map(value -> value == null ? "" : value).toArray(String[]::new);
    }

    private int itemAt(XMLStreamReader reader, int position) {
        int index = items.names().indexOf(reader.getLocalName());
        if (index < 0 || !form.namespace().equals(reader.getNamespaceURI())) {
            throw refused(LayoutError.UNKNOWN_ELEMENT, "position", position);
        }
        refuseAttributes(reader);
        return index;
    }

    private String content(XMLStreamReader reader, int position) throws XMLStreamException {
        StringBuilder content = new StringBuilder();
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw refused(LayoutError.UNKNOWN_ELEMENT, "position", position);
            }
            refuseForbidden(event, reader);
            content.append(reader.getText());
            event = reader.next();
        }
        return content.toString();
    }

    /** The next start or end of an element; between elements only white space may stand. */
    private int nextTag(XMLStreamReader reader) throws XMLStreamException {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            refuseForbidden(event, reader);
            if (!reader.getText().isBlank()) {
                throw forbidden("text between elements", line(reader));
            }
            event = reader.next();
        }
        return event;
    }

    private void refuseForbidden(int event, XMLStreamReader reader) {
        switch (event) {
            case XMLStreamConstants.DTD -> throw forbidden("DOCTYPE", line(reader));
            case XMLStreamConstants.ENTITY_REFERENCE -> throw forbidden("entity", line(reader));
            case XMLStreamConstants.COMMENT -> throw forbidden("comment", line(reader));
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw forbidden("processing instruction", line(reader));
            default -> {
                // text, or the end
            }
        }
    }

    private void refuseAttributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() > 0) {
            throw forbidden("attribute", line(reader));
        }
    }

    private void refuseOtherEncoding(XMLStreamReader reader) {
        String declared = reader.getCharacterEncodingScheme();
        if (declared != null
                && !declared.equalsIgnoreCase(head.charset().charset().name())) {
            throw forbidden("another encoding declared", 1);
        }
    }

    private SekishoException forbidden(String what, int line) {
        return refused(LayoutError.XML_FORBIDDEN, "what", what, "line", line);
    }

    private SekishoException refused(ErrorCode code, Object... details) {
        Object[] all = Arrays.copyOf(new Object[] {"layout", head.id()}, details.length + 2);
        System.arraycopy(details, 0, all, 2, details.length);
        return Finding.of(code, all).asException();
    }

    private static int line(XMLStreamReader reader) {
        return reader.getLocation().getLineNumber();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
