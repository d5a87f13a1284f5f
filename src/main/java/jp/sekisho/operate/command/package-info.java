/**
 * The command line: one class per command, and how issues are shown to people.
 *
 * <p>Enter at {@link jp.sekisho.operate.command.SekishoCommand}, whose annotation lists the commands. A command reads its
 * options, calls the room that does the work, and prints; it decides nothing. The only room that writes to standard
 * output.
 */
@NullMarked
package jp.sekisho.operate.command;

import org.jspecify.annotations.NullMarked;
