package jp.sekisho.passage.letters;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.PassageError;

/** What the protocol says around messages: receipts, pages of answers, confirmations, refusals, recalls. Thread safe. */
final class LetterBodies {
    static final String NAMESPACE = "urn:sekisho:protocol:1";
    /** Why no answer comes: none came in time, or nobody may give one. */
    static final String EXPIRED = "EXPIRED";

    static final String REFUSED = "REFUSED";
    private static final String UTF_8 = "UTF-8";

    private LetterBodies() {}

    /** The 受付番号 of a receipt. */
    static String receiptNumber(byte[] receipt) {
        try {
            XMLStreamReader xml = reader(receipt);
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, "receipt");
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, "受付番号");
            return xml.getElementText().strip();
        } catch (XMLStreamException e) {
            throw Finding.of(PassageError.WRONG_RECEIPT).asException();
        }
    }

    /** The 順番号 of a letter: under which the counterpart has taken something, or the last that it has counted; none if it says none. */
    static OptionalLong countedNumber(byte[] letter, String root) {
        try {
            XMLStreamReader xml = reader(letter);
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, root);
            OptionalLong number = OptionalLong.empty();
            while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                boolean isNumber = xml.getLocalName().equals("順番号");
                String text = xml.getElementText().strip();
                number = isNumber ? OptionalLong.of(Long.parseLong(text)) : number;
            }
            return number;
        } catch (XMLStreamException | NumberFormatException e) {
            throw Finding.of(PassageError.WRONG_RECEIPT).asException();
        }
    }

    /** The sealed answers of a page, in the counterpart's order. */
    static List<Parcel> parcels(byte[] results) {
        try {
            XMLStreamReader xml = reader(results);
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, "results");
            List<Parcel> parcels = new ArrayList<>();
            while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, "sealed");
                long position = Long.parseLong(xml.getAttributeValue(null, "sequence"));
                parcels.add(new Parcel(position, sealed(xml.getElementText())));
            }
            return parcels;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw Finding.of(PassageError.ANSWER_UNREADABLE).asException();
        }
    }

    /** What is no letter at all is refused like one that does not open: those beside it are not its fault. */
    private static byte[] sealed(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Names the answers that we have. */
    static byte[] confirmation(List<String> answerIds) {
        return written("confirmation", ids("結果", answerIds));
    }

    /** Names a request that is not to be taken any more. */
    static byte[] recall(String requestId) {
        return written("recall", ids("要求", List.of(requestId)));
    }

    /** Says that a question is not answered, and no more. */
    static byte[] refusal() {
        return written("refusal", List.of());
    }

    /** Asks whether a request was taken, and under which number. */
    static byte[] state(String requestId) {
        return written("state", ids("要求", List.of(requestId)));
    }

    /** Asks which number was counted last. @param subject of whom; empty if of all messages together */
    static byte[] lastNumber(String interfaceId, String subject) {
        List<Item> items = new ArrayList<>(List.of(new Item("業務", interfaceId)));
        if (!subject.isEmpty()) {
            items.add(new Item("対象", subject));
        }
        return written("last-number", items);
    }

    /** Says of what the counterpart asked that no answer comes, and why. */
    static byte[] refusals(String reason, List<String> questionIds) {
        List<Item> items = new ArrayList<>(List.of(new Item("理由", reason)));
        items.addAll(ids("結果", questionIds));
        return written("refusals", items);
    }

    private record Item(String name, String text) {}

    private static List<Item> ids(String name, List<String> ids) {
        return ids.stream().map(id -> new Item(name, id)).toList();
    }

    private static byte[] written(String root, List<Item> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8);
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            for (Item item : items) {
                xml.writeStartElement(item.name);
                xml.writeCharacters(item.text);
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(document), UTF_8);
    }
}
