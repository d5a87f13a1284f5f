/** How the process ends: in order, in time, and with a code that says why. */
@NullMarked
package jp.sekisho.assembly.end;

import org.jspecify.annotations.NullMarked;
