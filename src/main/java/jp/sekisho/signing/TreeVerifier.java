package jp.sekisho.signing;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.xml.crypto.KeySelector;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.xmlsecurity.processor.XmlVerifierConfiguration;
import org.apache.camel.component.xmlsecurity.processor.XmlVerifierProcessor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The component's verifier, set upon a tree that has been read and held to its shape already, since the component bounds neither depth
 * nor size, and reads a signature into objects of its own before it asks its checker. For one signature.
 */
final class TreeVerifier extends XmlVerifierProcessor {
    private final Document document;

    TreeVerifier(CamelContext context, Element signature, X509Certificate signer) {
        super(context, told(signature, signer));
        this.document = signature.getOwnerDocument();
    }

    /** The tree that was looked at, so that what is verified and read afterwards is the same. */
    @Override
    protected Document parseInput(InputStream unused, Message message) {
        return document;
    }

    /** All that the component can be told in favour of the rules. */
    static XmlVerifierConfiguration told(Element signature, X509Certificate signer) {
        XmlVerifierConfiguration told = new XmlVerifierConfiguration();
        told.setKeySelector(KeySelector.singletonKeySelector(signer.getPublicKey()));
        told.setXmlSignatureChecker(new WholeDocument(signature, signer));
        told.setUriDereferencer(new SameDocument());
        told.setSecureValidation(Boolean.TRUE);
        told.setDisallowDoctypeDecl(Boolean.TRUE);
        told.setCryptoContextProperties(Map.of(
                "javax.xml.crypto.dsig.cacheReference", Boolean.FALSE, // a second copy of the document
                "org.jcp.xml.dsig.validateManifests", Boolean.FALSE)); // there is none
        told.setXmlSignature2Message((references, message) -> {}); // the content is read from the tree
        return told;
    }
}
