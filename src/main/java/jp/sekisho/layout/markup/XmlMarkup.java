package jp.sekisho.layout.markup;

import java.util.Optional;

/**
 * Markup that no message may hold, found in its text before a parser begins: document types, and with them every entity of
 * its own; comments; processing instructions; a byte order mark; and a tag so long that it could hold nothing but attributes
 * and namespaces without number, which parsers compare each with each. The same letters within CDATA are refused too, so
 * that nothing has to be understood to find them.
 *
 * @param row the line of the text, from 1
 */
record XmlMarkup(String what, int row) {
    private static final String CDATA = "<![CDATA[";
    private static final String DECLARATION = "<?xml";
    private static final int LONGEST_TAG = 1000;

    /** The first such markup, or empty if there is none. */
    static Optional<XmlMarkup> refused(String text) {
        if (text.startsWith("\uFEFF")) {
            return Optional.of(new XmlMarkup("byte order mark", 1));
        }
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            Optional<String> what = what(text, at);
            if (what.isPresent()) {
                return Optional.of(new XmlMarkup(what.get(), row(text, at)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> what(String text, int at) {
        if (text.startsWith("<?", at)) {
            boolean declares = at == 0 && text.startsWith(DECLARATION) && !text.startsWith(DECLARATION + "-");
            return declares ? Optional.empty() : Optional.of("processing instruction");
        }
        if (text.startsWith(CDATA, at)) {
            return Optional.empty();
        }
        if (!text.startsWith("<!", at)) {
            return isTooLong(text, at)
                    ? Optional.of("tag of more than " + LONGEST_TAG + " characters")
                    : Optional.empty();
        }
        if (text.startsWith("<!--", at)) {
            return Optional.of("comment");
        }
        return Optional.of(text.startsWith("<!DOCTYPE", at) ? "DOCTYPE" : "declaration");
    }

    /** A tag ends before the next one begins, so that no character is looked at twice. */
    private static boolean isTooLong(String text, int at) {
        int limit = Math.min(text.length(), at + LONGEST_TAG);
        int end = at + 1;
        while (end < limit && text.charAt(end) != '>' && text.charAt(end) != '<') {
            end++;
        }
        return end == at + LONGEST_TAG;
    }

    private static int row(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
