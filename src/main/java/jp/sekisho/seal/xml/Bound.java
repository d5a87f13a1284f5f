package jp.sekisho.seal.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import jp.sekisho.error.Finding;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * How much a document from outside may hold. It is counted as it streams by, before a tree is built of it, which takes many
 * times its size: 16 MiB of empty elements took 0.7 GB. A small document is not counted: whatever it holds, its tree is small,
 * and counting would take as long as building it.
 *
 * @param tags elements and attributes
 * @param stretches of text: one for each line, character reference and run between tags
 */
public record Bound(int tags, int stretches) {
    /** A document of fewer bytes is small. */
    public static final int SMALL = 64 * 1024;

    private static final int STRETCHES = 500_000;
    /** Its frame has some twenty elements; the sealed letter is text of one of them, broken into lines or not. */
    public static final Bound ENVELOPE = new Bound(1_000, STRETCHES);
    /** Its body may be any element. */
    public static final Bound LETTER = new Bound(100_000, STRETCHES);

    private static final ThreadLocal<SAXParser> PARSER = ThreadLocal.withInitial(Bound::parser);

    /**
     * Refuses a document that holds more, unless it is small. One that is not well-formed is left to who builds the tree.
     *
     * @param part what is read, for the finding
     */
    void require(byte[] xml, String part) {
        if (xml.length >= SMALL) {
            count(xml, part);
        }
    }

    private void count(byte[] xml, String part) {
        Counter counter = new Counter();
        try {
            PARSER.get().parse(new InputSource(new ByteArrayInputStream(xml)), counter);
        } catch (SAXException | IOException e) {
            if (counter.isBeyond()) {
                throw Finding.of(SealError.TOO_MANY_PARTS, "part", part).asException();
            }
        }
    }

    private static SAXParser parser() {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(
                    "http://xml.org/sax/features/namespace-prefixes", true); // declarations are attributes, too
            SAXParser parser = factory.newSAXParser();
            SecureXml.limit(parser::setProperty);
            return parser;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("this JDK's XML parser cannot be made strict", e);
        }
    }

    private final class Counter extends DefaultHandler {
        private int tagsSeen;
        private int stretchesSeen;

        boolean isBeyond() {
            return tagsSeen > tags || stretchesSeen > stretches;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
            tagsSeen += 1 + attributes.getLength();
            stopBeyond();
        }

        @Override
        public void characters(char[] text, int start, int length) throws SAXException {
            stretchesSeen++;
            stopBeyond();
        }

        @Override
        public void processingInstruction(String target, String data) throws SAXException {
            tagsSeen++;
            stopBeyond();
        }

        private void stopBeyond() throws SAXException {
            if (isBeyond()) {
                throw new SAXException("beyond the bound");
            }
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
