/** The role {@code city}: what makes a gateway process the 市中間サーバ. Nothing of another role belongs here. */
@NullMarked
package jp.sekisho.assembly.city;

import org.jspecify.annotations.NullMarked;
