/**
 * What counterparts bring of their own accord: taken once, handed over to the system that it is for, and told to the counterpart
 * when that has been done.
 *
 * <p>Enter at {@link jp.sekisho.passage.inward.InwardLeg}. How it waits in the system's lane is the same as on the way out, and
 * does not belong here.
 */
@NullMarked
package jp.sekisho.passage.inward;

import org.jspecify.annotations.NullMarked;
