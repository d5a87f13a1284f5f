/** Keys and certificates: our own, the counterparts', and the development ones made on the machine. */
@NullMarked
package jp.sekisho.seal.keys;

import org.jspecify.annotations.NullMarked;
