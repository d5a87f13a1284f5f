package jp.sekisho.layout.markup;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the elements below the root lie in a document that a parser has found well-formed and without comments and document
 * type. Goes by its bytes, as UTF-8 has those of markup for nothing else. Mutable; owned by the thread that looks.
 */
final class XmlPlaces {
    private static final byte[] CDATA = {'<', '!', '[', 'C', 'D', 'A', 'T', 'A', '['};
    private final byte[] document;
    private final List<Span> places = new ArrayList<>();
    private int depth;
    private int begins;

    private XmlPlaces(byte[] document) {
        this.document = document;
    }

    static List<Span> of(byte[] document) {
        XmlPlaces search = new XmlPlaces(document);
        int at = 0;
        while (at < document.length) {
            at = document[at] == '<' ? search.markup(at) : at + 1;
        }
        return List.copyOf(search.places);
    }

    /** Passes the markup that begins there, and answers where it ends. */
    private int markup(int from) {
        if (document[from + 1] == '?') {
            return tagEnd(from);
        }
        if (document[from + 1] == '!') {
            return cdataEnd(from + CDATA.length);
        }
        int to = tagEnd(from);
        boolean closes = document[from + 1] == '/';
        boolean empty = document[to - 2] == '/';
        if (!closes && depth == 1) {
            begins = from;
        }
        depth += closes ? -1 : empty ? 0 : 1;
        if (depth == 1 && (closes || empty)) {
            places.add(new Span(begins, to));
        }
        return to;
    }

    private int tagEnd(int from) {
        int at = from;
        byte quote = 0;
        while (quote != 0 || document[at] != '>') {
            byte one = document[at];
            if (quote == 0 && (one == '"' || one == '\'')) {
                quote = one;
            } else if (one == quote) {
                quote = 0;
            }
            at++;
        }
        return at + 1;
    }

    private int cdataEnd(int from) {
        int at = from;
        while (document[at] != ']' || document[at + 1] != ']' || document[at + 2] != '>') {
            at++;
        }
        return at + "]]>".length();
    }
}
