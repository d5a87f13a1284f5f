package jp.sekisho.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.keys.KeyUse;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.KeyName;
import jp.sekisho.seal.xml.SealError;
import jp.sekisho.seal.xml.Shape;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The enveloped signature over a whole letter.
 *
 * <p>Proving it holds the signature to one shape first (one reference, to the whole document, two transforms, listed
 * algorithms, no object), and only then lets the engine compute; the key is chosen by us, never resolved by the engine.
 */
final class Signature {
    private static final Shape SHAPE = new Shape(SealError.WRONG_SIGNATURE_SHAPE);
    private static final Shape ALGORITHM = new Shape(SealError.WRONG_ALGORITHM);

    private Signature() {}

    /** Signs the document as its root element's last child. */
    static void write(Document document, OwnKey key) {
        try {
            String algorithm =
                    Algorithms.signatureFor(key.certificate().getPublicKey()).orElseThrow();
            XMLSignature signature = new XMLSignature(document, "", algorithm, Algorithms.EXCLUSIVE_C14N);
            document.getDocumentElement().appendChild(signature.getElement());
            Transforms transforms = new Transforms(document);
            transforms.addTransform(Algorithms.ENVELOPED);
            transforms.addTransform(Algorithms.EXCLUSIVE_C14N);
            signature.addDocument("", transforms, Algorithms.SHA256);
            signature.getKeyInfo().add(KeyName.write(document, key.certificate()));
            signature.sign(key.key());
        } catch (XMLSecurityException e) {
            throw Engine.failed(e);
        }
    }

    /** Proves that one of the counterpart's certificates, valid now, signed everything else in the document. */
    static void prove(Element signature, SealKeys keys, Instant now) {
        prove(signature, keys, now, Signature::isProven);
    }

    /**
     * As {@link #prove(Element, SealKeys, Instant)}, with the engine that computes.
     *
     * @param engine whether this signature was made with the key of that certificate; it is asked once the rest has no doubt
     */
    static void prove(Element signature, SealKeys keys, Instant now, BiPredicate<Element, X509Certificate> engine) {
        String algorithm = requireShape(signature);
        Element keyInfo = SHAPE.children(signature).get(2);
        X509Certificate signer = KeyName.read(keyInfo, SealError.WRONG_SIGNATURE_SHAPE)
                .map(name -> keys.counterpart(name)
                        .orElseThrow(() -> Finding.of(SealError.UNKNOWN_SIGNER).asException()))
                .orElseThrow(() -> Finding.of(SealError.NO_KEY_NAMED).asException());
        // before the engine computes: the algorithm must be the one that fits this certificate's key
        ALGORITHM.require(
                Algorithms.signatureFor(signer.getPublicKey())
                        .filter(algorithm::equals)
                        .isPresent(),
                "SignatureMethod");
        if (!engine.test(signature, signer)) {
            throw Finding.of(SealError.ALTERED).asException();
        }
        keys.issuers().doubt(signer, KeyUse.SIGNING, now).ifPresent(doubt -> {
            throw doubt.asException();
        });
        if (!keys.fits(signer)) {
            throw Finding.of(SealError.WRONG_PROFILE, "profile", keys.profile()).asException();
        }
    }

    private static boolean isProven(Element signature, X509Certificate signer) {
        try {
            return new XMLSignature(signature, "", true).checkSignatureValue(signer.getPublicKey());
        } catch (XMLSecurityException | RuntimeException e) {
            return false; // the engine could not even compute on what came from outside
        }
    }

    /** Returns the signature algorithm named. */
    private static String requireShape(Element signature) {
        SHAPE.attributes(signature, "Id");
        List<Element> parts = SHAPE.children(
                signature, Algorithms.ds("SignedInfo"), Algorithms.ds("SignatureValue"), Algorithms.ds("KeyInfo"));
        List<Element> info = SHAPE.children(
                parts.get(0),
                Algorithms.ds("CanonicalizationMethod"),
                Algorithms.ds("SignatureMethod"),
                Algorithms.ds("Reference"));
        SHAPE.isShort(parts.get(1));
        requireAlgorithm(info.get(0), Algorithms.EXCLUSIVE_C14N);
        requireReference(info.get(2));
        SHAPE.attributes(info.get(1), "Algorithm");
        SHAPE.empty(info.get(1));
        return info.get(1).getAttribute("Algorithm");
    }

    private static void requireReference(Element reference) {
        SHAPE.attributes(reference, "URI", "Id");
        SHAPE.require(
                reference.hasAttribute("URI") && reference.getAttribute("URI").isEmpty(), "Reference");
        List<Element> parts = SHAPE.children(
                reference, Algorithms.ds("Transforms"), Algorithms.ds("DigestMethod"), Algorithms.ds("DigestValue"));
        List<Element> transforms = SHAPE.children(parts.get(0), Algorithms.ds("Transform"), Algorithms.ds("Transform"));
        requireAlgorithm(transforms.get(0), Algorithms.ENVELOPED);
        requireAlgorithm(transforms.get(1), Algorithms.EXCLUSIVE_C14N);
        requireAlgorithm(parts.get(1), Algorithms.SHA256);
        SHAPE.isShort(parts.get(2));
    }

    private static void requireAlgorithm(Element element, String algorithm) {
        SHAPE.attributes(element, "Algorithm");
        SHAPE.empty(element);
        ALGORITHM.require(algorithm.equals(element.getAttribute("Algorithm")), element.getLocalName());
    }
}
