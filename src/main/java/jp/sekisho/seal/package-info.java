/**
 * The seal: letters between this side of a link and its counterpart, signed and encrypted, and opened with no doubt left.
 *
 * <p>Enter at {@link jp.sekisho.seal.Seal} for letters, at {@link jp.sekisho.seal.TlsIdentity} for connections; both take
 * their keys from outside ({@link jp.sekisho.seal.DevelopmentPki} makes some for the demo). What a letter's body means,
 * whether a message id was seen before, and what becomes of a refused letter do not belong here.
 */
@NullMarked
package jp.sekisho.seal;

import org.jspecify.annotations.NullMarked;
