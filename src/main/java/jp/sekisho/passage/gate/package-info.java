/** What may leave now: opening hours, holds, pace, and the clock that they go by. */
@NullMarked
package jp.sekisho.passage.gate;

import org.jspecify.annotations.NullMarked;
