/**
 * The protocol {@code letters}: what is said to a counterpart around a message (receipt, answers, confirmation, recall), whoever the
 * counterpart is and however it is reached. {@code platform-wire.md} describes it.
 *
 * <p>Enter at {@link jp.sekisho.passage.letters.LetterExchange}. How bytes travel and how letters are sealed does not belong here.
 */
@NullMarked
package jp.sekisho.passage.letters;

import org.jspecify.annotations.NullMarked;
