/**
 * The held copy (保持データ): what the register last said of each person, as it was accepted, from which another city's question is answered
 * while the register sleeps.
 *
 * <p>Enter at {@link jp.sekisho.juki.copy.HeldCopyRoom}. How messages come, and in which form another city asks, does not belong here.
 */
@NullMarked
package jp.sekisho.juki.copy;

import org.jspecify.annotations.NullMarked;
