/**
 * Characters and texts: charsets that never replace silently, repertoires, width, kana and normal forms, dates as registers
 * write them, and the naming of what a person probably meant.
 *
 * <p>Enter at {@link jp.sekisho.text.charset.StrictCharset}, {@link jp.sekisho.text.kana.Repertoire} and {@link jp.sekisho.text.PrivateUse} for characters, at
 * {@link jp.sekisho.text.kana.Width}, {@link jp.sekisho.text.kana.Kana} and {@link jp.sekisho.text.date.DatePattern} for texts. A text that
 * a function does not take is answered by empty, never by a replacement. Knows nothing of records, files or messages: what a
 * bad character means is said by the room that met it.
 */
@NullMarked
package jp.sekisho.text;

import org.jspecify.annotations.NullMarked;
