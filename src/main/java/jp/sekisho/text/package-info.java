/**
 * Characters: charsets that never replace silently, repertoires, and the naming of what a person probably meant.
 *
 * <p>Enter at {@link jp.sekisho.text.StrictCharset} and {@link jp.sekisho.text.Repertoire}. Knows nothing of records,
 * files or messages: what a bad character means is said by the room that met it.
 */
@NullMarked
package jp.sekisho.text;

import org.jspecify.annotations.NullMarked;
