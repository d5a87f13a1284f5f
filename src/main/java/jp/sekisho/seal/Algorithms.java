package jp.sekisho.seal;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.seal.Shape.Name;

/** The allow-list: every algorithm and name that a letter may use. What is not here does not exist. */
final class Algorithms {
    static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    static final String DS11 = "http://www.w3.org/2009/xmldsig11#";
    static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";

    static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED = DS + "enveloped-signature";
    static final String SHA256 = XENC + "sha256";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    static final String ELEMENT = XENC + "Element";
    static final String AES_256_GCM = XENC11 + "aes256-gcm";
    static final String RSA_OAEP = XENC11 + "rsa-oaep";
    static final String MGF1_SHA256 = XENC11 + "mgf1sha256";
    static final String KW_AES_256 = XENC + "kw-aes256";
    static final String ECDH_ES = XENC11 + "ECDH-ES";
    static final String CONCAT_KDF = XENC11 + "ConcatKDF";
    /** P-256 and P-384, as XML Signature 1.1 names them. */
    static final Set<String> CURVES = Set.of("urn:oid:1.2.840.10045.3.1.7", "urn:oid:1.3.132.0.34");

    private static final int SHORTEST_RSA = 2048;
    private static final Set<EllipticCurve> KEY_CURVES = Set.of(curve("secp256r1"), curve("secp384r1"));

    private Algorithms() {}

    static Name ds(String local) {
        return new Name(DS, local);
    }

    static Name xenc(String local) {
        return new Name(XENC, local);
    }

    static Name xenc11(String local) {
        return new Name(XENC11, local);
    }

    /** The one signature algorithm for a key; empty if the key is of a kind or length that is not allowed. */
    static Optional<String> signatureFor(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA) {
            return Optional.of(RSA_SHA256);
        }
        if (key instanceof ECPublicKey ec && KEY_CURVES.contains(ec.getParams().getCurve())) {
            return Optional.of(ECDSA_SHA256);
        }
        return Optional.empty();
    }

    private static EllipticCurve curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks the curve " + name, e);
        }
    }
}
