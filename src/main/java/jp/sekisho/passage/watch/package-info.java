/**
 * Who may act, and where a message is: the epoch of this process, those suspected of killing it, the counts of what is
 * open.
 */
@NullMarked
package jp.sekisho.passage.watch;

import org.jspecify.annotations.NullMarked;
