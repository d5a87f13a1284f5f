/** What a map's file says: expressions, conditions and lines, before any name in them is looked up. */
@NullMarked
package jp.sekisho.convert.language;

import org.jspecify.annotations.NullMarked;
