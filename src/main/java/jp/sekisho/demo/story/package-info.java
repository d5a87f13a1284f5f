/** The scenes that the demo plays, one after the other. */
@NullMarked
package jp.sekisho.demo.story;

import org.jspecify.annotations.NullMarked;
