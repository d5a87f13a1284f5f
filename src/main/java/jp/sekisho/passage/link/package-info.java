/** A counterpart outside as its file says it: hours, pace, what is tried again, what may be sent again. */
@NullMarked
package jp.sekisho.passage.link;

import org.jspecify.annotations.NullMarked;
