/** Records whose items are told apart by their width in bytes. */
@NullMarked
package jp.sekisho.layout.fixed;

import org.jspecify.annotations.NullMarked;
