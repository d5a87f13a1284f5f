/**
 * What counterparts ask, and wait for: answered from what the gateway itself holds, or not at all, and recorded before anything leaves.
 *
 * <p>Enter at {@link jp.sekisho.passage.reply.ReplyLeg}. How a question came and how its answer is closed does not belong here, nor what a
 * room knows.
 */
@NullMarked
package jp.sekisho.passage.reply;

import org.jspecify.annotations.NullMarked;
