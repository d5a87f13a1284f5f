package jp.sekisho.seal;

import java.security.Key;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.Bound;
import jp.sekisho.seal.xml.KeyName;
import jp.sekisho.seal.xml.SealError;
import jp.sekisho.seal.xml.SecureXml;
import jp.sekisho.seal.xml.Shape;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Opens what an {@link EnvelopeWriter}, or another's tool by the same standard, closed.
 *
 * <p>The document is held to one shape before the engine decrypts: one encrypted key, values and no references to
 * elsewhere, listed algorithms. All failures to decrypt are one and the same.
 */
final class EnvelopeReader {
    private static final int CONTENT_KEY_BYTES = 32;
    private static final Shape SHAPE = new Shape(SealError.NOT_ENCRYPTED);
    private static final Shape ALGORITHM = new Shape(SealError.WRONG_ENCRYPTION);

    private EnvelopeReader() {}

    /** The bytes inside, opened with one of our keys. */
    static byte[] open(byte[] sealed, SealKeys keys) {
        Document document = SecureXml.parse(sealed, "envelope", Bound.ENVELOPE);
        SHAPE.plain(document);
        Element data = document.getDocumentElement();
        Element encryptedKey = requireData(data);
        Element keyInfo = requireKey(encryptedKey);
        OwnKey own = KeyName.read(keyInfo, SealError.NOT_ENCRYPTED)
                .flatMap(keys::own)
                .orElseThrow(() -> Finding.of(SealError.NOT_FOR_OUR_KEY).asException());
        return decrypt(document, encryptedKey, own);
    }

    private static byte[] decrypt(Document document, Element encryptedKey, OwnKey own) {
        try {
            XMLCipher unwrap = XMLCipher.getInstance();
            unwrap.setSecureValidation(true);
            unwrap.init(XMLCipher.UNWRAP_MODE, own.key());
            Key contentKey = unwrap.decryptKey(unwrap.loadEncryptedKey(document, encryptedKey), Algorithms.AES_256_GCM);
            if (contentKey.getEncoded().length != CONTENT_KEY_BYTES) {
                throw Finding.of(SealError.NOT_DECRYPTED).asException();
            }
            XMLCipher content = XMLCipher.getInstance();
            content.setSecureValidation(true);
            content.init(XMLCipher.DECRYPT_MODE, contentKey);
            return content.decryptToByteArray(document.getDocumentElement());
        } catch (XMLSecurityException | RuntimeException e) {
            // neither the engine's words nor which of the two steps failed: that would answer an attacker's question
            throw Finding.of(SealError.NOT_DECRYPTED).asException();
        }
    }

    /** Returns the one encrypted key. */
    private static Element requireData(Element data) {
        SHAPE.require(Algorithms.xenc("EncryptedData").isNameOf(data), "EncryptedData");
        SHAPE.attributes(data, "Type", "Id");
        SHAPE.require(Algorithms.ELEMENT.equals(data.getAttribute("Type")), "Type");
        List<Element> parts = parts(data);
        requireAlgorithm(parts.get(0), Algorithms.AES_256_GCM);
        SHAPE.empty(parts.get(0));
        SHAPE.content(value(parts.get(2)));
        return SHAPE.children(parts.get(1), Algorithms.xenc("EncryptedKey")).get(0);
    }

    /** Returns the element that names the recipient's certificate. */
    private static Element requireKey(Element encryptedKey) {
        SHAPE.attributes(encryptedKey, "Id");
        List<Element> parts = parts(encryptedKey);
        SHAPE.text(value(parts.get(2)));
        Element method = parts.get(0);
        if (Algorithms.KW_AES_256.equals(method.getAttribute("Algorithm"))) {
            SHAPE.attributes(method, "Algorithm");
            SHAPE.empty(method);
            return requireAgreement(parts.get(1));
        }
        requireAlgorithm(method, Algorithms.RSA_OAEP);
        List<Element> parameters = SHAPE.children(method, Algorithms.ds("DigestMethod"), Algorithms.xenc11("MGF"));
        requireAlgorithm(parameters.get(0), Algorithms.SHA256);
        requireAlgorithm(parameters.get(1), Algorithms.MGF1_SHA256);
        return parts.get(1);
    }

    private static Element requireAgreement(Element keyInfo) {
        Element agreement =
                SHAPE.children(keyInfo, Algorithms.xenc("AgreementMethod")).get(0);
        requireAlgorithm(agreement, Algorithms.ECDH_ES);
        List<Element> parts = SHAPE.children(
                agreement,
                Algorithms.xenc11("KeyDerivationMethod"),
                Algorithms.xenc("OriginatorKeyInfo"),
                Algorithms.xenc("RecipientKeyInfo"));
        requireAlgorithm(parts.get(0), Algorithms.CONCAT_KDF);
        Element parameters = SHAPE.children(parts.get(0), Algorithms.xenc11("ConcatKDFParams"))
                .get(0);
        SHAPE.attributes(parameters, "AlgorithmID", "PartyUInfo", "PartyVInfo", "SuppPubInfo", "SuppPrivInfo");
        requireAlgorithm(
                SHAPE.children(parameters, Algorithms.ds("DigestMethod")).get(0), Algorithms.SHA256);
        requireCurve(parts.get(1));
        return parts.get(2);
    }

    private static void requireCurve(Element originator) {
        Element keyValue = SHAPE.children(originator, Algorithms.ds("KeyValue")).get(0);
        Element point = SHAPE.children(keyValue, new Shape.Name(Algorithms.DS11, "ECKeyValue"))
                .get(0);
        List<Element> parts = SHAPE.children(
                point, new Shape.Name(Algorithms.DS11, "NamedCurve"), new Shape.Name(Algorithms.DS11, "PublicKey"));
        ALGORITHM.require(Algorithms.CURVES.contains(parts.get(0).getAttribute("URI")), "NamedCurve");
        SHAPE.text(parts.get(1));
    }

    private static List<Element> parts(Element encrypted) {
        return SHAPE.children(
                encrypted,
                Algorithms.xenc("EncryptionMethod"),
                Algorithms.ds("KeyInfo"),
                Algorithms.xenc("CipherData"));
    }

    private static Element value(Element cipherData) {
        return SHAPE.children(cipherData, Algorithms.xenc("CipherValue")).get(0);
    }

    private static void requireAlgorithm(Element element, String algorithm) {
        SHAPE.attributes(element, "Algorithm");
        ALGORITHM.require(algorithm.equals(element.getAttribute("Algorithm")), element.getLocalName());
    }
}
