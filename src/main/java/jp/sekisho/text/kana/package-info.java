/** Kana: half width and full width, small and large, as registers and banks fold them. */
@NullMarked
package jp.sekisho.text.kana;

import org.jspecify.annotations.NullMarked;
