package jp.sekisho.seal.xml;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;
import jp.sekisho.error.ErrorCode;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.keys.content.X509Data;
import org.apache.xml.security.keys.content.x509.XMLX509SKI;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The name of a certificate inside a {@code KeyInfo}: issuer and serial number, or subject key identifier. It only ever
 * selects among certificates already held; embedded keys and certificates are passed over unread.
 */
public final class KeyName {
    /** A name, and what others' tools may put beside it. */
    private static final int MOST_PARTS = 16;

    private final List<Predicate<X509Certificate>> conditions;

    private KeyName(List<Predicate<X509Certificate>> conditions) {
        this.conditions = conditions;
    }

    /** An {@code X509Data} that names a certificate. */
    public static X509Data write(Document document, X509Certificate certificate) {
        X509Data data = new X509Data(document);
        data.addIssuerSerial(certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber());
        return data;
    }

    /**
     * The name in a {@code KeyInfo}, or in a {@code RecipientKeyInfo}; empty if there is none.
     *
     * @param code what a malformed or ambiguous name is reported as
     */
    public static Optional<KeyName> read(Element keyInfo, ErrorCode code) {
        Shape shape = new Shape(code);
        List<Element> parts = shape.children(keyInfo).stream()
                .filter(Algorithms.ds("X509Data")::isNameOf)
                .flatMap(data -> shape.children(data).stream())
                .limit(MOST_PARTS + 1)
                .toList();
        shape.require(parts.size() <= MOST_PARTS, "KeyInfo");
        List<Predicate<X509Certificate>> conditions =
                parts.stream().flatMap(part -> condition(part, shape).stream()).toList();
        shape.require(conditions.size() <= 2, "KeyInfo");
        return conditions.isEmpty() ? Optional.empty() : Optional.of(new KeyName(conditions));
    }

    public boolean names(X509Certificate certificate) {
        return conditions.stream().allMatch(condition -> condition.test(certificate));
    }

    private static Optional<Predicate<X509Certificate>> condition(Element part, Shape shape) {
        if (Algorithms.ds("X509IssuerSerial").isNameOf(part)) {
            return Optional.of(issuerSerial(part, shape));
        }
        if (Algorithms.ds("X509SKI").isNameOf(part)) {
            return Optional.of(subjectKeyIdentifier(part, shape));
        }
        return Optional.empty();
    }

    private static Predicate<X509Certificate> issuerSerial(Element part, Shape shape) {
        List<Element> parts = shape.children(part, Algorithms.ds("X509IssuerName"), Algorithms.ds("X509SerialNumber"));
        try {
            X500Principal issuer = new X500Principal(shape.text(parts.get(0)).strip());
            String digits = shape.text(parts.get(1)).strip();
            shape.require(digits.length() <= 50, "X509SerialNumber");
            BigInteger serial = new BigInteger(digits);
            return certificate ->
                    serial.equals(certificate.getSerialNumber()) && issuer.equals(certificate.getIssuerX500Principal());
        } catch (IllegalArgumentException e) {
            throw shape.wrong("X509IssuerSerial");
        }
    }

    private static Predicate<X509Certificate> subjectKeyIdentifier(Element part, Shape shape) {
        try {
            byte[] identifier = Base64.getMimeDecoder().decode(shape.text(part));
            shape.require(identifier.length > 0, "X509SKI");
            return certificate -> Arrays.equals(identifier, identifierOf(certificate));
        } catch (IllegalArgumentException e) {
            throw shape.wrong("X509SKI");
        }
    }

    private static byte[] identifierOf(X509Certificate certificate) {
        try {
            return XMLX509SKI.getSKIBytesFromCert(certificate);
        } catch (XMLSecurityException e) {
            return new byte[0]; // no identifier: equals none that a letter can name
        }
    }
}
