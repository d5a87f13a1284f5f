package jp.sekisho.seal.keys;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts what another trust manager trusts, if it is the one peer's certificate: a pinned issuer issues to others, too. */
final class NamedPeer extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager trust;
    private final String commonName;

    NamedPeer(X509ExtendedTrustManager trust, String commonName) {
        this.trust = trust;
        this.commonName = commonName;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trust.checkClientTrusted(chain, type, socket);
        requireName(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trust.checkServerTrusted(chain, type, socket);
        requireName(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trust.checkClientTrusted(chain, type, engine);
        requireName(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trust.checkServerTrusted(chain, type, engine);
        requireName(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkClientTrusted(chain, type);
        requireName(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        trust.checkServerTrusted(chain, type);
        requireName(chain[0]);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trust.getAcceptedIssuers();
    }

    private void requireName(X509Certificate peer) throws CertificateException {
        try {
            boolean named = new LdapName(peer.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .anyMatch(part ->
                                    "CN".equalsIgnoreCase(part.getType()) && commonName.equals(part.getValue()));
            if (!named) {
                throw new CertificateException("the certificate is not in the peer's name");
            }
        } catch (InvalidNameException e) {
            throw new CertificateException("the certificate's name cannot be read", e);
        }
    }
}
