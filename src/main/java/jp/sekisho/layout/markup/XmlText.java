package jp.sekisho.layout.markup;

import java.util.List;

/** XML that is being written, in canonical form. Mutable; owned by the thread that writes. */
final class XmlText {
    private final StringBuilder xml = new StringBuilder(512);

    /** A start tag that declares the namespace. */
    void root(String name, String namespace) {
        xml.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
    }

    void end(String name) {
        xml.append("</").append(name).append('>');
    }

    void element(String name, Runnable content) {
        xml.append('<').append(name).append('>');
        content.run();
        end(name);
    }

    /** An element for each item that is not blank, in order, and one for each place of a group that is used. */
    void values(List<Node> nodes, String[] values) {
        for (Node node : nodes) {
            if (node instanceof Node.Leaf leaf && !values[leaf.index()].isEmpty()) {
                element(leaf.name(), () -> escaped(values[leaf.index()]));
            } else if (node instanceof Node.Repeated group) {
                group.used(values).forEach(slot -> element(group.name(), () -> values(slot, values)));
            }
        }
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.append(text.charAt(i));
            }
        }
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
