/**
 * What becomes of numbers that are missing: senders are asked for them, operators see them, and two people decide about them. Enter at
 * {@link jp.sekisho.passage.gap.MissingNumbers} and {@link jp.sekisho.passage.gap.SequenceDecisions}.
 */
@NullMarked
package jp.sekisho.passage.gap;

import org.jspecify.annotations.NullMarked;
