/**
 * What waits to leave on a link, in order: lanes, the order of a person's messages, and how a lane is filled from the
 * tables.
 */
@NullMarked
package jp.sekisho.passage.lane;

import org.jspecify.annotations.NullMarked;
