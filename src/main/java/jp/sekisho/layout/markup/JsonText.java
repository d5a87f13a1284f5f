package jp.sekisho.layout.markup;

import java.util.List;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;

/** JSON that is being written: without white space, members in the layout's order. Mutable; owned by the thread that writes. */
final class JsonText {
    static final String STRING = "string";
    static final String NUMBER = "number";
    static final String BOOLEAN = "true or false";
    private final StringBuilder json = new StringBuilder(512);

    /** What the values of an item are in JSON. */
    static String token(Field field) {
        boolean plain = field.type() instanceof ItemType.Decimal decimal
                && decimal.shape().isPlain();
        boolean logical = field.type() instanceof ItemType.Flag flag
                && flag.yes().equals("true")
                && flag.no().equals("false");
        return plain ? NUMBER : logical ? BOOLEAN : STRING;
    }

    void object(List<Node> nodes, String[] values) {
        json.append('{');
        int before = json.length();
        for (Node node : nodes) {
            if (node instanceof Node.Leaf leaf && !values[leaf.index()].isEmpty()) {
                name(leaf.name(), before);
                value(leaf.rules().field(), values[leaf.index()]);
            } else if (node instanceof Node.Repeated group) {
                List<List<Node>> used = group.used(values);
                if (!used.isEmpty()) {
                    name(group.name(), before);
                    array(used, values);
                }
            }
        }
        json.append('}');
    }

    private void array(List<List<Node>> slots, String[] values) {
        json.append('[');
        for (int i = 0; i < slots.size(); i++) {
            json.append(i > 0 ? "," : "");
            object(slots.get(i), values);
        }
        json.append(']');
    }

    private void name(String name, int before) {
        json.append(json.length() > before ? "," : "");
        quoted(name);
        json.append(':');
    }

    private void value(Field field, String value) {
        if (token(field).equals(STRING)) {
            quoted(value);
        } else {
            json.append(value);
        }
    }

    private void quoted(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\');
            }
            json.append(c);
        }
        json.append('"');
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
