package jp.sekisho.layout.markup;

import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What XML lets an element and a namespace be called, by the parser that reads them, and without prefixes. Whatever is
 * written with such names is well formed, and in canonical form.
 */
public final class XmlNames {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_.-]*");

    private XmlNames() {}

    public static boolean isElementName(String name) {
        if (!WORD.matcher(name).matches()) {
            return false;
        }
        try {
            XMLStreamReader reader =
                    XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader("<" + name + "/>"));
            reader.next();
            return reader.getLocalName().equals(name);
        } catch (XMLStreamException e) {
            return false;
        }
    }

    /** An absolute URI without a character that XML would write otherwise: canonical form has no others. */
    public static boolean isNamespace(String name) {
        try {
            return new URI(name).isAbsolute() && name.indexOf('&') < 0;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
