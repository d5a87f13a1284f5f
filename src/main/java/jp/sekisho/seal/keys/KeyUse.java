package jp.sekisho.seal.keys;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;

/** What a certificate's key is used for here, and the bit of its key usage (RFC 5280, 4.2.1.3) that allows it. */
public enum KeyUse {
    SIGNING("signing") {
        @Override
        int bit(PublicKey key) {
            return 0; // digitalSignature
        }
    },
    ENCRYPTION("encryption") {
        @Override
        int bit(PublicKey key) {
            return key instanceof RSAPublicKey ? 2 : 4; // keyEncipherment, or keyAgreement
        }
    };

    private final String shown;

    KeyUse(String shown) {
        this.shown = shown;
    }

    abstract int bit(PublicKey key);

    /** Whether an end certificate says that its key is for this; one that says nothing is not. */
    boolean isAllowedBy(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage != null && usage[bit(certificate.getPublicKey())] && certificate.getBasicConstraints() == -1;
    }

    @Override
    public String toString() {
        return shown;
    }
}
