package jp.sekisho.seal.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Locale;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.Engine;

/**
 * The kind of key on which both sides of a link have agreed; with it all algorithms are settled. A key of another kind is not used,
 * and a letter signed with one is refused.
 */
public enum Profile {
    /** RSA with 2,048 bits: RSA-SHA256, RSA-OAEP. */
    RSA_2048 {
        @Override
        boolean fits(PublicKey key) {
            return isRsa(key, 2048);
        }

        @Override
        public KeyPair newKeys() {
            return keys("RSA", 2048);
        }
    },
    /** RSA with 3,072 bits: RSA-SHA256, RSA-OAEP. */
    RSA_3072 {
        @Override
        boolean fits(PublicKey key) {
            return isRsa(key, 3072);
        }

        @Override
        public KeyPair newKeys() {
            return keys("RSA", 3072);
        }
    },
    /** The elliptic curve P-256: ECDSA-SHA256, ECDH-ES. */
    P_256 {
        @Override
        boolean fits(PublicKey key) {
            return key instanceof ECPublicKey ec && Algorithms.isP256(ec);
        }

        @Override
        public KeyPair newKeys() {
            return keys("EC", 256);
        }
    };

    abstract boolean fits(PublicKey key);

    /** A new pair of this kind. */
    public abstract KeyPair newKeys();

    /** As link files write it, such as {@code rsa-2048}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isRsa(PublicKey key, int bits) {
        return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == bits;
    }

    private static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw Engine.failed(e);
        }
    }
}
