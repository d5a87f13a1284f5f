package jp.sekisho.seal.xml;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Walks an element and holds it to an exact shape: what is not expected is refused, wherever it stands. Each step that does
 * not match fails with the same code and the name of the part.
 */
public record Shape(ErrorCode code) {
    /** Longer than any name, number, digest or wrapped key in a letter's frame, and short whatever is done with it. */
    private static final int LONGEST = 2_000;

    /** A child that is expected, by name. */
    public record Name(String namespace, String local) {
        public boolean isNameOf(Node node) {
            return local.equals(node.getLocalName()) && namespace.equals(node.getNamespaceURI());
        }
    }

    /** The child elements, which must be exactly these, in this order, with nothing but space between. */
    public List<Element> children(Element parent, Name... expected) {
        List<Element> found = children(parent);
        if (found.size() != expected.length) {
            throw wrong(parent);
        }
        for (int i = 0; i < expected.length; i++) {
            if (!expected[i].isNameOf(found.get(i))) {
                throw wrong(parent);
            }
        }
        return found;
    }

    /** All child elements; text other than space, comments and processing instructions are refused. */
    public List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            } else if (node.getNodeType() != Node.TEXT_NODE
                    || !node.getNodeValue().isBlank()) {
                throw wrong(parent);
            }
        }
        return found;
    }

    /** Refuses an element that holds anything. */
    public void empty(Element element) {
        require(children(element).isEmpty(), element.getLocalName());
    }

    /** The text of an element of the frame, which holds nothing else and is short. */
    public String text(Element element) {
        String text = content(element);
        require(text.length() <= LONGEST, element.getLocalName());
        return text;
    }

    /** Refuses an element of the frame whose text, with all that it holds, is long. */
    public void isShort(Element element) {
        require(element.getTextContent().length() <= LONGEST, element.getLocalName());
    }

    /** The text of an element that holds nothing else, however long. */
    public String content(Element element) {
        Node only = element.getFirstChild();
        if (only == null || only.getNextSibling() != null || only.getNodeType() != Node.TEXT_NODE) {
            throw wrong(element);
        }
        return only.getNodeValue();
    }

    /** Refuses attributes other than these and namespace declarations, and long values. */
    public void attributes(Element element, String... allowed) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            boolean declaration = "http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI());
            boolean known =
                    attribute.getNamespaceURI() == null && List.of(allowed).contains(attribute.getLocalName());
            if (!declaration && !known || attribute.getValue().length() > LONGEST) {
                throw wrong(element);
            }
        }
    }

    /** Refuses comments and processing instructions at any depth: the signature does not cover the former. */
    public void plain(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            short type = node.getNodeType();
            if (type != Node.ELEMENT_NODE && type != Node.TEXT_NODE) {
                throw wrong("comments and processing instructions");
            }
            plain(node);
        }
    }

    public void require(boolean asExpected, String part) {
        if (!asExpected) {
            throw wrong(part);
        }
    }

    public SekishoException wrong(String part) {
        return Finding.of(code, "part", part).asException();
    }

    private SekishoException wrong(Element element) {
        // a name that the outside chose is not repeated: only ours are
        String name = element.getLocalName();
        return wrong(name.matches("[A-Za-z0-9-]{1,40}") ? name : "an element");
    }
}
