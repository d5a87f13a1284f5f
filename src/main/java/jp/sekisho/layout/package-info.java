/**
 * Shapes of records and messages, described as data: bytes in, items out, and back, exactly.
 *
 * <p>Enter at {@link jp.sekisho.layout.file.LayoutFile}, which reads a description, and {@link jp.sekisho.layout.Layout}, which
 * reads and writes messages by it. Pure: no clock, no input or output. What an item means to a receiver is not known here;
 * converting is the next room's work.
 */
@NullMarked
package jp.sekisho.layout;

import org.jspecify.annotations.NullMarked;
