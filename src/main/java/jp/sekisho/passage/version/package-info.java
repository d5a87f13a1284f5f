/**
 * The newest state that was accepted of each thing that messages name by a key, and what a door does with a state that is not newer. Enter
 * at {@link jp.sekisho.passage.version.Newest}; the door's leg calls it in its transaction.
 *
 * <p>By which items a record names a thing does not belong here: the catalogue knows, and a line says it.
 */
@NullMarked
package jp.sekisho.passage.version;

import org.jspecify.annotations.NullMarked;
