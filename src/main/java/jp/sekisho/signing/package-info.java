/**
 * The signatures of the envelope {@code signed}, computed by camel-xmlsecurity.
 *
 * <p>Enter at {@link jp.sekisho.signing.CamelSignatures}. Of Camel this room knows that component and the exchange that it works on. Which
 * signatures, keys and certificates count is said in {@link jp.sekisho.seal}, and does not belong here.
 */
@NullMarked
package jp.sekisho.signing;

import org.jspecify.annotations.NullMarked;
