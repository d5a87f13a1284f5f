/**
 * Numbers that counterparts count: which was the last, which request has the next, and what may be done about one that needs a
 * number. Enter at {@link jp.sekisho.passage.count.Numbering}; legs call it in their transactions.
 *
 * <p>Sending, and asking a counterpart, do not belong here.
 */
@NullMarked
package jp.sekisho.passage.count;

import org.jspecify.annotations.NullMarked;
