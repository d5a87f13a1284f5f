/** The held copy of the register as a console sees it. */
@NullMarked
package jp.sekisho.operate.jmx.copy;

import org.jspecify.annotations.NullMarked;
