/** Records in XML and JSON. */
@NullMarked
package jp.sekisho.layout.markup;

import org.jspecify.annotations.NullMarked;
