package jp.sekisho.city;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Counterpart.Parcel;
import jp.sekisho.passage.PassageError;

/** The platform's small letters: receipts, lists of answers, confirmations. Thread safe. */
final class PlatformLetters {
    static final String NAMESPACE = "urn:sekisho:platform:1";
    private static final String UTF_8 = "UTF-8";

    private PlatformLetters() {}

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

    /** The sealed answers of a page, in the platform's order. */
    static List<Parcel> parcels(byte[] results) {
        try {
            XMLStreamReader xml = reader(results);
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, "results");
            List<Parcel> parcels = new ArrayList<>();
            while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                xml.require(XMLStreamReader.START_ELEMENT, NAMESPACE, "sealed");
                long position = Long.parseLong(xml.getAttributeValue(null, "sequence"));
                parcels.add(new Parcel(position, Base64.getMimeDecoder().decode(xml.getElementText())));
            }
            return parcels;
        } catch (XMLStreamException | IllegalArgumentException e) {
            throw Finding.of(PassageError.ANSWER_UNREADABLE).asException();
        }
    }

    /** Names the answers that we have. */
    static byte[] confirmation(List<String> answerIds) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, UTF_8);
            xml.writeStartElement("confirmation");
            xml.writeDefaultNamespace(NAMESPACE);
            for (String answerId : answerIds) {
                xml.writeStartElement("結果");
                xml.writeCharacters(answerId);
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
