/**
 * What went wrong, in a form that a machine, a sender and an operator can each use: a frozen {@link
 * jp.sekisho.error.ErrorCode code}, a {@link jp.sekisho.error.Finding finding} with the place and the numbers, and one
 * exception that carries it.
 *
 * <p>Enter at {@link jp.sekisho.error.Finding}. Each room defines its own codes as an enum; none is defined here. No
 * finding ever holds personal data: details are names of items, counts, codes and positions, never values of records.
 */
@NullMarked
package jp.sekisho.error;

import org.jspecify.annotations.NullMarked;
