/**
 * What a message becomes: which of its lines wait for which, what happens to those when that ends, and how a later message corrects it.
 * Enter at {@link jp.sekisho.passage.chain.Chains}; legs call it in their transactions.
 *
 * <p>The order of a lane, and sending, do not belong here.
 */
@NullMarked
package jp.sekisho.passage.chain;

import org.jspecify.annotations.NullMarked;
