package jp.sekisho.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import jp.sekisho.seal.xml.Algorithms;
import org.apache.camel.component.xmlsecurity.api.XmlSignatureChecker;
import org.apache.camel.component.xmlsecurity.api.XmlSignatureInvalidException;
import org.w3c.dom.Element;

/**
 * Holds what the component has understood of a signature to what was seen in the tree: it is the one signature of its document, over
 * all of it by one reference, with the algorithms that fit the signer's key, and without objects. Asked before anything is computed.
 *
 * @param held the signature that was held to its shape
 * @param signer the certificate that was chosen for it
 */
record WholeDocument(Element held, X509Certificate signer) implements XmlSignatureChecker {

    @Override
    public void checkBeforeCoreValidation(Input seen) throws XmlSignatureInvalidException {
        require(seen.getTotalCountOfSignatures() == 1, "the number of signatures");
        require(held.isSameNode(seen.getCurrentSignatureElement()), "the signature");
        require(seen.getObjects().isEmpty(), "Object");
        SignedInfo info = seen.getSignedInfo();
        requireOnly(Algorithms.EXCLUSIVE_C14N, info.getCanonicalizationMethod(), "CanonicalizationMethod");
        requireOnly(algorithm(), info.getSignatureMethod(), "SignatureMethod");
        List<Reference> references = info.getReferences();
        require(references.size() == 1, "the number of references");
        reference(references.get(0));
    }

    private void reference(Reference reference) throws XmlSignatureInvalidException {
        require("".equals(reference.getURI()) && reference.getType() == null, "Reference");
        List<Transform> transforms = reference.getTransforms();
        require(transforms.size() == 2, "the number of transforms");
        requireOnly(Algorithms.ENVELOPED, transforms.get(0), "Transform");
        requireOnly(Algorithms.EXCLUSIVE_C14N, transforms.get(1), "Transform");
        requireOnly(Algorithms.SHA256, reference.getDigestMethod(), "DigestMethod");
    }

    private String algorithm() {
        return Algorithms.signatureFor(signer.getPublicKey()).orElse("none");
    }

    /** The algorithm, and no parameters. */
    private static void requireOnly(String algorithm, AlgorithmMethod method, String part)
            throws XmlSignatureInvalidException {
        require(algorithm.equals(method.getAlgorithm()) && method.getParameterSpec() == null, part);
    }

    private static void require(boolean asExpected, String part) throws XmlSignatureInvalidException {
        if (!asExpected) {
            throw new XmlSignatureInvalidException("not as agreed: " + part);
        }
    }
}
