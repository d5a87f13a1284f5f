package jp.sekisho.layout;

import java.util.Optional;

/**
 * The names of an XML message: one root, one namespace, an element for each item.
 *
 * @param record the element of each record below the root; none where the root itself is the one record
 */
record XmlForm(String namespace, String root, Optional<String> record) {}
