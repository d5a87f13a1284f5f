/** The command {@code convert}: files through maps, with a report of what happened. */
@NullMarked
package jp.sekisho.operate.command.convert;

import org.jspecify.annotations.NullMarked;
