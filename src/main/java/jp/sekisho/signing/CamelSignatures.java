package jp.sekisho.signing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import jp.sekisho.seal.Signatures;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.xml.Engine;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.xmlsecurity.processor.XmlSignerProcessor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.w3c.dom.Element;

/**
 * The signatures of camel-xmlsecurity, called by code and not by a route. Thread safe.
 *
 * <p>The component obeys headers of its message, which say among other things what is signed: each call has an exchange of its own without
 * any. Its Camel context is its own, too, and is never started: no component, converter or setting of the gateway takes part.
 */
public final class CamelSignatures implements Signatures {
    static {
        Engine.ready(); // before the component makes it ready in its own way
    }

    /** Made when the first signature is needed: most processes need none. */
    private static final class Idle {
        static final CamelContext CONTEXT = new DefaultCamelContext();
    }

    @Override
    public byte[] sign(byte[] document, OwnKey key) {
        Exchange exchange = exchange(new ByteArrayInputStream(document));
        try {
            new XmlSignerProcessor(Idle.CONTEXT, SignedAsAgreed.with(key)).process(exchange);
        } catch (Exception e) { // declared so by the component
            throw Engine.failed(e);
        }
        return exchange.getMessage().getBody(byte[].class);
    }

    @Override
    public boolean isProven(Element signature, X509Certificate signer) {
        try {
            new TreeVerifier(Idle.CONTEXT, signature, signer).process(exchange(InputStream.nullInputStream()));
            return true;
        } catch (Exception e) {
            // the component's words about what came from outside are dropped: some quote digests of it
            return false;
        }
    }

    private static Exchange exchange(InputStream body) {
        Exchange exchange = new DefaultExchange(Idle.CONTEXT);
        exchange.getIn().setBody(body);
        return exchange;
    }
}
