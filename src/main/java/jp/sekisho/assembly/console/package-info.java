/** The web console: who may log in to it, and what is served. */
@NullMarked
package jp.sekisho.assembly.console;

import org.jspecify.annotations.NullMarked;
