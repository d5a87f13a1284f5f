/**
 * Numbers that senders give their messages: which was the last that has gone through its door, what came before its turn and is held, and
 * what a door does with a number. Enter at {@link jp.sekisho.passage.sequence.Sequences}; the door's leg calls it in its transaction.
 *
 * <p>Asking a sender, and what people decide about numbers, do not belong here.
 */
@NullMarked
package jp.sekisho.passage.sequence;

import org.jspecify.annotations.NullMarked;
