/**
 * Bytes that nobody would write, given to what reads bytes from outside: charsets and layouts. Enter at
 * {@link jp.sekisho.fuzz.FuzzTest}; {@code src/site/markdown/testing.md} says how to let it run for longer.
 */
@NullMarked
package jp.sekisho.fuzz;

import org.jspecify.annotations.NullMarked;
