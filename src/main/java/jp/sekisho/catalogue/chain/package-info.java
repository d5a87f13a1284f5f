/** Checks of {@code becomes}: what a message becomes, in interfaces, layouts, maps and systems' files. */
@NullMarked
package jp.sekisho.catalogue.chain;

import org.jspecify.annotations.NullMarked;
