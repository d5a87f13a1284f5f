package jp.sekisho.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import jp.sekisho.seal.keys.Authority;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.SecureXml;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A key, and documents signed with it. */
final class ComponentFixture {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z"); // the keys below need it

    static final CamelContext CONTEXT = new DefaultCamelContext();
    static final OwnKey KEY = key("signer");
    static final OwnKey ANOTHER = key("another");
    static final String DOCUMENT = "<r:root xmlns:r=\"urn:r\"><r:head>a</r:head><r:body>b</r:body></r:root>";

    private ComponentFixture() {}

    private static OwnKey key(String name) {
        KeyPair pair = Profile.RSA_2048.newKeys();
        Authority.Term term = new Authority.Term(FROM, FROM.plus(Duration.ofDays(90)));
        return new OwnKey(
                pair.getPrivate(),
                Authority.root("Root", term)
                        .issue(Authority.Subject.of(name, KeyUsage.digitalSignature), pair.getPublic(), term));
    }

    /** The document, signed as it should be. */
    static String signed() {
        return signed(DOCUMENT);
    }

    static String signed(String document) {
        return new String(new CamelSignatures().sign(document.getBytes(UTF_8), KEY), UTF_8);
    }

    /** The first signature of a document. */
    static Element signature(String document) {
        Document tree = SecureXml.parse(document.getBytes(UTF_8), "document");
        return (Element) tree.getElementsByTagNameNS(Algorithms.DS, "Signature").item(0);
    }

    static Exchange exchange(String body) {
        Exchange exchange = new DefaultExchange(CONTEXT);
        exchange.getIn().setBody(new ByteArrayInputStream(body.getBytes(UTF_8)));
        return exchange;
    }

    /** What the component makes of a body. */
    static String through(Processor component, Exchange exchange) throws Exception {
        component.process(exchange);
        return new String(exchange.getMessage().getBody(byte[].class), UTF_8);
    }
}
