/** Sekisho, the integration gateway: the entry of the process. Every capability has a room of its own below. */
@NullMarked
package jp.sekisho;

import org.jspecify.annotations.NullMarked;
