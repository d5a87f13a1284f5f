package jp.sekisho.seal.keys;

import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * What a file of the ring holds, without any key in it.
 *
 * @param name whose it is in the ring, or {@code issuers}
 * @param kind of the key, as profiles are called; {@code -} for a list
 * @param until the last moment at which it counts
 */
public record HeldKey(String name, String file, Use use, String kind, Instant from, Instant until) {
    private static final String OTHER = "other";

    /** What it is for. */
    public enum Use {
        OWN_LETTERS,
        OWN_CONNECTIONS,
        OWN_LISTENING,
        COUNTERPART_LETTERS,
        ISSUER,
        REVOCATION_LIST
    }

    static HeldKey of(String name, String file, Use use, X509Certificate certificate) {
        return new HeldKey(
                name,
                file,
                use,
                kind(certificate.getPublicKey()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    /** A list without a next one has no time in which it counts. */
    static HeldKey of(String name, String file, X509CRL list) {
        Instant from = list.getThisUpdate().toInstant();
        Instant until =
                list.getNextUpdate() == null ? from : list.getNextUpdate().toInstant();
        return new HeldKey(name, file, Use.REVOCATION_LIST, "-", from, until);
    }

    /** Whole days until it ends; negative if it has ended. */
    public long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, until).getSeconds(), Duration.ofDays(1).getSeconds());
    }

    private static String kind(PublicKey key) {
        return Stream.of(Profile.values())
                .filter(profile -> profile.fits(key))
                .findFirst()
                .map(Profile::toString)
                .orElse(OTHER);
    }
}
