/** The ground of letters: bounded parsing, the algorithms that are allowed, and how keys are named. */
@NullMarked
package jp.sekisho.seal.xml;

import org.jspecify.annotations.NullMarked;
