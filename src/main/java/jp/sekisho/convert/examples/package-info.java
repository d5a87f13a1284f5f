/** The examples beside a map, and what comes of running them. */
@NullMarked
package jp.sekisho.convert.examples;

import org.jspecify.annotations.NullMarked;
