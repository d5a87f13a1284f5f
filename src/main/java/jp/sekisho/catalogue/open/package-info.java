/**
 * What speaks against a snapshot: messages that were accepted under another one, are open, and would have nothing that ends
 * them. Enter at {@link jp.sekisho.catalogue.open.OpenMessages}. What is wrong with files by themselves is not looked for here.
 */
@NullMarked
package jp.sekisho.catalogue.open;

import org.jspecify.annotations.NullMarked;
