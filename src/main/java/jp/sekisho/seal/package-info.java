/**
 * The seal: letters between this side of a link and its counterpart, signed and encrypted, and opened with no doubt left.
 *
 * <p>Enter at {@link jp.sekisho.seal.SealKind} for letters, at {@link jp.sekisho.seal.keys.TlsIdentity} for connections; both take
 * their keys from a {@link jp.sekisho.seal.keys.KeyRing} ({@link jp.sekisho.seal.keys.DevelopmentPki} makes one for the demo). What a letter's body means,
 * whether a message id was seen before, and what becomes of a refused letter do not belong here.
 */
@NullMarked
package jp.sekisho.seal;

import org.jspecify.annotations.NullMarked;
