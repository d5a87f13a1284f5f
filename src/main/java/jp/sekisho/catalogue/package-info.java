/**
 * Everything that is known under {@code mappings/}, as one immutable, checked snapshot.
 *
 * <p>Enter at {@link jp.sekisho.catalogue.CatalogueReader} (read and check once) or {@link
 * jp.sekisho.catalogue.LiveCatalogue} (the snapshot in use, swapped whole). {@link jp.sekisho.catalogue.open.KeptLayouts} has what remains of former
 * snapshots. What a file of a kind may say belongs to the
 * room of that kind; here is only what lies between files.
 */
@NullMarked
package jp.sekisho.catalogue;

import org.jspecify.annotations.NullMarked;
