/** Checks of numbers: {@code number-at-claim}, which a counterpart counts, and {@code sequence}, which a sender does. */
@NullMarked
package jp.sekisho.catalogue.counted;

import org.jspecify.annotations.NullMarked;
