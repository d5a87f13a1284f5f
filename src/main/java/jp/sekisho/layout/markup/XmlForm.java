package jp.sekisho.layout.markup;

/**
 * The names of an XML message: one root, one namespace, an element for each item.
 *
 * @param several whether the root holds an element for each record; else it is the one record itself
 */
public record XmlForm(String namespace, String root, boolean several) {}
