package jp.sekisho.seal.xml;

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
import jp.sekisho.seal.xml.Shape.Name;

/** The allow-list: every algorithm and name that a letter may use. What is not here does not exist. */
public final class Algorithms {
    public static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    public static final String DS11 = "http://www.w3.org/2009/xmldsig11#";
    public static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
    public static final String XENC11 = "http://www.w3.org/2009/xmlenc11#";

    public static final String EXCLUSIVE_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public static final String ENVELOPED = DS + "enveloped-signature";
    public static final String SHA256 = XENC + "sha256";
    public static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

    public static final String ELEMENT = XENC + "Element";
    public static final String AES_256_GCM = XENC11 + "aes256-gcm";
    public static final String RSA_OAEP = XENC11 + "rsa-oaep";
    public static final String MGF1_SHA256 = XENC11 + "mgf1sha256";
    public static final String KW_AES_256 = XENC + "kw-aes256";
    public static final String ECDH_ES = XENC11 + "ECDH-ES";
    public static final String CONCAT_KDF = XENC11 + "ConcatKDF";
    /** P-256 and P-384, as XML Signature 1.1 names them. */
    public static final Set<String> CURVES = Set.of("urn:oid:1.2.840.10045.3.1.7", "urn:oid:1.3.132.0.34");

    private static final int SHORTEST_RSA = 2048;
    private static final EllipticCurve P_256 = curve("secp256r1");
    private static final Set<EllipticCurve> KEY_CURVES = Set.of(P_256, curve("secp384r1"));

    private Algorithms() {}

    public static Name ds(String local) {
        return new Name(DS, local);
    }

    public static Name xenc(String local) {
        return new Name(XENC, local);
    }

    public static Name xenc11(String local) {
        return new Name(XENC11, local);
    }

    /** The one signature algorithm for a key; empty if the key is of a kind or length that is not allowed. */
    public static Optional<String> signatureFor(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= SHORTEST_RSA) {
            return Optional.of(RSA_SHA256);
        }
        if (key instanceof ECPublicKey ec && KEY_CURVES.contains(ec.getParams().getCurve())) {
            return Optional.of(ECDSA_SHA256);
        }
        return Optional.empty();
    }

    public static boolean isP256(ECPublicKey key) {
        return key.getParams().getCurve().equals(P_256);
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
