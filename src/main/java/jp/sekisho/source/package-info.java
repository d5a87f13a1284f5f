/**
 * Files that people write, read with their positions: every value knows its file, line and column, and every problem of
 * every file is collected before anything is used.
 *
 * <p>Enter at {@link jp.sekisho.source.YamlSource}; problems go into {@link jp.sekisho.source.Issues}. What a file means
 * belongs to the room that owns its kind, not here.
 */
@NullMarked
package jp.sekisho.source;

import org.jspecify.annotations.NullMarked;
