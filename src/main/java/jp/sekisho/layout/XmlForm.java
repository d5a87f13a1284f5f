package jp.sekisho.layout;

/** The names of an XML message: one root, one namespace, an element for each item. */
record XmlForm(String namespace, String root) {}
