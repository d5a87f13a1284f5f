/**
 * Acts that need two people: one proposes, another one confirms what the first one saw.
 *
 * <p>Enter at {@link jp.sekisho.operate.proposal.Proposals}. What an act does is its own room's: here it is a
 * {@link jp.sekisho.operate.proposal.JointAct}.
 */
@NullMarked
package jp.sekisho.operate.proposal;

import org.jspecify.annotations.NullMarked;
