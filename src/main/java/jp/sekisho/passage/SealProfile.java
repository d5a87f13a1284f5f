package jp.sekisho.passage;

/**
 * How letters on a link are sealed.
 *
 * @param profile the set of algorithms, such as {@code rsa-2048}
 * @param ownKey the name of our key
 * @param counterpart the name of the counterpart's certificates
 */
public record SealProfile(String profile, String ownKey, String counterpart) {}
