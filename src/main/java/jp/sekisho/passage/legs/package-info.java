/**
 * The legs of a message's way, each one transaction: the door's, the way out, the way back, the deadline's, the outbox.
 */
@NullMarked
package jp.sekisho.passage.legs;

import org.jspecify.annotations.NullMarked;
