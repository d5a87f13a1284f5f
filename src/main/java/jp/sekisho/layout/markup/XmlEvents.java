package jp.sekisho.layout.markup;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import jp.sekisho.error.SekishoException;

/** An XML document, event by event, that knows how deep it is. Mutable; owned by the thread that reads. */
final class XmlEvents extends StreamReaderDelegate {
    private static final int DEEPEST = 16;
    private int depth;

    XmlEvents(XMLStreamReader reader) {
        super(reader);
    }

    /** How many elements are open. */
    int depth() {
        return depth;
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        return event;
    }

    /**
     * Passes what is left of a record, so that no more than so many elements are open.
     *
     * @param why what is wrong with the record, and with the message if the record is deeper than any of a layout
     */
    void leave(int open, SekishoException why) throws XMLStreamException {
        while (depth > open) {
            if (depth > open + DEEPEST) {
                throw why;
            }
            next();
        }
    }
}
