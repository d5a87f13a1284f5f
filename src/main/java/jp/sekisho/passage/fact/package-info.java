/**
 * What rooms of the gateway's own know of persons, as far as messages wait for it. Enter at {@link jp.sekisho.passage.fact.Facts}.
 *
 * <p>Which messages wait, and how they go on, does not belong here.
 */
@NullMarked
package jp.sekisho.passage.fact;

import org.jspecify.annotations.NullMarked;
