package jp.sekisho.seal.keys;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.SealError;

/**
 * The issuers that a link's certificates may come from, and their revocation lists. An issuer without a valid list counts
 * for nothing.
 *
 * <p>Immutable and thread-safe; who issued which certificate is remembered, so that one instance should serve many letters.
 */
public final class PinnedIssuers {
    private static final int SIGNS_CERTIFICATES = 5;

    private final List<X509Certificate> certificates;
    private final List<X509CRL> revocationLists;
    private final Map<X509Certificate, Optional<X509Certificate>> issuers = new ConcurrentHashMap<>();
    private final Map<X509Certificate, List<X509CRL>> lists = new ConcurrentHashMap<>();

    public PinnedIssuers(List<X509Certificate> certificates, List<X509CRL> revocationLists) {
        this.certificates = List.copyOf(certificates);
        this.revocationLists = List.copyOf(revocationLists);
    }

    public List<X509Certificate> certificates() {
        return certificates;
    }

    public List<X509CRL> revocationLists() {
        return revocationLists;
    }

    /** What speaks against using a held certificate for this, now; empty if nothing does. */
    public Optional<Finding> doubt(X509Certificate certificate, KeyUse use, Instant now) {
        String serial = certificate.getSerialNumber().toString(16);
        Optional<X509Certificate> issuer = issuers.computeIfAbsent(certificate, this::issuerOf);
        if (issuer.isEmpty()) {
            return Optional.of(Finding.of(SealError.WRONG_ISSUER, "serial", serial));
        }
        if (Algorithms.signatureFor(certificate.getPublicKey()).isEmpty()) {
            return Optional.of(Finding.of(SealError.WEAK_KEY, "serial", serial));
        }
        if (!use.isAllowedBy(certificate)) {
            return Optional.of(Finding.of(SealError.WRONG_USAGE, "serial", serial, "usage", use));
        }
        return outOfTime(certificate, now)
                .or(() -> outOfTime(issuer.get(), now))
                .or(() -> revocation(certificate, issuer.get(), now));
    }

    private static Optional<Finding> outOfTime(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (!now.isBefore(from) && !now.isAfter(until)) {
            return Optional.empty();
        }
        String serial = certificate.getSerialNumber().toString(16);
        return Optional.of(Finding.of(SealError.NOT_VALID_NOW, "serial", serial, "from", from, "until", until));
    }

    private Optional<Finding> revocation(X509Certificate certificate, X509Certificate issuer, Instant now) {
        List<X509CRL> authentic = lists.computeIfAbsent(issuer, this::listsOf);
        String serial = certificate.getSerialNumber().toString(16);
        if (authentic.stream().anyMatch(list -> list.isRevoked(certificate))) {
            return Optional.of(Finding.of(SealError.REVOKED, "serial", serial));
        }
        return authentic.stream().anyMatch(list -> isCurrent(list, now))
                ? Optional.empty()
                : Optional.of(Finding.of(SealError.NO_REVOCATION_LIST, "serial", serial));
    }

    private static boolean isCurrent(X509CRL list, Instant now) {
        Date next = list.getNextUpdate();
        return next != null && !now.isBefore(list.getThisUpdate().toInstant()) && now.isBefore(next.toInstant());
    }

    private Optional<X509Certificate> issuerOf(X509Certificate certificate) {
        return certificates.stream()
                .filter(PinnedIssuers::mayIssue)
                .filter(issuer -> issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(issuer -> isProven(() -> certificate.verify(issuer.getPublicKey())))
                .findFirst();
    }

    private List<X509CRL> listsOf(X509Certificate issuer) {
        return revocationLists.stream()
                .filter(list -> list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
                .filter(list -> !list.hasUnsupportedCriticalExtension()) // partial and delta lists
                .filter(list -> isProven(() -> list.verify(issuer.getPublicKey())))
                .toList();
    }

    private static boolean mayIssue(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        return issuer.getBasicConstraints() >= 0 && usage != null && usage[SIGNS_CERTIFICATES];
    }

    private static boolean isProven(Proof proof) {
        try {
            proof.attempt();
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private interface Proof {
        void attempt() throws GeneralSecurityException;
    }
}
