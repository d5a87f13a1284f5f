package jp.sekisho.seal;

/**
 * A letter that has been opened and verified: nothing in it lies outside what its sender signed.
 *
 * <p>The body's bytes are shared, not copied; treat them as read-only.
 *
 * @param head what the letter says about itself
 * @param body the body's element in exclusive canonical form, UTF-8
 * @param bodyDigest SHA-256 over {@code body}, in lower-case hexadecimal
 */
public record Letter(Head head, byte[] body, String bodyDigest) {}
