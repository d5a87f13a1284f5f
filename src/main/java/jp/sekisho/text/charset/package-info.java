/**
 * Character codes, strictly: what cannot be read or written as it stands is refused or named, never replaced in silence.
 */
@NullMarked
package jp.sekisho.text.charset;

import org.jspecify.annotations.NullMarked;
