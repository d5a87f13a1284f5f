/** The role {@code juki}: what makes a gateway process the 住基ネット中間サーバ. Nothing of another role belongs here. */
@NullMarked
package jp.sekisho.assembly.juki;

import org.jspecify.annotations.NullMarked;
