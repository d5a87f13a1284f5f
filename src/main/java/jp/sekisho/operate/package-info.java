/** What operators and engineers see and do: the command line, JMX, health. Thin; nothing depends on it. */
@NullMarked
package jp.sekisho.operate;

import org.jspecify.annotations.NullMarked;
