/**
 * Lets leave what may: one dispatcher for a link, its threads, what it sends, and what an operator may do about it.
 */
@NullMarked
package jp.sekisho.passage.dispatch;

import org.jspecify.annotations.NullMarked;
