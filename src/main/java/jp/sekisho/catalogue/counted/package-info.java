/** Checks of {@code number-at-claim}: numbers that a counterpart counts, in layouts and maps. */
@NullMarked
package jp.sekisho.catalogue.counted;

import org.jspecify.annotations.NullMarked;
