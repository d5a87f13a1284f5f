package jp.sekisho.layout;

/** What happens to a character that the layout's charset or repertoire does not have, on the way out. */
public sealed interface Unmappable {
    /** The message is refused, with the item's name. */
    record Refuse() implements Unmappable {}

    /** The character, with its variation selectors, is written as this one instead. */
    record Substitute(String with) implements Unmappable {}
}
