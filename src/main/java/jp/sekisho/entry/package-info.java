/**
 * Entering a business system's numbers into the registry from a file: read through a layout, checked whole, then entered in batches
 * and recorded in the ledger.
 *
 * <p>Enter at {@link jp.sekisho.entry.NumberEntry}. What a number may be and who holds it is the registry's to say; commands and
 * beans, and where files and layouts come from, do not belong here.
 */
@NullMarked
package jp.sekisho.entry;

import org.jspecify.annotations.NullMarked;
