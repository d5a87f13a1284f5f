package jp.sekisho.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.xml.Algorithms;
import org.apache.camel.Message;
import org.apache.camel.component.xmlsecurity.api.KeyAccessor;
import org.apache.camel.component.xmlsecurity.api.XmlSignatureHelper;
import org.apache.camel.component.xmlsecurity.processor.XmlSignerConfiguration;
import org.w3c.dom.Node;

/** What the component is told, so that it signs in the one shape that a letter's signature has. */
final class SignedAsAgreed {
    private SignedAsAgreed() {}

    static XmlSignerConfiguration with(OwnKey key) {
        XmlSignerConfiguration told = new XmlSignerConfiguration();
        told.setKeyAccessor(new NamedKey(key));
        told.setSignatureAlgorithm(
                Algorithms.signatureFor(key.certificate().getPublicKey()).orElseThrow());
        told.setDigestAlgorithm(Algorithms.SHA256);
        told.setCanonicalizationMethod(XmlSignatureHelper.getCanonicalizationMethod(Algorithms.EXCLUSIVE_C14N));
        told.setTransformMethods(List.of(
                XmlSignatureHelper.getEnvelopedTransform(),
                XmlSignatureHelper.getCanonicalizationMethod(Algorithms.EXCLUSIVE_C14N)));
        told.setParentXpath(XmlSignatureHelper.getXpathFilter("/*"));
        told.setPrefixForXmlSignatureNamespace("ds");
        told.setSignatureId(""); // none
        told.setAddKeyInfoReference(Boolean.FALSE); // the one reference is to the whole document
        told.setOmitXmlDeclaration(Boolean.TRUE);
        return told;
    }

    /** Our key, and the name of its certificate: issuer and serial number, nothing embedded. */
    private record NamedKey(OwnKey key) implements KeyAccessor {

        @Override
        public KeySelector getKeySelector(Message message) {
            return KeySelector.singletonKeySelector(key.key());
        }

        @Override
        public KeyInfo getKeyInfo(Message message, Node body, KeyInfoFactory factory) {
            X509Certificate certificate = key.certificate();
            return factory.newKeyInfo(List.of(factory.newX509Data(List.of(factory.newX509IssuerSerial(
                    certificate.getIssuerX500Principal().getName(), certificate.getSerialNumber())))));
        }
    }
}
