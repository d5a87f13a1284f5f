package jp.sekisho.demo.counterpart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Messages of one level: a root, and items right below it. */
public final class MessageXml {
    /** Of what the platform is asked and answers. */
    public static final String PLATFORM = "urn:sekisho:platform:1";
    /** Of what CS is asked and answers. */
    public static final String CS = "urn:sekisho:cs:1";
    /** Of what is said around requests: receipts, pages of results, confirmations, recalls. */
    public static final String PROTOCOL = "urn:sekisho:protocol:1";

    private MessageXml() {}

    /** Takes the name and the text of an item. */
    public interface Item {
        void take(String name, String text) throws XMLStreamException;
    }

    /** The texts of the items below a root of that name; none if the body is of another form. */
    public static Map<String, String> items(byte[] body, String namespace, String root) {
        Map<String, String> items = new HashMap<>();
        boolean read = read(body, namespace, root, (name, text) -> {
            if (items.put(name, text) != null) {
                throw new XMLStreamException("an item twice");
            }
        });
        return read ? items : Map.of();
    }

    /** Hands over name and text of each element right below the root, in order; false if the body is of another form. */
    public static boolean read(byte[] body, String namespace, String root, Item each) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(body)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            xml.nextTag();
            xml.require(XMLStreamReader.START_ELEMENT, namespace, root);
            while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
                xml.require(XMLStreamReader.START_ELEMENT, namespace, null);
                each.take(xml.getLocalName(), xml.getElementText());
            }
            return true;
        } catch (XMLStreamException | IOException e) {
            return false;
        }
    }

    /** Writes an item. @param text without what XML escapes */
    public static void item(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(text)
                .append("</")
                .append(name)
                .append('>');
    }

    /** Reads no DTD and nothing from elsewhere. */
    public static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }
}
