/** Values while a map is compiled and while it runs: what is known of them, and whether they fit into an item. */
@NullMarked
package jp.sekisho.convert.value;

import org.jspecify.annotations.NullMarked;
