package jp.sekisho.seal.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * A private key of this side with its certificate.
 *
 * <p>Its text names the certificate only.
 */
public record OwnKey(PrivateKey key, X509Certificate certificate) {

    @Override
    public String toString() {
        return "OwnKey[serial=" + certificate.getSerialNumber().toString(16) + "]";
    }
}
