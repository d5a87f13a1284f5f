/** Records whose items are told apart by a separator. */
@NullMarked
package jp.sekisho.layout.delimited;

import org.jspecify.annotations.NullMarked;
