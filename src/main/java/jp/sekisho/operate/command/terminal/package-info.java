/** What commands have in common: where they run, how they speak to a terminal, how they fail. */
@NullMarked
package jp.sekisho.operate.command.terminal;

import org.jspecify.annotations.NullMarked;
