package jp.sekisho.seal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jp.sekisho.error.Finding;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads XML from outside: no DTD, hence no entity of any kind; nothing is fetched; depth and attributes are bounded.
 *
 * <p>The JDK's own parser, whatever else is on the class path. A builder is not thread-safe, so each thread has its own.
 */
public final class SecureXml {
    private static final String LIMITS = "http://www.oracle.com/xml/jaxp/properties/";
    private static final ThreadLocal<DocumentBuilder> BUILDER = ThreadLocal.withInitial(SecureXml::builder);

    private SecureXml() {}

    /**
     * The document, or a finding that names the part.
     *
     * @param part what is read, for the finding
     */
    public static Document parse(byte[] xml, String part) {
        try {
            Document document = BUILDER.get().parse(new ByteArrayInputStream(xml));
            if (!"1.0".equals(document.getXmlVersion())) {
                throw notXml(part);
            }
            return document;
        } catch (SAXException | IOException e) {
            throw notXml(part);
        }
    }

    /** As {@link #parse(byte[], String)}, of a document that holds no more than this: of any that comes from outside. */
    public static Document parse(byte[] xml, String part, Bound bound) {
        bound.require(xml, part);
        return parse(xml, part);
    }

    public static Document empty() {
        return BUILDER.get().newDocument();
    }

    private static RuntimeException notXml(String part) {
        // the parser's own message may quote the content, so it is not kept
        return Finding.of(SealError.NOT_XML, "part", part).asException();
    }

    private static DocumentBuilder builder() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            limit(factory::setAttribute);
            factory.setXIncludeAware(false);
            factory.setCoalescing(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be made strict", e);
        }
    }

    /** Limits of the JDK's parser on one element. */
    static void limit(Limited parser) throws SAXException {
        parser.set(LIMITS + "maxElementDepth", "64");
        parser.set(LIMITS + "elementAttributeLimit", "64");
    }

    /** Something of which a limit can be set. */
    interface Limited {
        void set(String name, String value) throws SAXException;
    }

    /** Without a handler the JDK's parser writes to standard error. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
