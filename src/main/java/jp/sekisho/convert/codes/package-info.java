/** Code tables, both ways and with the dates on which they hold, and the files that they are written in. */
@NullMarked
package jp.sekisho.convert.codes;

import org.jspecify.annotations.NullMarked;
