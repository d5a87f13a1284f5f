/** Checks of {@code key} and {@code version}: by which items records name a thing and its state. */
@NullMarked
package jp.sekisho.catalogue.keyed;

import org.jspecify.annotations.NullMarked;
