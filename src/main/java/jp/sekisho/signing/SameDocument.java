package jp.sekisho.signing;

import javax.xml.crypto.Data;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import org.apache.jcp.xml.dsig.internal.dom.XMLDSigRI;

/** Follows no reference but the empty one, to the document itself: neither to elsewhere nor to a part of it. */
final class SameDocument implements URIDereferencer {
    private final URIDereferencer santuario =
            XMLSignatureFactory.getInstance("DOM", new XMLDSigRI()).getURIDereferencer();

    @Override
    public Data dereference(URIReference reference, XMLCryptoContext context) throws URIReferenceException {
        if (!"".equals(reference.getURI())) {
            throw new URIReferenceException("only the document itself is referred to");
        }
        return santuario.dereference(reference, context);
    }
}
