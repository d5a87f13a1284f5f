package jp.sekisho.layout.markup;

import java.util.ArrayList;
import java.util.List;

/** Where the elements of an array lie in a JSON text that a parser has found well-formed. Goes by its bytes. */
final class JsonPlaces {
    private JsonPlaces() {}

    static List<Span> of(byte[] text) {
        List<Span> places = new ArrayList<>();
        int depth = 0;
        int from = -1;
        int to = -1;
        for (int at = 0; at < text.length; at++) {
            byte one = text[at];
            boolean ends = depth == 1 && (one == ',' || one == ']');
            if (ends && from >= 0) {
                places.add(new Span(from, to));
                from = -1;
            }
            if (!ends && depth > 0 && !isWhite(one)) {
                from = from < 0 ? at : from;
                at = one == '"' ? stringEnd(text, at) : at;
                to = at + 1;
            }
            depth += one == '{' || one == '[' ? 1 : one == '}' || one == ']' ? -1 : 0;
        }
        return List.copyOf(places);
    }

    private static boolean isWhite(byte one) {
        return one == ' ' || one == '\t' || one == '\r' || one == '\n';
    }

    /** Where the string that begins there has its last quote. */
    private static int stringEnd(byte[] text, int from) {
        int at = from + 1;
        while (text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at;
    }
}
