package jp.sekisho.seal.keys;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.xml.KeyName;
import jp.sekisho.seal.xml.SealError;

/**
 * The keys held for one side of one link. Several may be valid at once, on both sides: all of ours open, all of theirs
 * verify; of those valid at the time, the one that became valid last signs, and is encrypted to.
 *
 * <p>Immutable and thread-safe. A key of another kind than the profile is not used, though it be held.
 */
public record SealKeys(Profile profile, List<OwnKey> own, List<X509Certificate> counterpart, PinnedIssuers issuers) {
    static final Comparator<X509Certificate> NEWEST =
            Comparator.comparing(X509Certificate::getNotBefore).thenComparing(X509Certificate::getSerialNumber);

    public SealKeys {
        own = List.copyOf(own);
        counterpart = List.copyOf(counterpart);
    }

    public OwnKey toSign(Instant now) {
        return own.stream()
                .filter(key -> fits(key.certificate()))
                .filter(key ->
                        issuers.doubt(key.certificate(), KeyUse.SIGNING, now).isEmpty())
                .max(Comparator.comparing(OwnKey::certificate, NEWEST))
                .orElseThrow(() -> Finding.of(SealError.NO_OWN_KEY, "usage", KeyUse.SIGNING)
                        .asException());
    }

    public X509Certificate toEncryptTo(Instant now) {
        return counterpart.stream()
                .filter(this::fits)
                .filter(certificate ->
                        issuers.doubt(certificate, KeyUse.ENCRYPTION, now).isEmpty())
                .max(NEWEST)
                .orElseThrow(() -> Finding.of(SealError.NO_COUNTERPART_KEY).asException());
    }

    /** Our key under this name, if we hold it. What was sent to it may be opened even after its certificate has ended. */
    public Optional<OwnKey> own(KeyName name) {
        return own.stream()
                .filter(key -> fits(key.certificate()) && name.names(key.certificate()))
                .findFirst();
    }

    public Optional<X509Certificate> counterpart(KeyName name) {
        return counterpart.stream().filter(name::names).findFirst();
    }

    /** Whether a certificate's key is of the link's profile. */
    public boolean fits(X509Certificate certificate) {
        return profile.fits(certificate.getPublicKey());
    }
}
