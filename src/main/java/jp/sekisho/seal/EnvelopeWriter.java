package jp.sekisho.seal;

import java.io.ByteArrayInputStream;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.KeyName;
import jp.sekisho.seal.xml.SecureXml;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.encryption.XMLEncryptionException;
import org.apache.xml.security.encryption.keys.KeyInfoEnc;
import org.apache.xml.security.encryption.params.ConcatKDFParams;
import org.apache.xml.security.encryption.params.KeyAgreementParameters;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.keys.KeyInfo;
import org.w3c.dom.Document;

/**
 * Encrypts a signed letter to one certificate: AES-256-GCM under a fresh key, wrapped by RSA-OAEP with SHA-256 and
 * MGF1-SHA-256, or, where the certificate's key is on an elliptic curve, by ECDH-ES with ConcatKDF and AES-256 key wrap.
 */
final class EnvelopeWriter {
    private EnvelopeWriter() {}

    static byte[] close(byte[] signedLetter, X509Certificate recipient) {
        try {
            Document document = SecureXml.empty();
            SecretKey contentKey = contentKey();
            EncryptedKey wrapped = recipient.getPublicKey() instanceof RSAPublicKey
                    ? transported(document, contentKey, recipient)
                    : agreed(document, contentKey, recipient);

            XMLCipher content = XMLCipher.getInstance(Algorithms.AES_256_GCM);
            content.init(XMLCipher.ENCRYPT_MODE, contentKey);
            EncryptedData data =
                    content.encryptData(document, Algorithms.ELEMENT, new ByteArrayInputStream(signedLetter));
            KeyInfo keyInfo = new KeyInfo(document);
            keyInfo.add(wrapped);
            data.setKeyInfo(keyInfo);
            document.appendChild(content.martial(document, data));
            return Engine.canonical(document);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // declared so by the engine
            throw Engine.failed(e);
        }
    }

    private static EncryptedKey transported(Document document, SecretKey contentKey, X509Certificate recipient)
            throws XMLEncryptionException {
        XMLCipher wrap = XMLCipher.getInstance(Algorithms.RSA_OAEP, null, Algorithms.SHA256);
        wrap.init(XMLCipher.WRAP_MODE, recipient.getPublicKey());
        EncryptedKey wrapped = wrap.encryptKey(document, contentKey, Algorithms.MGF1_SHA256, null);
        KeyInfo keyInfo = new KeyInfo(document);
        keyInfo.add(KeyName.write(document, recipient));
        wrapped.setKeyInfo(keyInfo);
        return wrapped;
    }

    private static EncryptedKey agreed(Document document, SecretKey contentKey, X509Certificate recipient)
            throws XMLSecurityException {
        PublicKey theirs = recipient.getPublicKey();
        KeyAgreementParameters agreement = new KeyAgreementParameters(
                KeyAgreementParameters.ActorType.ORIGINATOR,
                Algorithms.ECDH_ES,
                ConcatKDFParams.createBuilder(256, Algorithms.SHA256)
                        .algorithmID("0000")
                        .partyUInfo("")
                        .partyVInfo("")
                        .build());
        agreement.setRecipientPublicKey(theirs);
        XMLCipher wrap = XMLCipher.getInstance(Algorithms.KW_AES_256);
        wrap.init(XMLCipher.WRAP_MODE, theirs);
        EncryptedKey wrapped = wrap.encryptKey(document, contentKey, agreement, null);
        ((KeyInfoEnc) wrapped.getKeyInfo())
                .itemAgreementMethod(0)
                .getRecipientKeyInfo()
                .add(KeyName.write(document, recipient));
        return wrapped;
    }

    private static SecretKey contentKey() throws NoSuchAlgorithmException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(256);
        return generator.generateKey();
    }
}
