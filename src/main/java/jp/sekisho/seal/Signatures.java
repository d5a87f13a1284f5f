package jp.sekisho.seal;

import java.security.cert.X509Certificate;
import jp.sekisho.seal.keys.OwnKey;
import org.w3c.dom.Element;

/**
 * Computes the signatures of the envelope {@code signed}, with an engine that this room does not know. Thread safe.
 *
 * <p>Nothing is asked of it but to compute. What a signature must look like, which algorithms there are and whose certificate counts
 * is looked at in this room before, and the content is read from the tree on which the signature was proven.
 */
public interface Signatures {
    /**
     * The document, with an enveloped signature over all of it as its root element's last child, by the algorithm that fits the key;
     * its {@code KeyInfo} names the key's certificate by issuer and serial number.
     *
     * @param document XML in UTF-8, without DTD
     */
    byte[] sign(byte[] document, OwnKey key);

    /**
     * Whether this signature was made, with the key of this certificate, over everything else in its document; no as well where the
     * engine cannot compute on it.
     */
    boolean isProven(Element signature, X509Certificate signer);
}
