/**
 * What a record is, and what every form of a message has in common: kinds of records, groups, tallies, and the seam
 * between a record and its bytes.
 */
@NullMarked
package jp.sekisho.layout.record;

import org.jspecify.annotations.NullMarked;
