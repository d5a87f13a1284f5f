package jp.sekisho.seal.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import jp.sekisho.seal.xml.Engine;

/**
 * Who this side is on a TLS connection, and whom it talks to: our key and chain, the pinned issuers, and the one name that
 * the other side's certificate must bear.
 *
 * @param chain the certificates to show after our own, ending below the root
 * @param peer the common name of the counterpart's certificate
 */
public record TlsIdentity(OwnKey own, List<X509Certificate> chain, PinnedIssuers issuers, String peer) {

    public TlsIdentity {
        chain = List.copyOf(chain);
    }

    /**
     * A context for either end of a connection: it shows our certificate, and accepts the peer's only if a pinned issuer
     * issued it, it is in time, not revoked, for this end of a connection, and in the peer's name. A client checks the host
     * name besides.
     */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), new TrustManager[] {new NamedPeer(trust(), peer)}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw Engine.failed(e);
        }
    }

    /** What a server asks of every connection: TLS 1.3 or 1.2, and a certificate from the client. */
    public SSLParameters serverParameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setNeedClientAuth(true);
        return parameters;
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        char[] inMemoryOnly = "in memory only".toCharArray();
        List<Certificate> shown = new ArrayList<>(List.of(own.certificate()));
        shown.addAll(chain);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", own.key(), inMemoryOnly, shown.toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, inMemoryOnly);
        return factory.getKeyManagers();
    }

    private X509ExtendedTrustManager trust() throws GeneralSecurityException {
        Set<TrustAnchor> anchors = issuers.certificates().stream()
                .map(issuer -> new TrustAnchor(issuer, null))
                .collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(issuers.revocationLists())));
        PKIXRevocationChecker revocation =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        revocation.setOptions(
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        parameters.addCertPathChecker(revocation);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }
}
