package jp.sekisho.demo.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the platform reads in an inquiry: whom it is about, by the integrated atena number, and what is asked.
 *
 * @param office who asks, 照会者部署コード
 * @param at when its sender asked, as the sender wrote it; {@code -} where it does not say
 */
public record Inquiry(String atena, String office, String information, String at) {
    static final String NAMESPACE = "urn:sekisho:platform:1";
    /** Of what is said around inquiries: receipts, pages of results, confirmations, recalls. */
    static final String PROTOCOL = "urn:sekisho:protocol:1";

    private static final List<String> REQUIRED = List.of(
            "団体内統合宛名番号", "照会者機関コード", "照会者部署コード", "事務コード", "事務手続コード", "提供者機関コード", "特定個人情報名コード", "照会条件区分", "照会年度区分");

    /** The inquiry in a letter's body; empty if it is not one. */
    public static Optional<Inquiry> read(byte[] body) {
        Map<String, String> items = items(body, "inquiry");
        boolean complete =
                REQUIRED.stream().noneMatch(name -> items.getOrDefault(name, "").isBlank());
        String atena = items.getOrDefault("団体内統合宛名番号", "");
        String office = items.getOrDefault("照会者部署コード", "");
        String information = items.getOrDefault("特定個人情報名コード", "");
        String at = items.getOrDefault("照会依頼日時", "");
        return complete
                        && atena.matches("[0-9]{15}")
                        && office.matches("[A-Za-z0-9]{1,20}")
                        && information.matches("[A-Za-z0-9]{16}")
                ? Optional.of(new Inquiry(atena, office, information, at.matches("[0-9T:.-]+") ? at : "-"))
                : Optional.empty();
    }

    /** The texts of the elements right below a root of that name; none if the body is of another form. */
    private static Map<String, String> items(byte[] body, String root) {
        Map<String, String> items = new HashMap<>();
        boolean read = read(body, NAMESPACE, root, (name, text) -> {
            if (items.put(name, text) != null) {
                throw new XMLStreamException("an item twice");
            }
        });
        return read ? items : Map.of();
    }

    /** Hands over name and text of each element right below the root, in order; false if the body is of another form. */
    static boolean read(byte[] body, String namespace, String root, Item each) {
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

    interface Item {
        void take(String name, String text) throws XMLStreamException;
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
