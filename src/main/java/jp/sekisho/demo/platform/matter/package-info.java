/** What is asked of the counterparts that the demo plays, as they read it. */
@NullMarked
package jp.sekisho.demo.platform.matter;

import org.jspecify.annotations.NullMarked;
