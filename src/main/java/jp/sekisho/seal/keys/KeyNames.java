package jp.sekisho.seal.keys;

/**
 * Which keys of a ring serve one side of a link.
 *
 * @param environment the link's environment: keys of another are never used
 * @param profile what kind of keys both sides use
 * @param own the name of this side's keys; letters bear it, too
 * @param counterpart the name of the other side's certificates; letters and its TLS certificate bear it, too
 */
public record KeyNames(String environment, Profile profile, String own, String counterpart) {

    /** The same link seen from the other side. */
    public KeyNames reversed() {
        return new KeyNames(environment, profile, counterpart, own);
    }
}
