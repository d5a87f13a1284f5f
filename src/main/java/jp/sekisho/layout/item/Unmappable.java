package jp.sekisho.layout.item;

import java.util.Map;

/** What happens to a character that the layout's charset or repertoire does not have, on the way out. */
public sealed interface Unmappable {
    /** The message is refused, with the item's name. */
    record Refuse() implements Unmappable {}

    /** The character, with its variation selectors, is written as this one instead. */
    record Substitute(String with) implements Unmappable {}

    /** The character, with its variation selectors, is written as the table says; one that is not in it is refused. */
    record ByTable(Map<String, String> table) implements Unmappable {
        public ByTable {
            table = Map.copyOf(table);
        }
    }
}
